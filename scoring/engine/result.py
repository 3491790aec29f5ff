"""The result of one agency: totals, areas, criteria, deductions; all sums exact."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from scoring.engine.classification import Classed, Standing, class_of
from scoring.engine.interval import interval_of
from scoring.engine.plan import Counted, Item, Plan
from scoring.engine.verdict import Outcome, Record, Verdict
from scoring.evidence.model import Evidence
from scoring.evidence.row import row_of
from scoring.exact import Ratio, decimal_of, rounded_decimal
from scoring.rulebook.book import Area, Rulebook


class Sum(NamedTuple):
    """Points and applicable maximum in units of 10**-precision."""

    points: int
    maximum: int

    @property
    def ratio(self) -> Ratio | None:
        """points / maximum; None where nothing is applicable."""
        return (self.points, self.maximum) if self.maximum else None

    def percent(self) -> Decimal | None:
        """points / maximum x 100, rounded half-up to 2 places for display."""
        return rounded_decimal(self.points * 100, self.maximum, 2) if self.maximum else None


class CriterionResult(NamedTuple):
    """One criterion's verdict beside what it was judged by."""

    item: Item
    verdict: Verdict
    precision: int

    @property
    def id(self) -> str:
        """The criterion's id."""
        return self.item.criterion.id

    @property
    def outcome(self) -> Outcome:
        """What it came to."""
        return self.verdict.outcome

    @property
    def points(self) -> Decimal | None:
        """Points earned, 0..max_points; None outside the applicable maximum."""
        return None if self.verdict.points is None else decimal_of(self.verdict.points, self.precision)

    @property
    def max_points(self) -> Decimal:
        """The most it could earn."""
        return decimal_of(self.item.maximum, self.precision)

    @property
    def lost(self) -> int:
        """Units of points lost; 0 for what is outside the applicable maximum, a bonus or a penalty."""
        if self.verdict.points is None or self.item.criterion.counts_as != "points":
            return 0
        return self.item.maximum - self.verdict.points

    @property
    def deduction(self) -> Decimal:
        """Points lost."""
        return decimal_of(self.lost, self.precision)


class Result:
    """What one agency scored under one rulebook; `records`, where another engine has judged it already."""

    def __init__(self, plan: Plan, evidence: Evidence, records: list[Record] | None = None) -> None:
        self.plan, self.evidence = plan, evidence
        self.rulebook: Rulebook = plan.rulebook
        self.precision = plan.rulebook.head.precision
        self.row = row_of(evidence, plan.rulebook.columns)
        self.records = plan.judge(self.row) if records is None else records

    @cached_property
    def criteria(self) -> tuple[CriterionResult, ...]:
        """Every verdict beside its criterion, in the order of the rulebook."""
        return tuple(
            CriterionResult(item, Verdict(*record), self.precision)
            for item, record in zip(self.plan.items, self.records, strict=True)
        )

    @cached_property
    def total(self) -> Sum:
        """Points and applicable maximum of all areas."""
        sums = [found for _, found in self.areas]
        return Sum(sum(found.points for found in sums), sum(found.maximum for found in sums))

    @cached_property
    def areas(self) -> list[tuple[Area, Sum]]:
        """Each area with its points and applicable maximum."""
        return [(counted.area, _sum(self.records, counted)) for counted in self.plan.counted]

    @property
    def points(self) -> Decimal:
        """Total points."""
        return decimal_of(self.total.points, self.precision)

    @property
    def max_points(self) -> Decimal:
        """The applicable maximum."""
        return decimal_of(self.total.maximum, self.precision)

    @property
    def index(self) -> Decimal | None:
        """The index in percent, two places; None where nothing is applicable."""
        return self.total.percent()

    def is_below(self, bound: Decimal) -> bool:
        """True if the exact index (percent) is below `bound`, or there is none."""
        return self.total.maximum == 0 or self.points * 100 < bound * self.max_points

    @cached_property
    def bonus(self) -> Decimal:
        """Bonus points, 0 to the rulebook's cap."""
        return self._capped("bonus")

    @cached_property
    def penalty(self) -> Decimal:
        """Penalty points, 0 to the rulebook's cap."""
        return self._capped("penalty")

    def _capped(self, counts_as: str) -> Decimal:
        cap = getattr(self.rulebook.head, counts_as)
        found = sum(c.verdict.points or 0 for c in self.criteria if c.item.criterion.counts_as == counts_as)
        earned = decimal_of(found, self.precision)
        return min(earned, cap.at_most) if cap else earned

    @cached_property
    def interval(self) -> tuple[Decimal, Decimal]:
        """Points guaranteed and points still attainable as of the day of the evidence, the first at most the second."""
        low = high = 0
        for criterion in self.criteria:
            if criterion.item.criterion.counts_as == "points":
                guaranteed, attainable = interval_of(criterion.item, criterion.verdict, self.plan.setting, self.row)
                low, high = low + guaranteed, high + attainable
        return decimal_of(low, self.precision), decimal_of(high, self.precision)

    @property
    def classification(self) -> str | None:
        """The class; None where there is none, and `classed` says why."""
        return self.classed.name

    @cached_property
    def classed(self) -> Classed:
        """The class and why it is that one, or why there is none."""
        plan, pending = self.plan, any(c.outcome == Outcome.PENDING for c in self.criteria)
        caps = plan.class_cap(self.row)
        standing = Standing(self.total.ratio, pending, caps, plan.profile, plan.setting.columns, self.row)
        return class_of(self.rulebook.head.classification, standing)

    @cached_property
    def deductions(self) -> list[CriterionResult]:
        """The criteria that lost points, largest loss first, then in the order of the rulebook."""
        return sorted((c for c in self.criteria if c.lost), key=lambda c: -c.lost)


def _sum(records: Sequence[Record], counted: Counted) -> Sum:
    """The points and the applicable maximum of one area."""
    points = maximum = 0
    for place, most in counted.places:
        earned = records[place][1]
        if earned is not None:
            points += earned
            maximum += most
    return Sum(points, maximum)
