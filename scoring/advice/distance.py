"""Distance: how many units of one figure lie between a criterion and its next band, or its full points; exact."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from scoring.advice.closing import Cells, Closing
from scoring.advice.course import (
    column_name,
    counts_periods,
    dated_facts,
    is_given_whole,
    is_sloped,
    rises_or_falls,
    sign_of,
    uses_name,
)
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome, Reason
from scoring.evidence.asked import criteria_asked
from scoring.rulebook.columns import AS_OF, Column
from scoring.rulebook.facts import NUMERIC, Fact
from scoring.rulebook.measures import Document, Schedule, Share
from scoring.rulebook.measures.rate import Ratio

FURTHEST: Final = 10**15
"""Units of a figure beyond which nothing is looked for."""
TRIED_ONE_BY_ONE: Final = 2_000
"""Units that are tried one after the other where points may rise and fall again; nothing is said beyond."""
DAYS: Final = 3_660
"""Days that a document is tried earlier."""


class Reach(StrEnum):
    """What a change comes to; a closed set."""

    STEP = "step"
    FULL = "full"
    MOST = "most"


class Unit(StrEnum):
    """What is counted; a closed set."""

    FACT = "fact"
    ANSWER = "answer"
    DAYS = "days"
    DOCUMENT = "document"


class Way(NamedTuple):
    """The least change of one figure, all others as they are, that raises a criterion."""

    criterion: CriterionResult
    column: Column
    unit: Unit
    change: int
    """In integers of the column (10**-places of its unit), below 0 for fewer; days earlier; documents more."""
    reach: Reach
    points: int
    """What the criterion then earns, in units of 10**-precision."""
    due_on: int | None = None
    """The day (an ordinal), still to come, by which a lacking document is due: nothing is lost by it so far."""


def ways_of(result: Result) -> tuple[Way, ...]:
    """The ways to the next band and to full points, one fact at a time, in the order of the rulebook.

    Judged on the day of the evidence, by the engine itself; a change that evidence may not say (a part above its whole,
    a value outside the bounds of its fact) is no way. Left out are what is not due yet, what a veto zeroes, penalties,
    surveys, facts that are fixed or only grow where fewer would help, and what a rate is taken of, unless it is a sum
    with the part in it: how many dossiers come in is not the agency's choice. Full is what the engine calls full:
    points that only rounding lifts to the maximum are not.
    """
    search = _Search(result)
    return tuple(way for place, one in enumerate(result.criteria) if _is_short(one) for way in search.ways(place, one))


def _is_short(one: CriterionResult) -> bool:
    verdict, criterion = one.verdict, one.item.criterion
    is_open = verdict.outcome in (Outcome.PARTIAL, Outcome.ZERO, Outcome.MISSING)
    asked = criterion.counts_as != "penalty" and criterion.source != "survey" and verdict.reason != Reason.VETO
    return is_open and asked and verdict.points is not None and verdict.points < one.item.maximum


class _Search:
    """The search over one row of facts; nothing is kept between criteria."""

    def __init__(self, result: Result) -> None:
        self.result, self.row, self.closing = result, tuple(result.row), Closing(result)
        self.columns, self.setting = result.rulebook.columns, result.plan.setting
        asked = criteria_asked(result.rulebook, result.plan.profile)
        self.shares = [part.measure for one in asked for part in one.parts if isinstance(part.measure, Share)]

    def ways(self, place: int, one: CriterionResult) -> Iterator[Way]:
        """The ways of one criterion, fact by fact."""
        dated = dated_facts(one)
        for name in one.item.criterion.facts():
            fact = self.result.rulebook.facts[name]
            if fact.effort == "fixed":
                continue
            for key in self.columns.of_fact(name):
                column = self.columns.by_name[key]
                if name in dated:
                    yield from self._documents(place, one, column)
                elif fact.type in NUMERIC | {"yes_no", "counts"}:
                    for side in (1, -1):
                        yield from self._numbers(place, one, column, side)

    def _points(self, place: int, column: Column, value: int) -> int:
        return self.closing.points(place, self._with(column, value))

    def _worth(self, place: int, column: Column, value: int) -> tuple[int, bool]:
        """The points, and whether they are full without rounding."""
        outcome, points, *_ = self.closing.record(place, self._with(column, value))
        return -1 if points is None else points, outcome == Outcome.FULL

    def _with(self, column: Column, value: int) -> Cells:
        return self.closing.changed({column.slot: value}, self.row)

    def _numbers(self, place: int, one: CriterionResult, column: Column, side: int) -> Iterator[Way]:
        """More of a figure (side 1), or less of it (-1)."""
        fact, criterion = self.result.rulebook.facts[column.fact], one.item.criterion
        start = self.row[column.slot]
        if start is None and fact.type == "counts" and counts_periods(one, column):
            start = 0  # a period without a number has none
        if start is None or (side < 0 and fact.cumulative) or is_given_whole(one, column):
            return
        allowed = self._allowed(one, column, fact)

        def worth(steps: int) -> tuple[int, bool]:
            return self._worth(place, column, start + side * steps)

        is_one_way = rises_or_falls(one, column, self.result)
        most, least = (FURTHEST, _first) if is_one_way else (TRIED_ONE_BY_ONE, _first_of_all)
        far = least(1, most + 1, lambda steps: not allowed(start + side * steps)) - 1
        unit = Unit.ANSWER if fact.type == "yes_no" else Unit.FACT
        now = one.verdict.points or 0
        top = worth(far) if is_one_way else max(map(worth, range(1, far + 1)), default=(0, False))
        if far < 1 or top[0] <= now:
            return
        full = least(1, far, lambda steps: worth(steps) >= top)
        step = least(1, far, lambda steps: worth(steps)[0] > now)
        if step < full and not any(is_sloped(part.scale, self.result) for part in criterion.parts):
            yield Way(one, column, unit, side * step, Reach.STEP, worth(step)[0])
        yield Way(one, column, unit, side * full, Reach.FULL if top[1] else Reach.MOST, top[0])

    def _allowed(self, one: CriterionResult, column: Column, fact: Fact) -> Callable[[int], bool]:
        """Whether evidence may say a value; true on one stretch of values around the present one."""
        low = 0 if fact.type in ("count", "money", "counts", "yes_no") else None
        high = 1 if fact.type == "yes_no" else None
        scale = 10**column.places
        least, greatest = (bound.ratio if bound else None for bound in (fact.at_least, fact.at_most))
        name = column_name(column)
        shares = [share.compile(self.setting) for share in self.shares if uses_name(share.pair, name)]
        rates = [part.measure for part in one.item.criterion.parts if isinstance(part.measure, (Share, Ratio))]
        below = [rate.pair[1].compile(self.columns)[0] for rate in rates if uses_name(rate.pair, name)]
        signs = [sign_of(function(self.row)) or 1 for function in below]

        def allowed(value: int) -> bool:
            row = self._with(column, value)
            found = (share(row) for share in shares)
            return (
                (low is None or value >= low)
                and (high is None or value <= high)
                and (least is None or value * least[1] >= least[0] * scale)
                and (greatest is None or value * greatest[1] <= greatest[0] * scale)
                and all(part is None or 0 <= part[0] <= part[1] for part in found)
                and [sign_of(function(row)) for function in below] == signs
            )

        return allowed

    def _documents(self, place: int, one: CriterionResult, column: Column) -> Iterator[Way]:
        """A late document so many days earlier; one that is lacking, dated the day of the evidence."""
        fact, now, day = self.result.rulebook.facts[column.fact], one.verdict.points or 0, self.row[column.slot]
        today = self.row[AS_OF] or 0
        if not day:
            points = self._points(place, column, today)
            if points > now and (fact.to is None or today <= fact.to.toordinal()):
                way = self._reaching(one, column, Unit.DOCUMENT, 1, points)
                yield way._replace(due_on=self._due_ahead(one, column, today))
            return
        far = min(DAYS, day - (fact.from_.toordinal() if fact.from_ else 1))
        top = self._points(place, column, day - far) if far > 0 else now
        if top > now:
            days = _first(1, far, lambda days: self._points(place, column, day - days) >= top)
            yield self._reaching(one, column, Unit.DAYS, days, top)

    def _due_ahead(self, one: CriterionResult, column: Column, today: int) -> int | None:
        """The last day of a document, if that is still to come."""
        days = []
        for part in one.item.criterion.parts:
            if isinstance(part.measure, Document) and part.measure.document == column.fact:
                days.append(part.measure.pending_until(self.setting)(self.row))
            if isinstance(part.measure, Schedule):
                days += [last(self.row) for _, slot, last in part.measure.items(self.setting) if slot == column.slot]
        return next((day for day in days if day is not None and day > today), None)

    def _reaching(self, one: CriterionResult, column: Column, unit: Unit, change: int, points: int) -> Way:
        return Way(one, column, unit, change, Reach.FULL if points >= one.item.maximum else Reach.MOST, points)


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first number of low..high for which it holds, where it holds ever after; high if none before it does."""
    return low + bisect_left(range(low, high), True, key=holds) if low < high else high


def _first_of_all(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The same by trying every number."""
    return next((number for number in range(low, high) if holds(number)), high)
