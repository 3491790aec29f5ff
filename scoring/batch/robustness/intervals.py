"""The ranks that agencies get under random weights of areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import mul
from typing import Final, NamedTuple

from scoring.batch.robustness.chance import draw_number
from scoring.batch.robustness.contenders import Contender, Contest
from scoring.batch.robustness.distributions import DISTRIBUTIONS
from scoring.batch.robustness.ordering import ranks_by
from scoring.engine.result import Sum
from scoring.exact import Ratio

TAIL_PERCENT: Final = 5
"""Percent of the draws that are set aside at each end, so that an interval holds the middle 90 %."""
SPREAD: Final = (1, 4)
"""How far a weight is drawn from what it is, unless asked otherwise."""


class Drawing(NamedTuple):
    """How weights are drawn: so many times, by a distribution, with a seed; `spread` is above 0 and at most 1."""

    draws: int = 1000
    seed: int = 1
    distribution: str = "uniform"
    spread: Ratio = SPREAD


class RankCounts(NamedTuple):
    """How often one agency got which rank; `rank` is the one it has by the rulebook."""

    id: str
    rank: int
    counts: dict[int, int]

    @property
    def draws(self) -> int:
        """Draws in which it had a rank."""
        return sum(self.counts.values())

    @property
    def best(self) -> int:
        """The best rank of any draw."""
        return min(self.counts)

    @property
    def worst(self) -> int:
        """The worst rank of any draw."""
        return max(self.counts)

    @property
    def interval(self) -> tuple[int, int]:
        """The ranks that are left when a twentieth of the draws is set aside at each end.

        >>> RankCounts("a", 1, {1: 94, 2: 4, 5: 2}).interval
        (1, 2)
        """
        return self._at(TAIL_PERCENT, 1), self._at(100 - TAIL_PERCENT, 0)

    @property
    def median(self) -> int:
        """The least rank that at least half of the draws do not exceed."""
        return self._at(50, 0)

    @property
    def kept(self) -> Ratio:
        """The share of the draws that left its rank as it is."""
        return self.counts.get(self.rank, 0), self.draws

    def _at(self, percent: int, more: int) -> int:
        """The least rank within which so many percent of the draws lie; more than that where `more` is 1."""
        seen = 0
        for rank in sorted(self.counts):
            seen += self.counts[rank]
            if seen * 100 >= percent * self.draws + more:
                return rank
        return self.worst


class RankDraws(NamedTuple):
    """What the draws came to: the ranks of every agency, and how often each kept ahead of the next one."""

    agencies: tuple[RankCounts, ...]
    ahead: tuple[int, ...]
    """For each agency but the last: draws in which its rank was better than that of the one after it."""


def draw_ranks(contest: Contest, drawing: Drawing, on_draw: Callable[[int], object] = bool) -> RankDraws:
    """Rank the contest anew under every draw; the same input gives the same counts on every machine.

    `on_draw` is called with 1 after each.

    Areas in which nobody has anything applicable are left out, and no number is drawn for them.
    """
    places = [place for place, weight in enumerate(contest.weights) if weight]
    weights = [contest.weights[place] for place in places]
    areas = [contest.areas[place] for place in places]
    rows = [[one.areas[place] for place in places] for one in contest.contenders]
    points = [[found.points for found in row] for row in rows]
    maxima = [tuple(found.maximum for found in row) for row in rows]
    factors_of = DISTRIBUTIONS[drawing.distribution]
    counts: list[Counter[int]] = [Counter() for _ in contest.contenders]
    ahead = [0] * (len(contest.contenders) - 1)
    for draw in range(1, drawing.draws + 1):
        numbers = [draw_number(drawing.seed, draw, area) for area in areas]
        factors = factors_of(numbers, weights, drawing.spread)
        most = {row: sum(map(mul, row, factors)) for row in set(maxima)}
        totals = [Sum(sum(map(mul, own, factors)), most[row]) for own, row in zip(points, maxima, strict=True)]
        ranks = ranks_by(totals, contest.by)
        _count(ranks, counts, ahead)
        on_draw(1)
    own = ranks_by([one.total for one in contest.contenders], contest.by)
    return RankDraws(tuple(map(_counts, contest.contenders, own, counts)), tuple(ahead))


def _count(ranks: Sequence[int | None], counts: Sequence[Counter[int]], ahead: list[int]) -> None:
    for rank, counter in zip(ranks, counts, strict=True):
        if rank is not None:
            counter[rank] += 1
    for place, (one, other) in enumerate(pairwise(ranks)):
        if one is not None and other is not None and one < other:
            ahead[place] += 1


def _counts(contender: Contender, rank: int | None, counter: Counter[int]) -> RankCounts:
    assert rank is not None  # who has no index is no contender
    return RankCounts(contender.id, rank, dict(sorted(counter.items())))
