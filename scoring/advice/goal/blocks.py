"""Blocks: why criteria stay short even in the best that can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from scoring.advice.goal.ground import Ground
from scoring.advice.goal.levers import Lever
from scoring.advice.goal.model import Block, Move
from scoring.engine.verdict import Reason
from scoring.language import Message
from scoring.rulebook.facts import DATED

BY_SURVEY: Final = Message("comes from a survey")
BY_ASSESSOR: Final = Message("is granted by the assessor")
BY_VETO: Final = Message("zeroed by a rule of the rulebook whose facts no longer change")
LATE: Final = Message("the document is late, its day is settled")
STILL_LATE: Final = Message("a document can only come late now")
NOT_KNOWN: Final = Message(
    "what it depends on is not submitted and is not the agency's choice: submit it, or try it with --set"
)
SETTLED: Final = Message("its figures no longer move")
AT_THE_END: Final = Message("its figures reach their end before")


def blocks_of(ground: Ground, levers: Sequence[Lever], moves: Sequence[Move]) -> tuple[Block, ...]:
    """Every criterion that counts and stays short with the moves made, the most lost first."""
    kept = list(ground.row)
    for move in moves:
        ground.row[move.column.slot] = move.after
    found = []
    for place, one in enumerate(ground.criteria):
        points, _ = ground.record(place)
        lost = one.item.maximum - points if points is not None and ground.is_counted[place] else 0
        if lost > 0:
            found.append(Block(one, lost, _why(place, ground, levers, moves)))
    ground.row[:] = kept
    return tuple(sorted(found, key=lambda block: -block.lost))


def _why(place: int, ground: Ground, levers: Sequence[Lever], moves: Sequence[Move]) -> Message:
    one = ground.criteria[place]
    reason = ground.closing.record(place, tuple(ground.row))[2]
    own = [lever for lever in levers if lever.slot in ground.slots[place]]
    by_source = {"survey": BY_SURVEY, "assessor": BY_ASSESSOR}.get(one.item.criterion.source)
    if by_source is not None:
        return by_source
    if reason in (Reason.VETO, Reason.ZERO_IF):
        return BY_VETO
    if any(move.is_late and move.column.slot in ground.slots[place] for move in moves):
        return STILL_LATE
    if own:
        return AT_THE_END
    facts = [ground.result.rulebook.facts[name] for name in one.item.criterion.facts()]
    if any(fact.type in (*DATED, "documents") for fact in facts):
        return LATE
    return NOT_KNOWN if reason == Reason.MISSING else SETTLED
