"""At risk (“có nguy cơ bị trừ điểm”): points that a small slip, the present pace or a due date may still take away."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import Final, NamedTuple

from scoring.advice.closing import Cells, Closing
from scoring.advice.pace import projected_row
from scoring.advice.standing import Deadline, Standing
from scoring.engine.interval import interval_of
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome, Reason
from scoring.exact import Ratio, round_half_up
from scoring.language import Message, Speech, Text, in_both
from scoring.rulebook.measures import Document, Periods, Schedule
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.threshold import Threshold

WITHIN_DAYS: Final = 30
"""A due date is near if it is at most so many days away."""
DEFAULT_SLACK_OF_RATE: Final[Ratio] = (2, 100)
"""2 percentage points: the margin below which a rate that is still moving is at risk, unless the criterion says."""
DEFAULT_SLACK: Final[Ratio] = (1, 1)
"""One unit: the same for any other number."""


STILL_MOVING: Final = Message("below the target, and the figures still move until the end of the period")


class Risk(StrEnum):
    """Why points are at risk; a closed set."""

    DUE = "due"
    DOCUMENT = "document"
    PACE = "pace"
    MARGIN = "margin"
    SHORT = "short"


class AtRisk(NamedTuple):
    """Points that may still be lost: of which criterion, why, and how much is at stake."""

    criterion: CriterionResult
    risk: Risk
    why: Text
    stake: int
    """Points at stake in units of 10**-precision, above 0."""
    day: int | None
    """The ordinal of the due date, where one decides."""


def at_risk(result: Result, within_days: int = WITHIN_DAYS) -> tuple[AtRisk, ...]:
    """What is at risk as of the day of the evidence, the most at stake first; empty once the period is over.

    Due dates count as near up to `within_days` days ahead. Whatever is lost for good is no risk: it is a deduction.
    """
    standing = Standing(result)
    ends = result.plan.setting.ends_on.toordinal()
    if standing.today >= ends:
        return ()
    closing = Closing(result)
    found = list(_near(standing, closing, within_days))
    for stand in standing.criteria:
        if stand.guaranteed < stand.attainable:
            risks = (_without_document(stand.criterion, closing), _moving(stand.criterion, result))
            found += [risk for risk in risks if risk is not None]
    return tuple(sorted(found, key=lambda one: (-one.stake, one.day or 0)))


def _near(standing: Standing, closing: Closing, within_days: int) -> Iterator[AtRisk]:
    """Due dates within so many days, with nothing submitted."""
    last = standing.today + within_days
    seen: set[tuple[str, str]] = set()
    for deadline in standing.deadlines:
        day = deadline.day
        key = (deadline.criterion.id, deadline.period or "")
        if day is None or deadline.is_overdue or day > last or key in seen or _is_unbacked(deadline.fact, closing):
            continue
        seen.add(key)
        stake = _stake_of_due(deadline, closing)
        if stake > 0:
            yield AtRisk(deadline.criterion, Risk.DUE, _due_words(deadline, day - standing.today), stake, day)
    for stand in standing.criteria:
        for part in stand.criterion.item.criterion.parts:
            if isinstance(part.measure, Periods):
                yield from _near_periods(stand.criterion, part.measure, closing, last)


def _stake_of_due(deadline: Deadline, closing: Closing) -> int:
    """What is lost if nothing comes in time: all, or all but what a late document earns."""
    place = closing.items.index(deadline.criterion.item)
    if deadline.day is None:
        return 0
    changes: dict[int, int] = {}
    for part in deadline.criterion.item.criterion.parts:
        if isinstance(part.measure, Schedule):  # the other periods come on time: only this one is in question
            for _, open_slot, last_day in part.measure.items(closing.plan.setting):
                last = last_day(closing.row)
                if closing.row[open_slot] is None and last is not None and last > closing.today:
                    changes[open_slot] = last
    column = f"{deadline.fact}.{deadline.period}" if deadline.period else deadline.fact
    if column not in closing.columns.by_name or not _is_document(deadline):
        return deadline.criterion.item.maximum
    slot = closing.columns.slot(column)
    good = closing.points(place, closing.changed({**changes, slot: deadline.day}))
    late = closing.points(place, closing.changed({**changes, slot: deadline.day + 1}))
    return max(good, 0) - max(late, 0)


def _is_document(deadline: Deadline) -> bool:
    parts = deadline.criterion.item.criterion.parts
    return any(
        deadline.fact in part.measure.named_facts()[:1]
        for part in parts
        if isinstance(part.measure, (Document, Schedule))
    )


def _due_words(deadline: Deadline, days: int) -> Text:
    def said(speech: Speech) -> str:
        label = speech.text(deadline.label)
        when = speech.day(deadline.day or 0)
        return speech.say("{label}: due {when}, in {days} days, nothing submitted", label=label, when=when, days=days)

    return in_both(said)


def _near_periods(criterion: CriterionResult, measure: Periods, closing: Closing, last: int) -> Iterator[AtRisk]:
    """Months or quarters that end soon and have not reached their number."""
    place, setting = closing.items.index(criterion.item), closing.plan.setting
    parts = closing.columns.facts[measure.periods].parts(setting.starts_on.year)
    for key, part in parts.items():
        slot, end = closing.columns.slot(f"{measure.periods}.{key}"), part.ends_on.toordinal()
        have = closing.row[slot] or 0
        if not closing.today < end <= last or have >= measure.at_least:
            continue
        reached = closing.points(place, closing.changed({slot: measure.at_least}))
        stake = max(reached, 0) - max(closing.points(place, closing.row), 0)
        if stake > 0:
            words = partial(_period_words, part.label, have, measure.at_least, end)
            yield AtRisk(criterion, Risk.DUE, in_both(words), stake, end)


def _period_words(label: Text, have: int, need: int, end: int, speech: Speech) -> str:
    return speech.say(
        "{label}: {have} so far, {need} needed by {end}", label=label, have=have, need=need, end=speech.day(end)
    )


def _is_unbacked(fact: str, closing: Closing) -> bool:
    submitted = closing.result.evidence.facts.get(fact)
    return submitted is not None and submitted.lacks_document and bool(submitted.cells)


def _without_document(criterion: CriterionResult, closing: Closing) -> AtRisk | None:
    """A value that is submitted, but does not count while the document that it needs is not named."""
    facts = closing.result.evidence.facts
    names = [name for name in criterion.item.criterion.facts() if _is_unbacked(name, closing)]
    cells = {closing.columns.slot(column): units for name in names for column, units in facts[name].cells.items()}
    place, row = closing.items.index(criterion.item), tuple(closing.result.row)
    stake = max(closing.points(place, closing.changed(cells, row)), 0) - (criterion.verdict.points or 0)
    if not names or stake <= 0:
        return None
    words = partial(_without_document_words, [closing.result.rulebook.facts[name].label for name in names])
    return AtRisk(criterion, Risk.DOCUMENT, in_both(words), stake, None)


def _without_document_words(labels: list[Text], speech: Speech) -> str:
    said = "; ".join(speech.text(label) for label in labels)
    return speech.say("{labels}: submitted without the document that it needs", labels=said)


def _moving(criterion: CriterionResult, result: Result) -> AtRisk | None:
    """Figures and answers that still move: on their present pace, by a small slip, or while short of the target."""
    item, verdict, parts = criterion.item, criterion.verdict, criterion.item.criterion.parts
    if verdict.points is None or verdict.outcome == Outcome.MISSING or verdict.reason == Reason.EMPTY:
        return None
    if not {part.measure.yields for part in parts} <= {"number", "yes_no", "choice"}:
        return None  # documents have days of their own, and what is granted does not move
    paced = projected_row(criterion, result)
    if paced is not None:
        return _on_pace(criterion, result, paced)
    is_plain = len(parts) == 1 and parts[0].measure.yields == "number"
    if is_plain and (criterion.outcome == Outcome.FULL or isinstance(parts[0].scale, (Bands, Threshold))):
        slip = _by_a_slip(criterion, result)
        if slip is not None or criterion.outcome == Outcome.FULL:
            return slip
    stake = item.maximum - verdict.points
    return AtRisk(criterion, Risk.SHORT, _short_words(criterion, result), stake, None) if stake > 0 else None


def _on_pace(criterion: CriterionResult, result: Result, row: tuple[int | None, ...]) -> AtRisk | None:
    """The points projected from the share of the period elapsed, where they fall short."""
    projected = criterion.item.judge(row)[1]
    if projected is None or projected >= criterion.item.maximum:
        return None
    now = criterion.verdict.points or 0
    stake = (now if criterion.outcome == Outcome.FULL else criterion.item.maximum) - projected
    if stake <= 0:
        return None

    def said(speech: Speech) -> str:
        words = _rule_words(criterion, result, row, speech)
        return speech.say("projection at the pace of the period so far: {projected}", projected=words)

    return AtRisk(criterion, Risk.PACE, in_both(said), stake, None)


def _by_a_slip(criterion: CriterionResult, result: Result) -> AtRisk | None:
    """Points that a slip of the value by the slack would cost."""
    item, setting = criterion.item, result.plan.setting
    part, points, value = item.criterion.parts[0], criterion.verdict.points or 0, criterion.verdict.value
    low, _ = interval_of(item, criterion.verdict, setting, result.row)
    if not points or low >= points or value is None:
        return None
    is_rate = part.measure.reads_as_percent(result.rulebook.facts)
    declared = item.criterion.slack
    slack = declared.ratio if declared else DEFAULT_SLACK_OF_RATE if is_rate else DEFAULT_SLACK
    earn = part.scale.compile(item.maximum, setting)
    sides = {1: (-1,), -1: (1,)}.get(part.scale.direction(setting.profile), (-1, 1))
    slipped = [_shifted(value, slack, side) for side in sides]
    worst = min(round_half_up(*earn(*one)) for one in slipped)
    if worst >= points:
        return None
    return AtRisk(criterion, Risk.MARGIN, _slip_words(criterion, result, slack, is_rate), points - worst, None)


def _shifted(value: tuple[int, ...], slack: Ratio, side: int) -> Ratio:
    return value[0] * slack[1] + side * slack[0] * value[1], value[1] * slack[1]


def _slip_words(criterion: CriterionResult, result: Result, slack: Ratio, is_rate: bool) -> Text:
    def said(speech: Speech) -> str:
        words = _value_words(criterion, result, speech)
        if is_rate:
            margin = speech.exactly(slack[0] * 100, slack[1])
            return speech.say("{words}: a slip of {margin} percentage points loses points", words=words, margin=margin)
        margin = speech.exactly(*slack)
        return speech.say("{words}: a slip by {margin} loses points", words=words, margin=margin)

    return in_both(said)


def _value_words(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    """`119.000 / 140.000 = 85,00 % < 90 % (cấp tỉnh)`"""
    return _rule_words(criterion, result, tuple(result.row), speech)


def _rule_words(criterion: CriterionResult, result: Result, row: Cells, speech: Speech) -> str:
    """The value of a row against the target; of several parts each in brackets."""
    parts, setting, said = criterion.item.criterion.parts, result.plan.setting.of_criterion(criterion.id), []
    for part in parts:
        value = part.measure.compile(setting)(row)
        if value is None:
            said.append(speech.say("not submitted"))
            continue
        words = part.measure.words(setting, row, value, speech)
        said.append(f"{words} {part.scale.words(value, setting, speech) if value[1] else ''}".rstrip())
    if len(parts) == 1:
        return said[0]
    joint = " + " if criterion.item.criterion.sum_of else speech.say(" or ")
    return joint.join(f"[{words}]" for words in said)


def _short_words(criterion: CriterionResult, result: Result) -> Text:
    def said(speech: Speech) -> str:
        return f"{_value_words(criterion, result, speech)}: {speech.text(STILL_MOVING)}"

    return in_both(said)
