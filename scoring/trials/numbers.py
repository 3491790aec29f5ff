"""Plain figures that bring a measure of numbers exactly to a bound, or one step below or above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from math import ceil, floor, lcm
from typing import Final

from scoring.rulebook.analysis.grades import Asked
from scoring.rulebook.columns import AS_OF, Columns
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.measures import Periods
from scoring.rulebook.measures.survey import Surveyed
from scoring.trials.sides import BELOW, ON, Side

Cells = dict[str, "int | str"]
"""Integers by column (or an option, yes, no), as they stand in a row."""
WHOLE: Final = 1000
MOST_FREE: Final = 3
_SIMPLE: Final = (1, 0, 10, 100)


def numbers_for(asked: Asked, side: Side) -> Cells | None:
    """The integers by column; None where no simple ones come to this side."""
    assert side.bound is not None
    measure = asked.part.measure
    if isinstance(measure, Periods):
        return _periods(asked, measure, side)
    columns = asked.setting.columns
    if isinstance(measure, Surveyed):
        names = list(columns.of_fact(measure.survey))
        return next(_solutions(asked, side, names, names), None)
    formulas = [list(dict.fromkeys(formula.tree.names())) for formula in measure.formulas()]
    return next(_solutions(asked, side, formulas[0], formulas[1] if len(formulas) > 1 else []), None)


def cells_for_conditions(criterion: Criterion, columns: Columns, known: Cells) -> Cells:
    """Numbers for the facts that only conditions ask for: the criterion is asked, and nothing zeroes it."""
    wanted = [(criterion.applies_to.when, True), (criterion.zero_if, False)]
    truths = [(condition.tree.compile(columns), truth) for condition, truth in wanted if condition]
    names = {name for condition, _ in wanted if condition for name in condition.tree.names()} - known.keys()
    row: list[int | None] = [None] * len(columns)
    for name, units in known.items():
        row[columns.slot(name)] = units if isinstance(units, int) else None
    for tried in product(_SIMPLE, repeat=min(len(names), MOST_FREE)):
        cells = dict(zip(sorted(names), tried, strict=False))
        for name, number in cells.items():
            is_yes_no = columns.facts[columns.by_name[name].fact].type == "yes_no"
            row[columns.slot(name)] = min(number, 1) if is_yes_no else number * 10 ** columns.by_name[name].places
        if all(holds(row) is truth for holds, truth in truths):
            return {name: row[columns.slot(name)] or 0 for name in cells}
    return {}


def _solutions(asked: Asked, side: Side, above: list[str], below: list[str]) -> Iterator[Cells]:
    """Every column of the denominator at a round number, the others at 0, and one moved until the value fits."""
    assert side.bound is not None
    columns = asked.setting.columns
    whole = lcm(WHOLE, side.bound.denominator)
    is_survey = above == below
    for pivot in sorted(above, key=lambda name: name in below):
        cells = dict.fromkeys((*above, *below), 0)
        if is_survey:
            yield from _shifted(asked, side, cells, pivot, whole)
            continue
        cells.update({name: whole * 10 ** columns.by_name[name].places for name in below})
        line = [_value(asked, {**cells, pivot: units}) for units in (0, 1)]
        if None in line or line[0] == line[1]:
            continue
        slope = (line[1] or Fraction(0)) - (line[0] or Fraction(0))
        exact = (side.bound - (line[0] or Fraction(0))) / slope
        yield from _fitting(asked, side, ({**cells, pivot: units} for units in _near(exact)))


def _shifted(asked: Asked, side: Side, cells: dict[str, int], pivot: str, whole: int) -> Iterator[Cells]:
    """A survey: answers move from another answer to `pivot`, so that their number stays."""
    for other in (name for name in cells if name != pivot):
        line = [_value(asked, {**cells, pivot: units, other: whole - units}) for units in (0, 1)]
        if None in line or line[0] == line[1]:
            continue
        slope = (line[1] or Fraction(0)) - (line[0] or Fraction(0))
        exact = ((side.bound or Fraction(0)) - (line[0] or Fraction(0))) / slope
        moved = ({**cells, pivot: n, other: whole - n} for n in _near(exact) if n <= whole)
        yield from _fitting(asked, side, moved)


def _near(exact: Fraction) -> list[int]:
    """The integers at and next to a number, none below 0."""
    return [n for n in dict.fromkeys((floor(exact), ceil(exact), floor(exact) - 1, ceil(exact) + 1)) if n >= 0]


def _fitting(asked: Asked, side: Side, tries: Iterable[dict[str, int]]) -> Iterator[Cells]:
    for cells in tries:
        value = _value(asked, cells)
        if value is None or (not asked.span.holds(value) and asked.span.step is None):
            continue
        assert side.bound is not None
        relation = ON if value == side.bound else BELOW if value < side.bound else "above"
        if relation == side.relation and _are_allowed(asked, cells):
            yield dict(cells)


def _are_allowed(asked: Asked, cells: dict[str, int]) -> bool:
    """True if each number may be submitted for its fact."""
    for name, units in cells.items():
        column = asked.setting.columns.by_name[name]
        fact, number = asked.book.facts[column.fact], Fraction(units, 10**column.places)
        least = Fraction(*fact.at_least.ratio) if fact.at_least else Fraction(0)
        most = Fraction(*fact.at_most.ratio) if fact.at_most else Fraction(1) if fact.type == "percent" else None
        if number < least or (most is not None and number > most):
            return False
    return True


def _value(asked: Asked, cells: dict[str, int]) -> Fraction | None:
    row: list[int | None] = [None] * len(asked.setting.columns)
    row[AS_OF] = asked.setting.ends_on.toordinal()
    for name, units in cells.items():
        row[asked.setting.columns.slot(name)] = units
    value = asked.part.measure.compile(asked.setting)(row)
    return None if value is None or not value[1] else Fraction(value[0], value[1])


def _periods(asked: Asked, measure: Periods, side: Side) -> Cells | None:
    """So many periods at the number they need, the others one short of it."""
    assert side.bound is not None
    names = asked.setting.columns.of_fact(measure.periods)
    exact = side.bound * len(names)
    wanted = {BELOW: ceil(exact) - 1, ON: floor(exact)}.get(side.relation, floor(exact) + 1)
    if not 0 <= wanted <= len(names) or (side.relation == ON and exact.denominator != 1):
        return None
    return {name: measure.at_least - (place >= wanted) for place, name in enumerate(names)}
