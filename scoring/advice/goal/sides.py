"""Sides: whether more or fewer of a figure may raise a criterion, read from its rule."""

from __future__ import annotations

from typing import Final

from scoring.advice.course import column_name, counts_periods, rises_or_falls
from scoring.engine.result import CriterionResult, Result
from scoring.rulebook.columns import Column
from scoring.rulebook.condition import Clause
from scoring.rulebook.criterion import Part
from scoring.rulebook.expression import Node
from scoring.rulebook.measures.rate import Rate

BOTH: Final = frozenset({1, -1})
NEITHER: Final[frozenset[int]] = frozenset()


def sides_in(one: CriterionResult, column: Column, result: Result) -> frozenset[int]:
    """The sides (1 more, -1 fewer) on which a figure may raise a criterion; never too few."""
    name, criterion = column_name(column), one.item.criterion
    # Of whom a criterion is asked is no choice of the agency: the condition of `applies_to` opens no side.
    if counts_periods(one, column):
        return frozenset({1})
    found: frozenset[int] = NEITHER.union(*(_turned(_truer(tree, name), -1) for tree in _zeroing(one, result)))
    for part in criterion.parts:
        found |= _turned(_of_measure(part, name), part.scale.direction(result.plan.profile))
    return found


def runs_one_way(one: CriterionResult, column: Column, result: Result) -> bool:
    """True if points cannot turn while a figure goes one way, be it only by what zeroes them."""
    name, criterion = column_name(column), one.item.criterion
    zeroing = [tree for tree in _zeroing(one, result) if name in tree.names()]
    asked = criterion.applies_to.when
    if not zeroing or (asked and name in asked.tree.names()):
        return rises_or_falls(one, column, result)
    measured = (used for part in criterion.parts for tree in part.measure.formulas() for used in tree.tree.names())
    return len(NEITHER.union(*(_truer(tree, name) for tree in zeroing))) == 1 and name not in measured


def _zeroing(one: CriterionResult, result: Result) -> list[Clause]:
    """What may zero a criterion."""
    own = one.item.criterion.zero_if
    vetoes = [veto.when.tree for veto in result.rulebook.head.vetoes if {one.id, one.item.area} & set(veto.zeroes)]
    return [*([own.tree] if own else []), *vetoes]


def _truer(clause: Clause, name: str) -> frozenset[int]:
    """The sides on which a condition may come to hold with a name; none if it does not stand in it."""
    inner = [_truer(part, name) for part in clause.clauses]
    if clause.operation == "not":
        return _turned(inner[0], -1)
    if inner:
        return NEITHER.union(*inner)
    if clause.operation not in {">", ">=", "<", "<="}:
        return BOTH if any(sides_of(side, name) for side in clause.sides) else NEITHER
    left, right = (sides_of(side, name) for side in clause.sides)
    growing = left | _turned(right, -1)
    return growing if clause.operation.startswith(">") else _turned(growing, -1)


def answer_counts(one: CriterionResult, column: Column, result: Result) -> bool:
    """True if a yes or no decides on a criterion by more than whether it is asked."""
    named = {name for part in one.item.criterion.parts for name in part.measure.named_facts()}
    return column.fact in named or bool(sides_in(one, column, result))


def stands_below(one: CriterionResult, column: Column) -> bool:
    """True if a figure is among what a criterion divides by."""
    rates = (part.measure for part in one.item.criterion.parts if isinstance(part.measure, Rate))
    return any(column_name(column) in rate.pair[1].tree.names() for rate in rates)


def _of_measure(part: Part, name: str) -> frozenset[int]:
    """The sides on which the value grows."""
    formulas = [formula.tree for formula in part.measure.formulas()]
    if len(formulas) != 2:
        return frozenset().union(*(sides_of(tree, name) for tree in formulas)) if formulas else NEITHER
    above, below = sides_of(formulas[0], name), sides_of(formulas[1], name)
    if not below:
        return above
    if not above:
        return _turned(below, -1)
    # x / (x + y) grows with x while y is not below 0
    is_in_both = formulas[0].operation == "name" and formulas[1].operation == "+" and below == {1}
    return above if is_in_both else BOTH


def sides_of(node: Node, name: str) -> frozenset[int]:
    """The sides on which an expression may grow with a name; none if it does not stand in it."""
    if node.operation == "name":
        return frozenset({1}) if node.text == name else NEITHER
    inner = [sides_of(part, name) for part in node.parts]
    if node.operation == "-":
        return inner[0] | _turned(inner[1], -1)
    if node.operation == "*":
        return BOTH if any(inner) else NEITHER
    return NEITHER.union(*inner)


def _turned(sides: frozenset[int], direction: int) -> frozenset[int]:
    if not sides or direction > 0:
        return sides
    return BOTH if direction == 0 else frozenset(-side for side in sides)
