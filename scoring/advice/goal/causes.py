"""Causes: why no figure brings a criterion to more points, or to its full points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from scoring.advice.course import dated_facts
from scoring.advice.distance import Unit
from scoring.advice.goal.ground import Ground
from scoring.advice.goal.levers import Lever
from scoring.engine.verdict import Outcome, Reason
from scoring.language import Message
from scoring.rulebook.facts import DATED, Fact


class Cause(StrEnum):
    """Why no figure raises a criterion; a closed set."""

    SURVEY = "survey"
    ASSESSOR = "assessor"
    TRACKED = "tracked"
    RELATIVE = "relative"
    VIOLATION = "violation"
    LATE = "late"
    NOW_LATE = "now_late"
    PERIODS_OVER = "periods_over"
    CHOICE = "choice"
    GIVEN = "given"
    ONLY_GROWS = "only_grows"
    NOT_KNOWN = "not_known"
    UNCOUNTABLE = "uncountable"
    AT_THE_END = "at_the_end"
    SETTLED = "settled"


REASONS: Final = {
    Cause.SURVEY: Message("comes from a survey"),
    Cause.ASSESSOR: Message("is granted by the assessor"),
    Cause.TRACKED: Message("is only followed, and earns no points"),
    Cause.RELATIVE: Message("is scored against the best of the field, by score batch"),
    Cause.VIOLATION: Message("zeroed by a rule of the rulebook whose facts no longer change"),
    Cause.LATE: Message("the document is late, its day is settled"),
    Cause.NOW_LATE: Message("a document can only come late now"),
    Cause.PERIODS_OVER: Message("its months or quarters have ended"),
    Cause.CHOICE: Message("is one choice of a list: another may be tried with --set"),
    Cause.GIVEN: Message("its figures are given: no choice of the agency"),
    Cause.ONLY_GROWS: Message("its figures only grow, and fewer would be needed"),
    Cause.NOT_KNOWN: Message(
        "what it depends on is not submitted and is not the agency's choice: submit it, or try it with --set"
    ),
    Cause.UNCOUNTABLE: Message("its figures may move in too many ways to be counted out: try some with --set"),
    Cause.AT_THE_END: Message("its figures reach their end before"),
    Cause.SETTLED: Message("its figures no longer move"),
}


def cause_of(place: int, ground: Ground, levers: Sequence[Lever], late: Iterable[int] = ()) -> Cause:
    """Why a criterion stays short on the ground as it is; `late` are slots of documents that can only come late."""
    one = ground.criteria[place]
    reason = ground.closing.record(place, tuple(ground.row))[2]
    if one.outcome == Outcome.UNSCORED:
        return Cause.RELATIVE if one.item.maximum else Cause.TRACKED
    by_source = {"survey": Cause.SURVEY, "assessor": Cause.ASSESSOR}.get(one.item.criterion.source)
    if by_source is not None:
        return by_source
    if reason in (Reason.VETO, Reason.ZERO_IF):
        return Cause.VIOLATION
    own = [lever for lever in levers if lever.slot in ground.slots[place]]
    is_lacking = any(lever.unit == Unit.DOCUMENT and not ground.row[lever.slot] for lever in own)
    if is_lacking or ground.slots[place] & set(late):
        return Cause.NOW_LATE
    if own:
        return Cause.NOT_KNOWN if reason == Reason.MISSING else Cause.AT_THE_END
    return _of_facts(place, ground, reason)


def _of_facts(place: int, ground: Ground, reason: Reason) -> Cause:
    """The cause that lies in what kind of facts a criterion has; none of them moves."""
    one = ground.criteria[place]
    facts = {name: ground.result.rulebook.facts[name] for name in one.item.criterion.facts()}
    kinds = {fact.type for fact in facts.values()}
    if "survey" in kinds:
        return Cause.SURVEY
    if "grant" in kinds:
        return Cause.ASSESSOR
    if kinds & {*DATED, "documents"}:
        lacking = any(not ground.row[slot] for slot in _slots(dated_facts(one), ground))
        return Cause.NOW_LATE if lacking else Cause.LATE
    if "choice" in kinds:
        return Cause.CHOICE
    if reason == Reason.MISSING:
        return Cause.NOT_KNOWN
    return _of_numbers(facts.values())


def _of_numbers(facts: Iterable[Fact]) -> Cause:
    found = list(facts)
    if any(fact.type == "counts" for fact in found):
        return Cause.PERIODS_OVER
    if any(fact.cumulative for fact in found):
        return Cause.ONLY_GROWS
    return Cause.GIVEN if any(fact.effort == "fixed" for fact in found) else Cause.SETTLED


def _slots(names: Iterable[str], ground: Ground) -> Iterable[int]:
    return (ground.columns.slot(column) for name in names for column in ground.columns.of_fact(name))
