"""Compiles one criterion for one kind of agency into a function from a row to a verdict."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from scoring.engine.single import (
    FULL,
    PARTIAL,
    ZERO,
    CompiledPart,
    Judge,
    Pick,
    judge_known,
    judge_proportion,
    judge_single,
)
from scoring.engine.verdict import Outcome, Reason, Record, Verdict
from scoring.exact import Ratio, round_half_up
from scoring.rulebook.columns import AS_OF, Row
from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.setting import Setting


def compile_criterion(criterion: Criterion, setting: Setting, maximum: int, slots: tuple[int, ...]) -> Judge:
    """The function that judges this criterion; `maximum` in units of 10**-precision points."""
    pick = _picker(slots)
    setting = setting.of_criterion(criterion.id)
    if not criterion.applies_to.asks(setting.profile):
        return _constant(_excused(criterion, maximum, Reason.NOT_ASKED), pick)
    absent = _absence(criterion, setting, maximum, pick)
    if not criterion.is_scored or (criterion.needs_field and setting.best is None):
        judge = _followed(criterion, setting, absent, pick)
    elif criterion.measure is not None:
        judge = _single(criterion, setting, maximum, absent, slots)
    else:
        parts = compile_parts(criterion, setting, maximum)
        combine = _sum_of if criterion.sum_of else _best_of
        judge = _composite(parts, combine, maximum, absent, pick)
    judge = _with_condition(criterion, setting, maximum, judge, absent, pick)
    return _with_zero_if(criterion, setting, judge)


def _units(part: Part, setting: Setting) -> int:
    return int(part.max_points * 10**setting.precision)


def _compile_part(part: Part, setting: Setting, maximum: int) -> CompiledPart:
    setting = setting._replace(options=part.measure.options(setting.columns.facts))
    earn = part.scale.compile(maximum, setting)
    return CompiledPart(part.measure.compile(setting), earn, maximum, part.measure.empties())


def compile_parts(criterion: Criterion, setting: Setting, maximum: int) -> list[CompiledPart]:
    """The parts ready to run; a simple criterion is its own single part, of `maximum` units."""
    setting = setting.of_criterion(criterion.id)
    if criterion.measure is not None:
        return [_compile_part(criterion.parts[0], setting, maximum)]
    return [_compile_part(part, setting, _units(part, setting)) for part in criterion.parts]


def combined_points(criterion: Criterion, earned: list[Ratio], maximum: int) -> int:
    """What parts that earn so much come to together, in units of 10**-precision, rounded once."""
    above, below = (_sum_of if criterion.sum_of else _best_of)(earned)
    return maximum if above >= maximum * below else round_half_up(above, below)


def _picker(slots: tuple[int, ...]) -> Pick:
    if len(slots) > 1:
        return itemgetter(*slots)
    if not slots:
        return lambda _row: ()
    slot = slots[0]
    return lambda row: (row[slot],)


def _constant(verdict: Verdict, pick: Pick) -> Judge:
    outcome, points, reason, value, _ = verdict
    return lambda row: Verdict(outcome, points, reason, value, pick(row))


def _excused(criterion: Criterion, maximum: int, reason: Reason) -> Verdict:
    points = {"not_applicable": None, "full": maximum, "zero": 0}[criterion.applies_to.otherwise]
    return Verdict(Outcome.NOT_APPLICABLE, points, reason, None, ())


def _absence(criterion: Criterion, setting: Setting, maximum: int, pick: Pick) -> Judge:
    """What a criterion is while a fact it needs is missing: a survey to come, pending, or missing."""
    end = setting.ends_on.toordinal()
    fixed = criterion.due_on.toordinal() if criterion.due_on else None
    open_until = [part.measure.pending_until(setting) for part in criterion.parts]
    earned = {"zero": 0, "full": maximum, "not_applicable": None}[criterion.when_missing]

    def absent(row: Row) -> Verdict:
        if criterion.source == "survey":
            return Verdict(Outcome.SURVEY, None, Reason.SURVEY, None, pick(row))
        last_days = [end if (day := last(row)) is None else day for last in open_until]
        if (row[AS_OF] or 0) < (max(last_days) if fixed is None else fixed):
            return Verdict(Outcome.PENDING, None, Reason.PENDING, None, pick(row))
        return Verdict(Outcome.MISSING, earned, Reason.MISSING, None, pick(row))

    return absent


def _single(criterion: Criterion, setting: Setting, maximum: int, absent: Judge, slots: tuple[int, ...]) -> Judge:
    """One measure and one scale, by the quickest form that the measure allows."""
    part, measure, pick = (
        _compile_part(criterion.parts[0], setting, maximum),
        criterion.parts[0].measure,
        _picker(slots),
    )
    values, columns = measure.values(setting), measure.value_columns(setting)
    if values:
        return judge_known(part, values, absent, pick)
    judge, target = judge_single(part, absent, pick), criterion.parts[0].scale.plain_target(setting)
    if target is None:
        return judge
    value_of = part.measured if columns is None else pick if columns == slots else _picker(columns)
    return judge_proportion(value_of, target, maximum, pick, judge)


def _followed(criterion: Criterion, setting: Setting, absent: Judge, pick: Pick) -> Judge:
    """Tracking only, or waiting for the other agencies: the value is kept, no points are given."""
    reason = Reason.FIELD if criterion.needs_field else Reason.TRACKING
    measured = criterion.parts[0].measure.compile(setting)

    def judge(row: Row) -> Record:
        value = measured(row)
        if value is None and criterion.needs_field:
            return absent(row)
        return Verdict(Outcome.UNSCORED, None, reason, value, pick(row))

    return judge


def part_points(part: CompiledPart, row: Row) -> tuple[Ratio | None, bool]:
    """The exact points of one part (None: not applicable or missing), and whether its facts are missing."""
    value = part.measured(row)
    if value is None:
        return None, True
    if not value[1]:
        return {"not_applicable": None, "full": (part.maximum, 1), "zero": (0, 1)}[part.when_empty], False
    return part.earn(*value), False


def _composite(
    parts: list[CompiledPart],
    combine: Callable[[list[Ratio]], Ratio],
    maximum: int,
    absent: Judge,
    pick: Pick,
) -> Judge:
    def judge(row: Row) -> Record:
        found = [part_points(part, row) for part in parts]
        earned = [points for points, _ in found if points is not None]
        if not earned:
            if any(is_missing for _, is_missing in found):
                return absent(row)
            return Verdict(Outcome.NOT_APPLICABLE, None, Reason.EMPTY, None, pick(row))
        units, below = combine(earned)
        if units >= maximum * below:
            units, below = maximum, 1
        outcome, reason = FULL if units == maximum * below else PARTIAL if units else ZERO
        return Verdict(outcome, (2 * units + below) // (2 * below), reason, None, pick(row))

    return judge


def _sum_of(earned: list[Ratio]) -> Ratio:
    above, below = 0, 1
    for numerator, denominator in earned:
        above, below = above * denominator + numerator * below, below * denominator
    return above, below


def _best_of(earned: list[Ratio]) -> Ratio:
    best = earned[0]
    for ratio in earned[1:]:
        if ratio[0] * best[1] > best[0] * ratio[1]:
            best = ratio
    return best


def _with_zero_if(criterion: Criterion, setting: Setting, judge: Judge) -> Judge:
    if criterion.zero_if is None:
        return judge
    holds = criterion.zero_if.tree.compile(setting.columns)

    def zeroed(row: Row) -> Record:
        record = judge(row)
        if not record[1] or not holds(row):
            return record
        return Verdict(*record)._replace(outcome=Outcome.ZERO, points=0, reason=Reason.ZERO_IF)

    return zeroed


def _with_condition(
    criterion: Criterion, setting: Setting, maximum: int, judge: Judge, absent: Judge, pick: Pick
) -> Judge:
    condition = criterion.applies_to.when
    if condition is None:
        return judge
    holds = condition.tree.compile(setting.columns)
    excused = _constant(_excused(criterion, maximum, Reason.CONDITION), pick)

    def conditional(row: Row) -> Record:
        truth = holds(row)
        return judge(row) if truth else absent(row) if truth is None else excused(row)

    return conditional
