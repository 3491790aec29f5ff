"""Who is compared: the ranked agencies of one group, as points and maxima of areas and of criteria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from scoring.batch.ranking import Ranked, Standings
from scoring.engine.result import Result, Sum

Side = Literal["exact", "rounded"]
"""The side of the rounding that ranks are taken on, as in `ranking.by` of a rulebook."""


class Contender(NamedTuple):
    """One ranked agency: its id, its name, and its points and applicable maximum per area and per criterion.

    Both are integers in one unit, such as 10**-precision points; what is outside the maximum is 0 of 0.
    """

    id: str
    name: str
    areas: tuple[Sum, ...]
    criteria: tuple[Sum, ...] = ()

    @property
    def total(self) -> Sum:
        """The sum over the areas."""
        return Sum(sum(one.points for one in self.areas), sum(one.maximum for one in self.areas))


class Contest(NamedTuple):
    """The ranked agencies of one group, best first; every contender has the same areas and criteria."""

    group: str
    areas: tuple[str, ...]
    criteria: tuple[str, ...]
    contenders: tuple[Contender, ...]
    by: Side = "exact"

    @property
    def weights(self) -> list[int]:
        """The weight of each area: the greatest applicable maximum that an agency of the group has in it."""
        columns = zip(*(one.areas for one in self.contenders), strict=True)
        return [max(found.maximum for found in column) for column in columns]


def contests_of(standings: Standings) -> list[Contest]:
    """A contest for every group with at least two ranked agencies, in the order of the groups."""
    return list(_contests(standings))


def _contests(standings: Standings) -> Iterator[Contest]:
    rulebook = standings.field.rulebook
    areas = tuple(area.area for area in rulebook.areas)
    criteria = tuple(criterion.id for criterion in rulebook.criteria.values() if criterion.counts_as == "points")
    for group, members in groupby(standings.ranked, key=lambda one: one.group):
        found = _contenders(list(members))
        if len(found) > 1:
            yield Contest(group, areas, criteria, found, rulebook.head.ranking.by)


def _contenders(members: Sequence[Ranked]) -> tuple[Contender, ...]:
    return tuple(_contender(one.result) for one in members if one.rank is not None)


def _contender(result: Result) -> Contender:
    agency = result.evidence.agency
    criteria = tuple(
        Sum(0, 0) if one.verdict.points is None else Sum(one.verdict.points, one.item.maximum)
        for one in result.criteria
        if one.item.criterion.counts_as == "points"
    )
    return Contender(agency.id, agency.name, tuple(found for _, found in result.areas), criteria)
