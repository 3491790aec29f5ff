"""Standing: what is settled, what is open and what is overdue as of a day, and the deadlines still to come."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from scoring.engine.interval import interval_of
from scoring.engine.result import CriterionResult, Result, Sum
from scoring.engine.verdict import Outcome
from scoring.exact import Ratio
from scoring.language import Text
from scoring.rulebook.book import Area
from scoring.rulebook.columns import AS_OF
from scoring.rulebook.facts import DATED
from scoring.rulebook.measures import Document, Measure, Schedule

OUTSIDE: Final = (Outcome.NOT_APPLICABLE, Outcome.UNSCORED)


class State(StrEnum):
    """How far a criterion is decided; a closed set."""

    SETTLED = "settled"
    OPEN = "open"
    OVERDUE = "overdue"


class Stand(NamedTuple):
    """One criterion that may still count, with its state and its points in units of 10**-precision."""

    criterion: CriterionResult
    state: State
    guaranteed: int
    attainable: int


class Range(NamedTuple):
    """Points in units of 10**-precision: guaranteed, attainable at best, and the maximum once everything is due."""

    guaranteed: int
    attainable: int
    maximum: int

    @property
    def still_open(self) -> int:
        """The points that are neither guaranteed nor lost."""
        return self.attainable - self.guaranteed

    @property
    def lost(self) -> int:
        """The points that nothing brings back."""
        return self.maximum - self.attainable


class AreaStand(NamedTuple):
    """One area: its points and applicable maximum so far, and where it may end."""

    area: Area
    now: Sum
    range: Range


class Deadline(NamedTuple):
    """Something not submitted: by which day (an ordinal; None if another document decides), for which criterion."""

    day: int | None
    criterion: CriterionResult
    fact: str
    period: str | None
    """The period of a fact that is asked period by period."""
    label: Text
    is_overdue: bool


class Standing:
    """Where one agency stands as of the day of its evidence."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.today: int = result.row[AS_OF] or 0

    @cached_property
    def criteria(self) -> tuple[Stand, ...]:
        """Every criterion that counts as points and has, or may still have, any; in the order of the rulebook."""
        return tuple(stand for criterion in self.result.criteria if (stand := self._stand(criterion)) is not None)

    @cached_property
    def guaranteed(self) -> int:
        """The points that no later figure takes away, in units of 10**-precision."""
        return sum(stand.guaranteed for stand in self.criteria)

    @cached_property
    def attainable(self) -> int:
        """The points if all that is open goes well, in units of 10**-precision."""
        return sum(stand.attainable for stand in self.criteria)

    @cached_property
    def maximum(self) -> int:
        """The applicable maximum once everything is due: what is not applicable today stays outside."""
        return sum(stand.criterion.item.maximum for stand in self.criteria)

    @property
    def range(self) -> Range:
        """The three together."""
        return Range(self.guaranteed, self.attainable, self.maximum)

    @cached_property
    def areas(self) -> tuple[AreaStand, ...]:
        """Every area, in the order of the rulebook; their ranges add up to the whole."""
        return tuple(AreaStand(area, now, self._range_of(area)) for area, now in self.result.areas)

    def _range_of(self, area: Area) -> Range:
        own = [stand for stand in self.criteria if stand.criterion.item.area == area.area]
        return Range(
            sum(stand.guaranteed for stand in own),
            sum(stand.attainable for stand in own),
            sum(stand.criterion.item.maximum for stand in own),
        )

    @property
    def index_low(self) -> Ratio | None:
        """The guaranteed points as a part of the maximum; None where nothing is applicable."""
        return (self.guaranteed, self.maximum) if self.maximum else None

    @property
    def index_high(self) -> Ratio | None:
        """The attainable points as a part of the maximum; None where nothing is applicable."""
        return (self.attainable, self.maximum) if self.maximum else None

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What is still to be submitted, the earliest day first; what is overdue stands before everything else."""
        found = [one for stand in self.criteria for one in _deadlines(stand.criterion, self.result, self.today)]
        return tuple(sorted(found, key=lambda one: (not one.is_overdue, one.day is None, one.day or 0)))

    def _stand(self, criterion: CriterionResult) -> Stand | None:
        item, verdict = criterion.item, criterion.verdict
        if item.criterion.counts_as != "points":
            return None
        low, high = interval_of(item, verdict, self.result.plan.setting, self.result.row)
        if verdict.points is None and (verdict.outcome in OUTSIDE or not high):
            return None
        return Stand(criterion, self._state(criterion, low, high), low, high)

    def _state(self, criterion: CriterionResult, low: int, high: int) -> State:
        late = any(one.is_overdue for one in _deadlines(criterion, self.result, self.today))
        if late or criterion.outcome == Outcome.MISSING:
            return State.OVERDUE
        return State.SETTLED if low == high else State.OPEN


def _deadlines(criterion: CriterionResult, result: Result, today: int) -> Iterator[Deadline]:
    """What is not submitted of one criterion; a fact without a day of its own is due with the criterion."""
    if criterion.outcome in OUTSIDE:
        return
    setting, row, facts = result.plan.setting, result.row, result.rulebook.facts
    rule = criterion.item.criterion
    end = (rule.due_on or setting.ends_on).toordinal()
    for part in rule.parts:
        yield from _documents(part.measure, criterion, result, today)
    dated = {name for part in rule.parts for name in part.measure.named_facts() if part.measure.yields == "documents"}
    for name in rule.facts():
        if name in dated or facts[name].type in (*DATED, "documents", "counts"):
            continue
        if any(row[setting.columns.slot(column)] is None for column in setting.columns.of_fact(name)):
            yield _deadline(criterion, name, None, end, facts[name].label, today)


def _documents(measure: Measure, criterion: CriterionResult, result: Result, today: int) -> Iterator[Deadline]:
    """The documents that have not come, each by its own day."""
    setting, row, facts = result.plan.setting, result.row, result.rulebook.facts
    if isinstance(measure, Document):
        day, last = row[setting.columns.slot(measure.document)], measure.pending_until(setting)(row)
        if day is None or (day == 0 and (last is None or today < last)):
            yield _deadline(criterion, measure.document, None, last, facts[measure.document].label, today)
    if isinstance(measure, Schedule):
        periods = facts[measure.schedule].parts(setting.starts_on.year)
        for key, slot, last_day in measure.items(setting):
            if row[slot] is None:
                yield _deadline(criterion, measure.schedule, key, last_day(row), periods[key].label, today)


def _deadline(
    criterion: CriterionResult, fact: str, period: str | None, day: int | None, label: Text, today: int
) -> Deadline:
    return Deadline(day, criterion, fact, period, label, day is not None and today >= day)
