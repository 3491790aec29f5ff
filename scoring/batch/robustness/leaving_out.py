"""Every ranking without one criterion: its points and its maximum both left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scoring.batch.robustness.contenders import Contest, Side
from scoring.batch.robustness.ordering import ranks_by
from scoring.engine.result import Sum
from scoring.exact import Ratio


class LeftOut(NamedTuple):
    """The ranking without one part: the rank of every agency, None for one that has nothing else; as it was before."""

    part: str
    before: tuple[int, ...]
    ranks: tuple[int | None, ...]

    @property
    def moves(self) -> list[int]:
        """Places won (above 0) or lost (below 0) by every agency that still has a rank, 0 for one that has not."""
        return [0 if rank is None else was - rank for was, rank in zip(self.before, self.ranks, strict=True)]

    @property
    def moved(self) -> int:
        """How many agencies have another rank."""
        return sum(move != 0 for move in self.moves)

    @property
    def furthest(self) -> int:
        """The most places that an agency moves, either way."""
        return max(map(abs, self.moves))

    @property
    def mean_move(self) -> Ratio:
        """The mean number of places that an agency moves, either way."""
        return sum(map(abs, self.moves)), len(self.moves)


class Dependence(NamedTuple):
    """How far one agency's rank hangs on single parts: its best and worst rank without one, and which those are."""

    best: int
    best_without: str
    worst: int
    worst_without: str


def leave_out_each(contest: Contest) -> list[LeftOut]:
    """The ranking without each criterion, the one that moves agencies most places first, then as in the rulebook."""
    parts = [one.criteria for one in contest.contenders]
    found = without_each(contest.criteria, [one.total for one in contest.contenders], parts, contest.by)
    return sorted(found, key=lambda one: -one.mean_move[0])


def without_each(
    names: Sequence[str], totals: Sequence[Sum], parts: Sequence[Sequence[Sum]], by: Side = "exact"
) -> Iterator[LeftOut]:
    """The ranking of `totals` without each of the named parts that anybody has; `parts[i]` are those of totals[i]."""
    before = [rank for rank in ranks_by(totals, by) if rank is not None]
    for place, name in enumerate(names):
        if any(own[place].maximum for own in parts):
            left = [_less(total, own[place]) for total, own in zip(totals, parts, strict=True)]
            yield LeftOut(name, tuple(before), tuple(ranks_by(left, by)))


def _less(total: Sum, part: Sum) -> Sum:
    return Sum(total.points - part.points, total.maximum - part.maximum)


def dependence_of(found: Sequence[LeftOut], place: int) -> Dependence:
    """What single parts do to the rank of the agency at that place of the contest; parts without effect are ""."""
    own = found[0].before[place]
    best = worst = (own, "")
    for one in found:
        rank = one.ranks[place]
        if rank is not None and rank < best[0]:
            best = (rank, one.part)
        if rank is not None and rank > worst[0]:
            worst = (rank, one.part)
    return Dependence(*best, *worst)
