"""The smallest change of one area's weight after which an agency is no longer ahead of the next one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from scoring.batch.robustness.contenders import Contender, Contest
from scoring.batch.robustness.ordering import ranks_by
from scoring.exact import Ratio


class Swap(NamedTuple):
    """One area's weight and by how much it changes, in the units of the maxima; below 0 for less weight.

    The other areas keep theirs. `is_level` where the two are then exactly level; otherwise they have swapped.
    """

    area: str
    weight: int
    change: int
    is_level: bool


class Neighbours(NamedTuple):
    """Two agencies, one after the other; no `swap` where they share a rank or no change of one weight is enough."""

    ahead: str
    behind: str
    shares_rank: bool
    lead: Ratio
    """By how much the exact index of the one ahead is higher, 0..1; 0 where they share a rank."""
    swap: Swap | None


class _Lead(NamedTuple):
    """The lead as c0 + c1 x u + c2 x u² where u is what is added to a weight, up to a positive factor."""

    c0: int
    c1: int
    c2: int

    def at(self, change: int) -> int:
        """Above 0 where the one ahead is still ahead, 0 where they are level."""
        return self.c0 + change * (self.c1 + change * self.c2)


def neighbours_of(contest: Contest) -> Iterator[Neighbours]:
    """Every two agencies that follow one another in the order of the contest, best first."""
    weights = contest.weights
    ranks = ranks_by([one.total for one in contest.contenders], contest.by)
    for (ahead, behind), (rank, other) in zip(pairwise(contest.contenders), pairwise(ranks), strict=True):
        if rank == other:
            yield Neighbours(ahead.id, behind.id, True, (0, 1), None)
            continue
        (points, maximum), (other_points, other_maximum) = ahead.total, behind.total
        lead = points * other_maximum - other_points * maximum, maximum * other_maximum
        found = [swap for place, weight in enumerate(weights) for swap in _swaps(contest, place, weight, ahead, behind)]
        least = min(found, key=lambda swap: abs(swap.change), default=None)
        yield Neighbours(ahead.id, behind.id, False, lead, least)


def _swaps(contest: Contest, place: int, weight: int, ahead: Contender, behind: Contender) -> Iterator[Swap]:
    """The smallest rise and the smallest fall of one weight that end the lead, as far as there are any."""
    if not weight:
        return
    lead = _lead_by(place, weight, ahead, behind)
    rise = _least_change(lead, None)
    if rise is not None:
        yield Swap(contest.areas[place], weight, rise, lead.at(rise) == 0)
    fall = _least_change(_Lead(lead.c0, -lead.c1, lead.c2), _most_fall(place, weight, ahead, behind))
    if fall is not None:
        yield Swap(contest.areas[place], weight, -fall, lead.at(-fall) == 0)


def _lead_by(place: int, weight: int, ahead: Contender, behind: Contender) -> _Lead:
    """How the lead depends on what is added to the weight of the area.

    With u added, points and maximum of the area count (weight + u) / weight times. All is multiplied by the weight, so
    that an agency has P + p x u points of M + m x u, and the lead is (P + pu)(N + nu) - (Q + qu)(M + mu).
    """
    (points, maximum), (other_points, other_maximum) = ahead.total, behind.total
    p, m = ahead.areas[place]
    q, n = behind.areas[place]
    return _Lead(
        weight * weight * (points * other_maximum - other_points * maximum),
        weight * (points * n + p * other_maximum - other_points * m - q * maximum),
        p * n - q * m,
    )


def _most_fall(place: int, weight: int, ahead: Contender, behind: Contender) -> int:
    """How far a weight may fall: to nothing, or to the last unit where an agency has nothing but this area."""
    has_others = all(one.total.maximum > one.areas[place].maximum for one in (ahead, behind))
    return weight if has_others else weight - 1


def _least_change(lead: _Lead, most: int | None) -> int | None:
    """The least u >= 1, at most `most`, with lead(u) <= 0; None if there is none. The lead is above 0 at 0.

    >>> _least_change(_Lead(10, -3, 0), None), _least_change(_Lead(10, 3, 0), None), _least_change(_Lead(9, -6, 1), 9)
    (4, None, 3)
    """
    if lead.c2 > 0:  # a bowl: it falls as far as its lowest point and never again after it
        lowest = max(0, (lead.c2 - lead.c1) // (2 * lead.c2))
        high = lowest if most is None else min(lowest, most)
    elif lead.c2 < 0 or lead.c1 < 0:  # a line or a hill: once at or below 0 it stays there
        high = 1 if most is None else most
        while most is None and lead.at(high) > 0:
            high *= 2
    else:
        return None
    if high < 1 or lead.at(high) > 0:
        return None
    low = 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if lead.at(middle) <= 0 else (middle, high)
    return high
