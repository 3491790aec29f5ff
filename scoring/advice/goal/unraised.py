"""Unraised: the criteria that are not full and that no figure raises any more, each with why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scoring.advice.distance import Unit, Way
from scoring.advice.goal.causes import Cause, cause_of
from scoring.advice.goal.first_steps import EVERYTHING
from scoring.advice.goal.frontier import Group, Surveyor, Uncountable
from scoring.advice.goal.levers import is_over
from scoring.advice.goal.model import Action
from scoring.advice.goal.seeking import Field
from scoring.advice.goal.together import Need
from scoring.engine.result import CriterionResult
from scoring.engine.verdict import Outcome


class Unraised(NamedTuple):
    """A criterion that no figure raises: no distance, no need and no first step is told of it."""

    criterion: CriterionResult
    lost: int | None
    """Points lacking by the end of the period, in units of 10**-precision; None for what has no points."""
    cause: Cause


def unraised_of(
    field: Field, ways: Sequence[Way], needs: Sequence[Need], actions: Sequence[Action]
) -> tuple[Unraised, ...]:
    """Every criterion of the index that is asked, is not full, and of which nothing else in a preview says what to do.

    The most lost first; what has no points to lose comes last. One whose figures may move in too many ways to be
    counted out is named too, though single figures may be told of it.
    """
    told = {need.criterion.id for need in needs}
    told |= {way.criterion.id for way in ways if not _is_past(way, field)}
    stepped = {move.column.slot for action in actions for move in action.moves}
    surveyor = Surveyor(field.ground, field.levers, EVERYTHING)
    found = []
    for place, one in enumerate(field.ground.criteria):
        lost = _lost(place, one, field)
        if lost == 0 or field.ground.slots[place] & stepped:
            continue
        if _is_countless(place, field, surveyor):
            found.append(Unraised(one, lost, Cause.UNCOUNTABLE))
        elif one.id not in told:
            found.append(Unraised(one, lost, cause_of(place, field.ground, field.levers)))
    return tuple(sorted(found, key=lambda one: -(one.lost or 0)))


def _lost(place: int, one: CriterionResult, field: Field) -> int | None:
    """What a criterion lacks; 0 for one that nobody asks for, None for one that has no points yet or never has any."""
    if not field.ground.is_asked[place]:
        return 0
    if one.outcome in (Outcome.UNSCORED, Outcome.SURVEY):
        return None
    points, _ = field.ground.record(place)
    return one.item.maximum - points if points is not None and field.ground.is_counted[place] else 0


def _is_past(way: Way, field: Field) -> bool:
    """True for what can no longer be done: a document that has its day, the number of a month that has ended."""
    fact = field.ground.result.rulebook.facts[way.column.fact]
    return way.unit == Unit.DAYS or is_over(way.column, fact, field.ground)


def _is_countless(place: int, field: Field, surveyor: Surveyor) -> bool:
    """True if the changes of a criterion's own facts are too many to be counted out."""
    ground = field.ground
    own = tuple(lever for lever in field.levers if lever.slot in ground.slots[place])
    touched = {lever.slot for lever in own}
    places = tuple(other for other, slots in enumerate(ground.slots) if slots & touched)
    kept, surveyor.trials = list(ground.row), 0
    try:
        surveyor.frontier(Group(places, own))
    except Uncountable:
        return True
    finally:
        ground.row[:] = kept
    return False
