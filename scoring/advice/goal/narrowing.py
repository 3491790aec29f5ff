"""Narrowing: how far numbers may go while others move too, no part beyond its whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from scoring.advice.goal.ground import Ground, Limit
from scoring.advice.goal.levers import Lever
from scoring.advice.goal.walking import first

MOST_OTHERS: Final = 4
"""Others that move beside a number: beyond, it is left as wide as it is."""
ROUNDS: Final = 2
"""Times that limits are drawn in: a part of a part needs two."""

Corners = Sequence[tuple[tuple[int, "int | None"], ...]]


def narrow(levers: list[Lever], ground: Ground) -> None:
    """Draw in how far numbers may go: no further than each limit lets them, wherever the others may be.

    Every limit is one inequality between sums, and is looked at alone: what it allows at all, it allows where the
    others are at one of their ends. Two together may allow only what lies between (`a <= b` and `b <= a`).
    """
    numbers = [lever for lever in levers if not lever.values]
    for _ in range(ROUNDS):
        for lever in numbers:
            places = [place for place, slots in enumerate(ground.slots) if lever.slot in slots and ground.limits(place)]
            for place in places:
                corners = _corners(place, lever, numbers, ground)
                for limit in ground.limits(place) if corners else ():
                    for side in lever.sides:
                        _narrow(lever, side, limit, corners, ground)


def _narrow(lever: Lever, side: int, limit: Limit, corners: Corners, ground: Ground) -> None:
    kept = list(ground.row)

    def is_possible(steps: int) -> bool:
        ground.row[lever.slot] = lever.origin + side * steps
        return any(_holds_in(corner, limit, ground) for corner in corners)

    far = lever.reach(side)
    if far >= 1 and not is_possible(far):
        far = first(1, far, lambda steps: not is_possible(steps)) - 1
    ground.row[:] = kept
    if side > 0:
        lever.high = lever.origin + far
    else:
        lever.low = lever.origin - far


def _holds_in(corner: tuple[tuple[int, int | None], ...], limit: Limit, ground: Ground) -> bool:
    for slot, value in corner:
        ground.row[slot] = value
    return limit(ground.row)


def _corners(place: int, lever: Lever, numbers: list[Lever], ground: Ground) -> Corners:
    """The ends of what the other facts of a criterion may be; none where they are many."""
    others = [other for other in numbers if other is not lever and other.slot in ground.slots[place]]
    ends = [[(other.slot, value) for value in (other.start, other.low, other.high)] for other in others]
    return list(product(*ends)) if len(others) <= MOST_OTHERS else []
