"""Brute force for goal seeking: every value of every fact, each set of them judged by the naive evaluator."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product
from math import prod
from typing import Any, NamedTuple

from tests.advice.goal.drawn_agency import Agency
from tests.advice_samples import ON
from tests.naive import Scored, rounded_criterion
from tests.naive_reading import Case, SilentError, calculate, holds
from tests.on_disk import sample_agency, sample_document

FURTHEST = 20
"""A figure without bounds is tried up to here: no criterion drawn asks for as much."""
DAY = str(ON)
NAME = re.compile(r"[a-z]+_\d+")

Values = dict[str, Any]
"""By column (`fact`, or `fact.period`): a number, a yes or no, `today` for a document; None where nothing is said."""


class Way(NamedTuple):
    """One set of values, in the order in which answers are preferred: the least of those that reach is the answer."""

    effort: Fraction
    changed: int
    lost: Fraction
    """Below 0: the index, so that the higher one comes first; 0 where nothing is applicable."""
    columns: tuple[int, ...]
    far: tuple[int, ...]
    points: Fraction
    most: Fraction
    moves: tuple[tuple[str, Any], ...]
    each: tuple[Fraction | None, ...]


class CountedOut:
    """All that an agency could do by the end of the period."""

    def __init__(self, agency: Agency, columns: list[str], day: date, prices: dict[str, Fraction | None]) -> None:
        self.agency, self.columns, self.day = agency, columns, day
        self.prices = prices
        self.declared = agency.rulebook["areas"][0]["facts"]
        self.criteria: list[dict[str, Any]] = agency.rulebook["areas"][0]["criteria"]
        self.now = {column: self._submitted(column) for column in columns}
        self.signs = [self._sign(rate) for rate in agency.wholes]
        self.ranges = {column: self._range(column) for column in columns if self._may_move(column)}
        self._judged: dict[Any, Scored] = {}
        self._possible: dict[Any, bool] = {}

    def combinations(self) -> int:
        return prod(len(values) for values in self.ranges.values())

    def ways(self) -> Iterator[Way]:
        """Every set of values that evidence may say."""
        possible = [values for values in self._products() if self._is_possible(values)]
        costs = {column: self._costs(column, {values[column] for values in possible}) for column in self.ranges}
        for values in possible:
            moves = tuple((c, values[c]) for c in self.ranges if values[c] != self.now[c])
            effort = sum((costs[column][value] for column, value in moves), Fraction(0))
            points, most = self.total(values)
            yield Way(
                effort,
                len(moves),
                -points / most if most else Fraction(0),
                tuple(self.columns.index(column) for column, _ in moves),
                tuple(self._far(column, value) for column, value in moves),
                points,
                most,
                moves,
                tuple(self.judge(one, values)[1] for one in self.criteria),
            )

    def _products(self) -> Iterator[Values]:
        for values in product(*self.ranges.values()):
            yield {**self.now, **dict(zip(self.ranges, values, strict=True))}

    # What may move

    def _may_move(self, column: str) -> bool:
        name = column.partition(".")[0]
        kind, now = self.declared[name]["type"], self.now[column]
        if not self.agency.sides.get(column) or self._price(name) == "fixed":
            return False
        if kind in ("document", "date", "documents"):
            return now in (None, "none")
        if kind in ("count", "number"):
            return now is not None or name not in self.agency.below
        return kind in ("yes_no", "counts")

    def _range(self, column: str) -> list[Any]:
        name = column.partition(".")[0]
        one, now = self.declared[name], self.now[column]
        if one["type"] in ("document", "date", "documents"):
            return [now, "today"]
        if one["type"] == "yes_no":
            return [now, *(answer for answer in (True, False) if answer != now)]
        low, high = int(one.get("at_least", 0)), int(one.get("at_most", FURTHEST if one["type"] == "count" else 3))
        sides = self.agency.sides[column] - ({-1} if one.get("cumulative") and now is not None else set())
        if now is None:
            return [None, *range(low, high + 1)] if 1 in sides else [None, low]
        return [
            now,
            *(range(now + 1, high + 1) if 1 in sides else ()),
            *(range(now - 1, low - 1, -1) if -1 in sides else ()),
        ]

    def _is_possible(self, values: Values) -> bool:
        return all(self._allows(number, values) for number in range(len(self.agency.wholes)))

    def _allows(self, number: int, values: Values) -> bool:
        """True if a rate keeps what it is taken of, and no part of it is above its whole."""
        rate, sign = self.agency.wholes[number], self.signs[number]
        key = (number, *(values[column] for column in self.ranges if column in repr(rate)))
        if key not in self._possible:
            part, whole = self._sides_of(rate, values)
            keeps = not sign or (whole is not None and (whole > 0) - (whole < 0) == sign)
            within = "ratio" in rate or part is None or whole is None or 0 <= part <= whole
            self._possible[key] = keeps and within
        return self._possible[key]

    def _sides_of(self, rate: dict[str, Any], values: Values) -> list[Fraction | None]:
        case, found = self.case(values), []
        for side in rate.get("share") or rate["ratio"]:
            try:
                found.append(calculate(case, side))
            except SilentError:
                found.append(None)
        return found

    def _sign(self, rate: dict[str, Any]) -> int:
        whole = self._sides_of(rate, self.now)[1]
        return 0 if whole is None else (whole > 0) - (whole < 0)

    # What it costs

    def _price(self, name: str) -> Any:
        own = self.prices.get(name)
        said = self.declared[name].get("effort") if own is None else own
        return said if said in (None, "fixed") else Fraction(str(said))

    def _costs(self, column: str, values: set[Any]) -> dict[Any, Fraction]:
        """The effort of each value: so much a unit, or one a step."""
        name = column.partition(".")[0]
        one, now, price = self.declared[name], self.now[column], self._price(name)
        if one["type"] in ("yes_no", "document", "date", "documents"):
            return dict.fromkeys(values, Fraction(1) if price is None else price)
        if now is None and 1 not in self.agency.sides[column]:
            return dict.fromkeys(values, Fraction(1))
        if price is not None:
            start = int(one.get("at_least", 0)) if now is None else now
            return {value: price * abs(value - start) for value in values if value is not None}
        found = {}
        for side in (1, -1):
            line = [v for v in sorted(values - {None, now})[::side] if self._is_on(v, now, side)]
            levels = set(self._numbers_asked(name)) if one["type"] == "counts" else self._levels(column, line)
            found |= {value: Fraction(1 + sum(side * level < side * value for level in levels)) for value in line}
        return found

    def _is_on(self, value: int, now: int | None, side: int) -> bool:
        return side > 0 if now is None else side * value > side * now

    def _numbers_asked(self, name: str) -> Iterator[int]:
        for item in self._items():
            if item[1]["measure"].get("periods") == name:
                yield item[1]["measure"]["at_least"]

    def _items(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        for one in self.criteria:
            for item in one.get("sum_of") or one.get("best_of") or [one]:
                yield one, item

    def _levels(self, column: str, line: list[int]) -> set[int]:
        """The values at which a criterion comes to its next band, all else as it stands."""
        found: set[int] = set()
        if not line:
            return found
        now = self.now[column]
        side = 1 if now is None or line[-1] > now else -1
        whole_line = list(range(line[0] if now is None else now + side, line[-1] + side, side))
        for one in self.criteria:
            if column not in self._named(one) or one.get("counts_as") == "bonus":
                continue
            worth = [self._worth(one, {**self.now, column: value}) for value in [now, *whole_line]]
            better = [value for n, value in enumerate(whole_line, 1) if worth[n] > max(worth[:n])]
            found |= set(better[-1:] if self._is_sloped(one) else better)
        return found

    def _worth(self, one: dict[str, Any], values: Values) -> tuple[Fraction, bool]:
        outcome, points = self.judge(one, values)
        return (Fraction(-1) if points is None else points), outcome == "full"

    def _is_sloped(self, one: dict[str, Any]) -> bool:
        scales = [item["scale"] for owner, item in self._items() if owner is one]
        return any(
            isinstance(s, dict) and {"proportional_to", "proportional_above", "linear"} & s.keys() for s in scales
        ) or ("proportional" in scales)

    def _far(self, column: str, value: Any) -> int:
        now = self.now[column]
        if isinstance(value, bool):
            return int(value)
        return abs(value - (now or 0)) if isinstance(value, int) else 0

    # What it comes to

    def total(self, values: Values) -> tuple[Fraction, Fraction]:
        points = most = Fraction(0)
        for one in self.criteria:
            if one.get("counts_as") == "bonus":
                continue
            _, earned = self.judge(one, values)
            if earned is not None:
                points, most = points + earned, most + Fraction(str(one["max_points"]))
        return points, most

    def judge(self, one: dict[str, Any], values: Values) -> Scored:
        """One criterion by the naive evaluator, vetoes included."""
        key = (one["id"], *(values[column] for column in self._named(one)))
        if key not in self._judged:
            case = self.case(values)
            outcome, points = rounded_criterion(case, one)
            if points and any(one["id"] in veto["zeroes"] and holds(case, veto["when"]) for veto in self._vetoes()):
                outcome, points = "zero", Fraction(0)
            self._judged[key] = outcome, points
        return self._judged[key]

    def counts(self, one: dict[str, Any]) -> bool:
        """True for a criterion of the index."""
        return one.get("counts_as") != "bonus"

    def lost(self, one: dict[str, Any], points: Fraction | None) -> Fraction:
        """What a criterion of the index is short of its maximum; 0 outside it."""
        return Fraction(str(one["max_points"])) - points if points is not None and self.counts(one) else Fraction(0)

    def columns_of(self, one: dict[str, Any]) -> set[str]:
        """The columns of a criterion that may move."""
        return set(self._named(one))

    def _vetoes(self) -> list[dict[str, Any]]:
        return self.agency.rulebook.get("vetoes", [])

    def _named(self, one: dict[str, Any]) -> tuple[str, ...]:
        return _named_in(self, one["id"], tuple(self.columns))

    def case(self, values: Values) -> Case:
        facts: Values = {}
        for column, value in values.items():
            if value is None:
                continue
            name, _, key = column.partition(".")
            said = self._said(name, value)
            if key:
                facts.setdefault(name, {})[key] = said
            else:
                facts[name] = said
        documents = {"d1": sample_document("d1", "2024-02-01"), "now": sample_document("now", DAY)}
        evidence = {
            "rulebook": "sample-2024",
            "agency": sample_agency(),
            "as_of": DAY,
            "facts": facts,
            "documents": documents,
        }
        return Case(self.agency.rulebook, evidence, self.day)

    def _said(self, name: str, value: Any) -> Any:
        if value == "today":
            return DAY if self.declared[name]["type"] == "date" else "now"
        return value

    def _submitted(self, column: str) -> Any:
        name, _, key = column.partition(".")
        given = self.agency.facts.get(name)
        return given.get(key) if key and given is not None else given


@cache
def _named_in(counted: CountedOut, criterion: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    one = next(one for one in counted.criteria if one["id"] == criterion)
    said = {*NAME.findall(repr(one))}
    for veto in counted._vetoes():
        if criterion in veto["zeroes"]:
            said |= set(NAME.findall(veto["when"]))
    return tuple(column for column in columns if column in counted.ranges and column.partition(".")[0] in said)
