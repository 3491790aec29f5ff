"""The ground: an agency's facts on the day when everything is due, to be changed in place and judged by the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from scoring.advice.closing import Closing
from scoring.advice.course import sign_of
from scoring.advice.goal.model import Taken
from scoring.engine.result import Result, Sum
from scoring.engine.verdict import Outcome
from scoring.exact import Ratio
from scoring.rulebook.columns import Row
from scoring.rulebook.expression import Node
from scoring.rulebook.measures import Share
from scoring.rulebook.measures.amount import Number
from scoring.rulebook.measures.rate import Rate

Limit = Callable[[Row], bool]
"""One inequality that evidence has to keep: true where it does."""
OF_EACH: Final = (100, 1_000, 10_000)
"""What a whole that is not submitted is taken to be: the first in which every bound of its rates is a whole number."""


class Ground:
    """One row of facts that moves are tried on; whoever changes it puts it back."""

    def __init__(self, result: Result) -> None:
        self.result, self.closing = result, Closing(result)
        self.criteria = result.criteria
        self.columns = result.rulebook.columns
        profile = result.plan.profile
        self.is_asked = [one.item.criterion.applies_to.asks(profile) for one in self.criteria]
        self.is_counted = [one.item.criterion.counts_as == "points" for one in self.criteria]
        self.slots = [frozenset(self.closing.slots_of(place)) for place in range(len(self.criteria))]
        self.taken: dict[int, Taken] = {}
        """By slot: what is not submitted, is no choice of the agency, and is taken to be something for reckoning."""
        self._take()
        self.row: list[int | None] = list(
            self.closing.changed({slot: taken.value for slot, taken in self.taken.items()})
        )
        self._limits = [list(self._limits_of(place)) for place in range(len(self.criteria))]

    def record(self, place: int) -> tuple[int | None, bool]:
        """The points of a criterion in units (None outside the maximum), and whether they are full without rounding."""
        outcome, points, *_ = self.closing.record(place, tuple(self.row))
        return points, outcome != Outcome.PARTIAL and points == self.criteria[place].item.maximum

    def is_possible(self, place: int) -> bool:
        """True if evidence may say what the row says of a criterion: no part above its whole, no whole gone."""
        return all(holds(self.row) for holds in self._limits[place])

    def limits(self, place: int) -> Sequence[Limit]:
        """What a criterion asks of its facts together, one inequality each."""
        return self._limits[place]

    def total(self) -> Sum:
        """What the engine makes of the row as a whole."""
        plan = self.result.plan
        records = plan.judge(tuple(self.row))
        pairs = [(records[place][1], most) for counted in plan.counted for place, most in counted.places]
        applicable = [(points, most) for points, most in pairs if points is not None]
        return Sum(sum(points for points, _ in applicable), sum(most for _, most in applicable))

    def rates(self, place: int) -> Iterator[Rate]:
        """The quotients that a criterion measures."""
        parts = self.criteria[place].item.criterion.parts
        return (part.measure for part in parts if isinstance(part.measure, Rate))

    def _limits_of(self, place: int) -> Iterator[Limit]:
        if not self.is_asked[place]:
            return
        for rate in self.rates(place):
            if isinstance(rate, Share):
                share = rate.compile(self.result.plan.setting)
                yield _is_from_zero(share)
                yield _is_within(share)
            below = rate.pair[1].compile(self.columns)[0]
            yield _keeps_sign(below, sign_of(below(self.row)))

    def _take(self) -> None:
        """Wholes, and what differences are taken from, that are not submitted with all their parts, and serve alone."""
        for name, column in self.columns.by_name.items():
            users = [place for place, asked in enumerate(self.is_asked) if asked and self._counts_in(place, name)]
            if self.closing.row[column.slot] is not None or not users:
                continue
            found = [self._role(place, name) for place in users]
            is_whole = all(role == "whole" for role in found)
            if is_whole or all(role == "minuend" for role in found):
                value = self._each(users) if is_whole else self._target(users)
                self.taken[column.slot] = Taken(column, value * 10**column.places, is_whole)

    def _role(self, place: int, name: str) -> str | None:
        """What a figure is to a criterion: `whole` or `minuend`, if it is nothing else there and is alone."""
        for part in self.criteria[place].item.criterion.parts:
            formulas = part.measure.formulas()
            if isinstance(part.measure, Rate) and formulas[1].tree.text == name:
                others = set(formulas[0].tree.names()) - {name}
                return "whole" if self._are_missing(others) else None
            if isinstance(part.measure, Number) and _is_difference_from(name, formulas[0].tree):
                return "minuend" if self._are_missing({formulas[0].tree.parts[1].text}) else None
        return None

    def _are_missing(self, names: set[str]) -> bool:
        return bool(names) and all(self.closing.row[self.columns.slot(name)] is None for name in names)

    def _target(self, places: list[int]) -> int:
        """The least whole number at or above every target of a difference."""
        return max((-(-above // below) for above, below in self._bounds(places)), default=0)

    def _bounds(self, places: list[int]) -> list[Ratio]:
        profile = self.result.plan.profile
        parts = [part for place in places for part in self.criteria[place].item.criterion.parts]
        return [bound.amount.ratio for part in parts for bound in part.scale.bounds(profile)]

    def _counts_in(self, place: int, name: str) -> bool:
        """True if a figure decides on a criterion by more than whether it is asked."""
        criterion = self.criteria[place].item.criterion
        asked = set(criterion.applies_to.when.tree.names()) if criterion.applies_to.when else set()
        measured = {
            used
            for part in criterion.parts
            for used in (*part.measure.named_facts(), *(n for f in part.measure.formulas() for n in f.tree.names()))
        }
        other = {self.columns.by_name[used].slot for used in asked - measured if used in self.columns.by_name}
        zeroing = criterion.zero_if and name in criterion.zero_if.tree.names()
        slot = self.columns.slot(name)
        return slot in self.slots[place] and (slot not in other or bool(zeroing))

    def _each(self, places: list[int]) -> int:
        ratios = self._bounds(places)
        return next((each for each in OF_EACH if all(each * a % b == 0 for a, b in ratios)), OF_EACH[-1])


def _is_difference_from(name: str, tree: Node) -> bool:
    is_plain = tree.operation == "-" and all(part.operation == "name" for part in tree.parts)
    return is_plain and tree.parts[0].text == name


def _is_from_zero(share: Callable[[Row], tuple[int, ...] | None]) -> Limit:
    def holds(row: Row) -> bool:
        value = share(row)
        return value is None or value[0] >= 0

    return holds


def _is_within(share: Callable[[Row], tuple[int, ...] | None]) -> Limit:
    def holds(row: Row) -> bool:
        value = share(row)
        return value is None or value[0] <= value[1]

    return holds


def _keeps_sign(function: Callable[[Row], int | None], sign: int) -> Limit:
    """A whole stays what it is, above 0 or below; one that is empty or not known may become more than nothing."""

    def holds(row: Row) -> bool:
        now = sign_of(function(row))
        return sign in {now, 0}

    return holds
