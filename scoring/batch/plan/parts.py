"""The parts of a criterion put together: their exact points added, or the best of them."""

from __future__ import annotations

from typing import NamedTuple

from scoring.batch.plan import algebra as a
from scoring.batch.plan.earnings import Branches
from scoring.batch.plan.nodes import Column, Constant, Number, Truth
from scoring.batch.plan.values import Counted, Measured

_ZERO, _ONE = a.constant(0), a.constant(1)
Ready = tuple[Measured, str, int, Branches]
"""A part: its measure, what a zero denominator is, its own maximum in units, and what it earns."""


class Shelf:
    """Numbers worked out once, in steps, for later steps to use by name."""

    def __init__(self) -> None:
        self.steps: list[dict[str, Number]] = []
        self._names: dict[Number, str] = {}

    def keep(self, number: Number) -> Number:
        """The column that holds this number; constants and columns stay what they are."""
        if isinstance(number, (Constant, Column)):
            return number
        if number not in self._names:
            name, step = f"~{len(self._names)}", _depth(number, self.steps)
            self._names[number] = name
            if step == len(self.steps):
                self.steps.append({})
            self.steps[step][name] = number
        return Column(self._names[number], number.span)


def _depth(number: Number, steps: list[dict[str, Number]]) -> int:
    """The first step at which every column that a number uses is there."""
    used = set(names_in(number))
    return max((place + 1 for place, step in enumerate(steps) if used & step.keys()), default=0)


def names_in(node: object) -> list[str]:
    """The columns that an operation uses."""
    if isinstance(node, Column):
        return [node.name]
    if isinstance(node, tuple):
        return [name for part in node for name in names_in(part)]
    fields = getattr(type(node), "__dataclass_fields__", {})
    found = [name for key in fields for name in names_in(getattr(node, key))]
    column = getattr(node, "column", None)
    return [*found, column] if isinstance(column, str) else found


class Found(NamedTuple):
    """A part's exact points, units / below, where it has any."""

    has_points: Truth
    units: Number
    below: Number


def combined(parts: list[Ready], shelf: Shelf, *, is_sum: bool) -> tuple[Truth, Truth, Number, Number]:
    """Whether any part is missing, whether any has points, and the exact points: units / below."""
    found = [_found(part, shelf) for part in parts]
    any_missing = a.any_of(*(measure.missing for measure, *_ in parts))
    any_points = a.any_of(*(part.has_points for part in found))
    units, below = _sum_of(found) if is_sum else _best_of(found, shelf)
    return any_missing, any_points, shelf.keep(units), shelf.keep(below)


def _found(part: Ready, shelf: Shelf) -> Found:
    measure, when_empty, maximum, branches = part
    missing: Truth = measure.missing
    empty: Truth = a.FALSE
    if isinstance(measure, Counted):
        empty = a.all_of(a.negate(missing), a.compare("=", measure.numbers[1], _ZERO))
    outside = a.any_of(missing, empty) if when_empty == "not_applicable" else missing
    skipped = [(missing, 0), (empty, maximum if when_empty == "full" else 0)]
    units = a.choose(
        [
            *((when, a.constant(points)) for when, points in skipped),
            *((one.when, a.within(one.units, 0, max(one.units.span.high, 0))) for one in branches),
        ],
        _ZERO,
    )
    below = a.choose(
        [
            *((when, _ONE) for when, _ in skipped),
            *((one.when, a.within(one.below, 1, max(one.below.span.high, 1))) for one in branches),
        ],
        _ONE,
    )
    return Found(a.negate(outside), shelf.keep(units), shelf.keep(below))


def _sum_of(found: list[Found]) -> tuple[Number, Number]:
    units: Number = _ZERO
    below: Number = _ONE
    for part in found:
        units = a.plus(a.times(units, part.below), a.times(part.units, below))
        below = a.times(below, part.below)
    return units, below


def _best_of(found: list[Found], shelf: Shelf) -> tuple[Number, Number]:
    best = found[0]
    for part in found[1:]:
        is_more = a.compare(">", a.times(part.units, best.below), a.times(best.units, part.below))
        takes = a.all_of(part.has_points, a.any_of(a.negate(best.has_points), is_more))
        best = Found(
            a.any_of(best.has_points, part.has_points),
            shelf.keep(a.choose([(takes, part.units)], best.units)),
            shelf.keep(a.choose([(takes, part.below)], best.below)),
        )
    return best.units, best.below
