"""Together: what a criterion needs at once where no single figure brings it to its full points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scoring.advice.distance import Reach, Unit, Way
from scoring.advice.goal.first_steps import EVERYTHING, options_of
from scoring.advice.goal.frontier import Group, Surveyor
from scoring.advice.goal.model import Move
from scoring.advice.goal.moves import moves_of
from scoring.advice.goal.seeking import Field
from scoring.engine.result import CriterionResult
from scoring.engine.verdict import Outcome

NOTHING_YET = (Outcome.PENDING, Outcome.MISSING)


class Need(NamedTuple):
    """The least change of several figures at once that brings a criterion to the most it can reach by the end."""

    criterion: CriterionResult
    moves: tuple[Move, ...]
    points: int
    """What the criterion then earns, in units of 10**-precision."""
    is_full: bool
    is_ahead: bool
    """True if nothing of it is due yet: nothing is lost so far."""


def needs_of(field: Field, ways: Sequence[Way]) -> tuple[Need, ...]:
    """What every criterion needs that is not full and that none of `ways` makes full, in the order of the rulebook.

    Judged on the day when everything is due. Of all changes of its own facts, others as they will stand, those with the
    most points at the least effort. A criterion of which nothing is submitted yet is told here even if one figure does.
    """
    surveyor = Surveyor(field.ground, field.levers, EVERYTHING)
    alone = {way.criterion.id for way in ways if way.reach == Reach.FULL}
    return tuple(
        need
        for place, one in enumerate(field.ground.criteria)
        if one.outcome != Outcome.FULL and one.id not in alone
        for need in _needs(place, one, field, surveyor)
    )


def _needs(place: int, one: CriterionResult, field: Field, surveyor: Surveyor) -> Iterator[Need]:
    ground = field.ground
    own = tuple(lever for lever in field.levers if lever.slot in ground.slots[place])
    before = ground.record(place)[0] or 0
    if not own or not ground.is_counted[place] or before >= one.item.maximum:
        return
    options = options_of(Group((place,), own), surveyor)
    if not options or not options[-1].moves:
        return
    best = options[-1]
    kept = list(ground.row)
    for slot, value in best.moves:
        ground.row[slot] = value
    points, is_full = ground.record(place)
    ground.row[:] = kept
    if (points or 0) > before and (len(best.moves) > 1 or one.outcome in NOTHING_YET):
        moves = moves_of(best, ground, field.levers)
        yield Need(
            one, moves, points or 0, is_full, one.outcome == Outcome.PENDING or _are_ahead(moves, ground.closing.today)
        )


def _are_ahead(moves: Sequence[Move], today: int) -> bool:
    """True for documents whose last day is still to come."""
    return all(move.unit == Unit.DOCUMENT and not move.is_late and (move.by or 0) > today for move in moves)
