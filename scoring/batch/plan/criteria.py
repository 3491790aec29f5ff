"""One criterion for one kind of agency as operations: its points, its outcome and its reason."""

from __future__ import annotations

from typing import Final, NamedTuple

from scoring.batch.plan import algebra as a
from scoring.batch.plan.codes import code_of
from scoring.batch.plan.earnings import Asked, Branch, Branches, earnings
from scoring.batch.plan.field import Best, best_for
from scoring.batch.plan.formulas import Ground, last_day, truth_of
from scoring.batch.plan.nodes import CannotCompileError, Constant, Number, Truth
from scoring.batch.plan.parts import Shelf, combined
from scoring.batch.plan.values import Counted, Known, Measured, measured, schedule_days
from scoring.engine.verdict import Outcome, Reason
from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.measures import Document, Measure, Schedule
from scoring.rulebook.scales import Scale

FULL: Final = code_of(Outcome.FULL, Reason.REACHED)
PARTIAL: Final = code_of(Outcome.PARTIAL, Reason.SHORT)
ZERO: Final = code_of(Outcome.ZERO, Reason.NOTHING)


class Case(NamedTuple):
    """Where `when` holds, the points (units, or nothing outside the maximum) and the code."""

    when: Truth
    points: Number
    code: Number


def fixed(when: Truth, outcome: Outcome, points: int | None, reason: Reason) -> Case:
    """A case that is the same for every agency it holds for."""
    return Case(when, a.constant(points), a.constant(code_of(outcome, reason)))


def judge(criterion: Criterion, ground: Ground, maximum: int, shelf: Shelf) -> list[Case]:
    """The cases of a criterion, in order, the first that holds deciding; `zero_if` and vetoes come after."""
    if not criterion.applies_to.asks(ground.setting.profile):
        return [_excused(a.TRUE, criterion, maximum, Reason.NOT_ASKED)]
    cases = _judge_asked(criterion, ground, maximum, shelf)
    condition = criterion.applies_to.when
    if condition is None:
        return cases
    holds = truth_of(condition.tree, ground)
    excused = _excused(a.negate(holds), criterion, maximum, Reason.CONDITION)
    return [excused, *_absent(a.unknown(holds), criterion, ground, maximum), *cases]


def _excused(when: Truth, criterion: Criterion, maximum: int, reason: Reason) -> Case:
    points = {"not_applicable": None, "full": maximum, "zero": 0}[criterion.applies_to.otherwise]
    return fixed(when, Outcome.NOT_APPLICABLE, points, reason)


def _absent(when: Truth, criterion: Criterion, ground: Ground, maximum: int) -> list[Case]:
    """What a criterion is where a fact it needs is missing: a survey to come, pending, or missing."""
    if when == a.FALSE:
        return []
    if criterion.source == "survey":
        return [fixed(when, Outcome.SURVEY, None, Reason.SURVEY)]
    earned = {"zero": 0, "full": maximum, "not_applicable": None}[criterion.when_missing]
    last = _open_until(criterion, ground)
    is_open = a.all_of(when, a.compare("<", ground.as_of, last))
    return [
        fixed(is_open, Outcome.PENDING, None, Reason.PENDING),
        fixed(when, Outcome.MISSING, earned, Reason.MISSING),
    ]


def _open_until(criterion: Criterion, ground: Ground) -> Number:
    if criterion.due_on is not None:
        return a.constant(criterion.due_on.toordinal())
    end = a.constant(ground.setting.ends_on.toordinal())
    return a.extreme("max", [a.present(_last_day(part.measure, ground), end) for part in criterion.parts])


def _last_day(measure: Measure, ground: Ground) -> Number:
    """The last day on which silence is not yet missing."""
    if isinstance(measure, Document):
        due = measure.due_for(ground.setting)
        return last_day(due, ground) if due else a.constant(ground.setting.ends_on.toordinal())
    if not isinstance(measure, Schedule):
        return a.constant(ground.setting.ends_on.toordinal())
    days = [day for _, day in schedule_days(measure, ground)]
    if not days:
        return a.NOTHING
    never = a.constant(max(day.span.high for day in days) + 1)
    first = a.extreme("min", [a.present(day, never) for day in days])
    return a.choose([(a.compare("=", first, never), a.NOTHING)], first)


def _judge_asked(criterion: Criterion, ground: Ground, maximum: int, shelf: Shelf) -> list[Case]:
    best = best_for(criterion, ground)
    if not criterion.is_scored or (criterion.needs_field and best is None):
        return _followed(criterion, ground, maximum)
    if criterion.measure is None:
        return _composite(criterion, ground, maximum, shelf)
    part = criterion.parts[0]
    found = measured(part.measure, ground)
    cases = _absent(found.missing, criterion, ground, maximum)
    if best is not None:
        cases.append(fixed(a.missing(best.below), Outcome.UNSCORED, None, Reason.FIELD))
    if isinstance(found, Counted):
        empty = a.compare("=", found.numbers[1], a.constant(0))
        cases.append(_empty(empty, part.measure.empties(), maximum))
    if any(case.when == a.TRUE for case in cases):
        return cases  # no agency has a value: there is nothing to score by
    branches = _against(best, found, maximum) if best else branches_of(found, part, maximum, ground)
    return [*cases, *(_case(branch, maximum) for branch in branches)]


