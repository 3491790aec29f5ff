"""First steps: for every criterion the change of its own facts that gains most points per unit of effort."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from scoring.advice.goal.frontier import Group, Surveyor, Uncountable
from scoring.advice.goal.model import Action
from scoring.advice.goal.moves import moves_of
from scoring.advice.goal.option import Option
from scoring.advice.goal.seeking import Field

EVERYTHING = (100, 1)
"""Against a target of 100 % a score is what is lost: what is gained is told in points."""


def actions_of(field: Field) -> tuple[Action, ...]:
    """What to do first, the most points per unit of effort first; of equals the more points, then the rulebook's order.

    A criterion gives one action: of all changes of its own facts alone, others as they will stand, the one with the
    most points per unit of effort. Points are counted over all criteria that the facts feed. Effort of 0 comes first.
    """
    surveyor = Surveyor(field.ground, field.levers, EVERYTHING)
    found = [action for place in range(len(field.ground.criteria)) for action in _actions(place, field, surveyor)]
    unique: dict[tuple[tuple[int, int], ...], Action] = {}
    for action in found:
        unique.setdefault(tuple((move.column.slot, move.after) for move in action.moves), action)
    return tuple(sorted(unique.values(), key=cmp_to_key(_compare)))


def _actions(place: int, field: Field, surveyor: Surveyor) -> Iterator[Action]:
    ground = field.ground
    points, _ = ground.record(place)
    own = tuple(lever for lever in field.levers if lever.slot in ground.slots[place])
    if not own or not ground.is_counted[place] or (points or 0) >= ground.criteria[place].item.maximum:
        return
    touched = {lever.slot for lever in own}
    places = tuple(other for other, slots in enumerate(ground.slots) if slots & touched)
    start = sum(surveyor.score(other) for other in places)
    better = [option for option in options_of(Group(places, own), surveyor) if option.score > start and option.moves]
    if not better:
        return

    def dearer(left: Option, right: Option) -> int:
        return _dearer(left, right, start, surveyor)

    best = min(better, key=cmp_to_key(dearer))
    moves = moves_of(best, ground, field.levers)
    effort = surveyor.effort(best.cost)
    is_full = _is_full(place, field, best)
    gain = (best.score - start) // 100
    yield Action(ground.criteria[place], moves, (effort.numerator, effort.denominator), gain, is_full)


def options_of(group: Group, surveyor: Surveyor) -> list[Option]:
    """The options of a group; none where they are too many to be counted out."""
    kept, surveyor.trials = list(surveyor.ground.row), 0
    try:
        return surveyor.frontier(group)
    except Uncountable:
        surveyor.ground.row[:] = kept
        return []


def _dearer(left: Option, right: Option, start: int, surveyor: Surveyor) -> int:
    """Below 0 if the left option gains more per unit of effort; of equals the one that gains more."""
    one, other = surveyor.effort(left.cost), surveyor.effort(right.cost)
    difference = (right.score - start) * one - (left.score - start) * other
    return -1 if difference < 0 else 1 if difference > 0 else right.score - left.score


def _is_full(place: int, field: Field, option: Option) -> bool:
    row = field.ground.row
    kept = list(row)
    for slot, value in option.moves:
        row[slot] = value
    points, _ = field.ground.record(place)
    row[:] = kept
    return points == field.ground.criteria[place].item.maximum


def _compare(left: Action, right: Action) -> int:
    """Below 0 if the left one gains more per unit of effort, then more points."""
    ahead = right.gain * left.effort[0] * right.effort[1] - left.gain * right.effort[0] * left.effort[1]
    return ahead or right.gain - left.gain
