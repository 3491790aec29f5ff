"""At risk (“có nguy cơ bị trừ điểm”): points that a small slip, the present pace or a due date may still take away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from scoring.advice.closing import Closing
from scoring.advice.pace import Projection, projection_of
from scoring.advice.risk import AtRisk, Risk, rule_words
from scoring.advice.slips import by_slip, by_violation
from scoring.advice.standing import Deadline, Standing
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome, Reason
from scoring.language import Message, Speech, Text, in_both
from scoring.rulebook.measures import Document, Periods, Schedule

WITHIN_DAYS: Final = 30
"""A due date is near if it is at most so many days away."""
STILL_MOVING: Final = Message("below the target, and the figures still move until the end of the period")


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
            unbacked = _without_document(stand.criterion, closing)
            found += [*([unbacked] if unbacked else []), *_moving(stand.criterion, result)]
        found += by_violation(closing.items.index(stand.criterion.item), closing)
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


def _moving(criterion: CriterionResult, result: Result) -> list[AtRisk]:
    """Figures and answers that still move: on their present pace, by a small slip, or while short of the target."""
    item, verdict, parts = criterion.item, criterion.verdict, criterion.item.criterion.parts
    if verdict.points is None or verdict.outcome == Outcome.MISSING or verdict.reason == Reason.EMPTY:
        return []
    # documents have days of their own, and what is granted does not move
    is_moving = {part.measure.yields for part in parts} <= {"number", "yes_no", "choice"}
    projection = projection_of(criterion, result) if is_moving else None
    on_pace = _on_pace(criterion, result, projection) if projection else None
    if on_pace is not None:
        return [on_pace]
    slips = list(by_slip(criterion, result)) if verdict.points else []
    stake = item.maximum - verdict.points
    if stake > 0 and is_moving and projection is None and (len(parts) > 1 or not slips):
        slips.append(AtRisk(criterion, Risk.SHORT, _short_words(criterion, result), stake, None))
    return slips


def _on_pace(criterion: CriterionResult, result: Result, projection: Projection) -> AtRisk | None:
    """The points projected at the pace so far, where they fall short."""
    projected = criterion.item.judge(projection.row)[1]
    if projected is None or projected >= criterion.item.maximum:
        return None
    now = criterion.verdict.points or 0
    stake = (now if criterion.outcome == Outcome.FULL else criterion.item.maximum) - projected
    if stake <= 0:
        return None

    def said(speech: Speech) -> str:
        words = rule_words(criterion, result, projection.row, speech)
        if projection.since is None:
            return speech.say("projection at the pace of the period so far: {projected}", projected=words)
        since = speech.day(projection.since)
        return speech.say("projection at the pace since {since}, by its months: {projected}",
                          since=since, projected=words)  # fmt: skip

    return AtRisk(criterion, Risk.PACE, in_both(said), stake, None)


def _short_words(criterion: CriterionResult, result: Result) -> Text:
    def said(speech: Speech) -> str:
        return f"{rule_words(criterion, result, tuple(result.row), speech)}: {speech.text(STILL_MOVING)}"

    return in_both(said)