def _against(best: Best, found: Measured, maximum: int) -> Branches:
    """value / best of the maximum; nothing where either is not above 0."""
    assert isinstance(found, Counted)
    zero, one = a.constant(0), a.constant(1)
    reached, needed = a.times(found.numbers[0], best.below), a.times(best.above, found.numbers[1])
    nothing = a.any_of(a.compare("<=", reached, zero), a.compare("<=", needed, zero))
    return [
        Branch(nothing, zero, one),
        Branch(a.compare(">=", reached, needed), a.constant(maximum), one),
        Branch(a.TRUE, a.times(a.constant(maximum), reached), needed, is_part=True),
    ]


def _followed(criterion: Criterion, ground: Ground, maximum: int) -> list[Case]:
    """Tracking only, or waiting for a field of agencies to compare with."""
    reason = Reason.FIELD if criterion.needs_field else Reason.TRACKING
    cases = []
    if criterion.needs_field:
        missing = measured(criterion.parts[0].measure, ground).missing
        cases = _absent(missing, criterion, ground, maximum)
    return [*cases, fixed(a.TRUE, Outcome.UNSCORED, None, reason)]


def _empty(when: Truth, policy: str, maximum: int) -> Case:
    outcome, points = {
        "not_applicable": (Outcome.NOT_APPLICABLE, None),
        "full": (Outcome.FULL, maximum),
        "zero": (Outcome.ZERO, 0),
    }[policy]
    return fixed(when, outcome, points, Reason.EMPTY)


def branches_of(found: Measured, part: Part, maximum: int, ground: Ground) -> Branches:
    """What a part earns where its facts are there and its denominator is not 0."""
    setting = ground.setting._replace(options=part.measure.options(ground.setting.columns.facts))
    if isinstance(found, Known):
        return _known(found, part.scale, Asked(maximum, setting))
    branches = earnings(part.scale, Asked(maximum, setting), found.numbers)
    for branch in branches:
        if not branch.is_part and branch.units.span.low < 0:
            raise CannotCompileError(f"scale: {type(part.scale).__name__}, points below 0")
    return branches


def _known(found: Known, scale: Scale, asked: Asked) -> Branches:
    """A measure of few values: the scale itself judges each of them, now."""
    earn = scale.compile(asked.maximum, asked.setting)
    cases = [*found.cases, (a.TRUE, found.otherwise)]
    ratios = [(when, earn(*value)) for when, value in cases]
    return [Branch(when, a.constant(units), a.constant(below)) for when, (units, below) in ratios]


def _case(branch: Branch, maximum: int) -> Case:
    units, below = branch.units, branch.below
    if isinstance(units, Constant) and isinstance(below, Constant):
        assert units.value is not None
        assert below.value
        points = (2 * units.value + below.value) // (2 * below.value)
        code = FULL if units.value == maximum * below.value else PARTIAL if units.value else ZERO
        return Case(branch.when, a.constant(points), a.constant(code))
    points_of = a.rounded(units, below, maximum)
    if branch.is_part:
        return Case(branch.when, points_of, a.constant(PARTIAL))
    return Case(branch.when, points_of, code_by(units, below, maximum))


def code_by(units: Number, below: Number, maximum: int) -> Number:
    """Full, partial or zero, by the exact points."""
    full = a.compare("=", units, a.times(a.constant(maximum), below))
    some = a.compare("!=", units, a.constant(0))
    return a.choose([(full, a.constant(FULL)), (some, a.constant(PARTIAL))], a.constant(ZERO))


def _composite(criterion: Criterion, ground: Ground, maximum: int, shelf: Shelf) -> list[Case]:
    """Parts added, or the best of them; capped at the criterion's own maximum."""
    parts = []
    for part in criterion.parts:
        found = measured(part.measure, ground)
        own = int(part.max_points * 10**ground.setting.precision)
        parts.append((found, part.measure.empties(), own, branches_of(found, part, own, ground)))
    any_missing, any_points, units, below = combined(parts, shelf, is_sum=bool(criterion.sum_of))
    none = a.negate(any_points)
    full = a.compare(">=", units, a.times(a.constant(maximum), below))
    some = a.compare("!=", units, a.constant(0))
    return [
        *_absent(a.all_of(none, any_missing), criterion, ground, maximum),
        fixed(none, Outcome.NOT_APPLICABLE, None, Reason.EMPTY),
        Case(full, a.constant(maximum), a.constant(FULL)),
        Case(some, a.rounded(units, below, maximum), a.constant(PARTIAL)),
        Case(a.TRUE, a.constant(0), a.constant(ZERO)),
    ]
