"""Conditions on facts: comparisons and yes/no facts joined with and, or, not."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Annotated, Final, NamedTuple

from scoring.errors import shown
from scoring.language import Message
from scoring.rulebook.columns import Columns, Row
from scoring.rulebook.expression import DEEPEST, Node, Parser
from scoring.rulebook.fields import Parsed
from scoring.rulebook.quantities import refuse

Truth = Callable[[Row], bool | None]
"""True or false for a row, or None where a fact is missing."""

COMPARISONS: Final[dict[str, Callable[[int, int], bool]]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
    "!=": operator.ne,
}


class Clause(NamedTuple):
    """A comparison (two expressions), a yes/no fact (`is`), or `and`, `or`, `not` on `clauses`."""

    operation: str
    sides: tuple[Node, ...] = ()
    clauses: tuple[Clause, ...] = ()

    def names(self) -> Iterator[str]:
        """The columns used, in order."""
        for side in self.sides:
            yield from side.names()
        for clause in self.clauses:
            yield from clause.names()

    def leaves(self) -> Iterator[Clause]:
        """The comparisons and yes/no facts."""
        if self.sides:
            yield self
        for clause in self.clauses:
            yield from clause.leaves()

    def compile(self, columns: Columns) -> Truth:
        """A function from a row to true, false, or None where a fact that decides is missing."""
        if self.operation in COMPARISONS:
            return _compare(self, columns)
        if self.operation == "is":
            slot = columns.slot(self.sides[0].text)
            return lambda row: None if row[slot] is None else bool(row[slot])
        parts = [clause.compile(columns) for clause in self.clauses]
        if self.operation == "not":
            inner = parts[0]
            return lambda row: None if (truth := inner(row)) is None else not truth
        return _junction(parts, decisive=self.operation == "or")


class Condition(NamedTuple):
    """A condition as written, and its tree."""

    text: str
    tree: Clause


def parse_condition(raw: object) -> Condition:
    """A condition from its text.

    >>> parse_condition("late > 0 and not (excused or late < 3)").tree.operation
    'and'
    """
    if not isinstance(raw, str):
        refuse(Message("'{raw}' is not a condition.", raw=shown(raw)))
    parser = Parser(raw)
    tree = _either(parser)
    parser.finish()
    return Condition(raw, tree)


ConditionField = Annotated[Condition, Parsed(parse_condition, lambda condition: condition.text)]


def _either(parser: Parser) -> Clause:
    clauses = [_both(parser)]
    while parser.take("or"):
        clauses.append(_both(parser))
    return clauses[0] if len(clauses) == 1 else Clause("or", clauses=tuple(clauses))


def _both(parser: Parser) -> Clause:
    clauses = [_single(parser)]
    while parser.take("and"):
        clauses.append(_single(parser))
    return clauses[0] if len(clauses) == 1 else Clause("and", clauses=tuple(clauses))


def _single(parser: Parser) -> Clause:
    parser.depth += 1
    if parser.depth > DEEPEST:
        parser.refuse_here(Message("nested too deep"))
    clause = _simple(parser)
    parser.depth -= 1
    return clause


def _simple(parser: Parser) -> Clause:
    if parser.take("not"):
        return Clause("not", clauses=(_single(parser),))
    if parser.token.text == "(" and _holds_condition(parser):
        parser.need("(")
        clause = _either(parser)
        parser.need(")")
        return clause
    left = parser.sum()
    sign = parser.take(*COMPARISONS)
    if sign:
        return Clause(sign.text, sides=(left, parser.sum()))
    if left.operation != "name":
        parser.refuse_here(Message("expected a comparison"))
    return Clause("is", sides=(left,))


def _holds_condition(parser: Parser) -> bool:
    """True if the parenthesis that opens here encloses a comparison or a join, not arithmetic."""
    depth = 0
    for token in parser.tokens[parser.position :]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0:
            return False
        if token.text in COMPARISONS or token.text in ("and", "or", "not"):
            return True
    return False


def _compare(clause: Clause, columns: Columns) -> Truth:
    (left, left_places), (right, right_places) = (side.compile(columns) for side in clause.sides)
    compare = COMPARISONS[clause.operation]
    left_factor, right_factor = 10**right_places, 10**left_places

    def truth(row: Row) -> bool | None:
        a, b = left(row), right(row)
        return None if a is None or b is None else compare(a * left_factor, b * right_factor)

    return truth


def _junction(parts: list[Truth], *, decisive: bool) -> Truth:
    def truth(row: Row) -> bool | None:
        found = [part(row) for part in parts]
        if decisive in found:
            return decisive
        return None if None in found else not decisive

    return truth
