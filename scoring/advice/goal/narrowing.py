"""Narrowing: how far numbers may go while others move too, no part beyond its whole."""

from __future__ import annotations

from itertools import product
from typing import Final

from scoring.advice.goal.ground import Ground
from scoring.advice.goal.levers import Lever
from scoring.advice.goal.walking import first

MOST_OTHERS: Final = 4
ROUNDS: Final = 2
"""Times that limits are drawn in: a part of a part needs two."""

Corners = list[tuple[tuple[int, "int | None"], ...]]


def narrow(levers: list[Lever], ground: Ground) -> None:
    """Draw in how far numbers may go: no further than a part of its whole, wherever the others may be."""
    numbers = [lever for lever in levers if not lever.values]
    for _ in range(ROUNDS):
        for lever in numbers:
            places = [place for place, slots in enumerate(ground.slots) if lever.slot in slots]
            limited = [place for place in places if ground.has_limits(place)]
            for side in lever.sides if limited else ():
                _narrow(lever, side, [(place, _corners(place, lever, numbers, ground)) for place in limited], ground)


def _narrow(lever: Lever, side: int, limits: list[tuple[int, Corners]], ground: Ground) -> None:
    kept = list(ground.row)

    def is_possible(steps: int) -> bool:
        ground.row[lever.slot] = lever.origin + side * steps
        return all(_is_possible_somewhere(place, corners, ground) for place, corners in limits)

    try:
        far = first(1, lever.reach(side) + 1, lambda steps: not is_possible(steps)) - 1
    finally:
        ground.row[:] = kept
    if side > 0:
        lever.high = lever.origin + far
    else:
        lever.low = lever.origin - far


def _is_possible_somewhere(place: int, corners: Corners, ground: Ground) -> bool:
    for corner in corners:
        for slot, value in corner:
            ground.row[slot] = value
        if ground.is_possible(place):
            return True
    return False


def _corners(place: int, lever: Lever, numbers: list[Lever], ground: Ground) -> Corners:
    """The ends of what the other facts of a criterion may be; facts that are many stay as they are."""
    others = [other for other in numbers if other is not lever and other.slot in ground.slots[place]][:MOST_OTHERS]
    ends = [[(other.slot, value) for value in (other.start, other.low, other.high)] for other in others]
    return list(product(*ends))
