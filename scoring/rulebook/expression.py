"""A small closed form of arithmetic on facts: parsed once, exact, with the place of every mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from operator import itemgetter
from typing import Annotated, Final, NamedTuple

from scoring.errors import shown
from scoring.exact import ratio_of
from scoring.language import Message, Speech
from scoring.rulebook.columns import Columns, Row
from scoring.rulebook.fields import Parsed
from scoring.rulebook.quantities import refuse

Integer = Callable[[Row], int | None]
LONGEST: Final = 400
DEEPEST: Final = 20
ALLOWED: Final = Message(
    "Allowed: + - * min max ( ), numbers and names of facts; division is what share and ratio are for."
)

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>[0-9][0-9.]*)(?P<percent>\s*%)?|(?P<name>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)|(?P<sign>>=|<=|!=|[-+*(),><=]))"
)


class Token(NamedTuple):
    """One word of an expression: its kind (number, name, sign, end), its text and its character, from 1."""

    kind: str
    text: str
    at: int


class Node(NamedTuple):
    """A node of the tree: `number` (text), `name` (column), or an operation + - * min max on `parts`."""

    operation: str
    text: str = ""
    parts: tuple[Node, ...] = ()
    places: int = 0
    units: int = 0

    def names(self) -> Iterator[str]:
        """The columns used, in order."""
        if self.operation == "name":
            yield self.text
        for part in self.parts:
            yield from part.names()

    def compile(self, columns: Columns) -> tuple[Integer, int]:
        """A function from a row to an integer (None if a fact is missing), and the decimal places of that integer."""
        if self.operation == "number":
            units = self.units
            return lambda _row: units, self.places
        if self.operation == "name":
            column = columns.by_name[self.text]
            return itemgetter(column.slot), column.places
        compiled = [part.compile(columns) for part in self.parts]
        if self.operation == "*":
            return _multiply(compiled[0][0], compiled[1][0]), compiled[0][1] + compiled[1][1]
        places = max(part[1] for part in compiled)
        scaled = [(function, 10 ** (places - own)) for function, own in compiled]
        return _OPERATIONS[self.operation](scaled), places

    def words(self, columns: Columns, row: Row, speech: Speech) -> str:
        """The expression with the submitted numbers in it: `10.000 - 120`."""
        if self.operation == "number":
            return self.text
        if self.operation == "name":
            column = columns.by_name[self.text]
            value = row[column.slot]
            return "?" if value is None else speech.exactly(value, 10**column.places)
        inner = [part.words(columns, row, speech) for part in self.parts]
        if self.operation in ("min", "max"):
            return f"{self.operation}({'; '.join(inner)})"
        return "(" + f" {self.operation} ".join(inner) + ")"


class Formula(NamedTuple):
    """An expression as written, and its tree."""

    text: str
    tree: Node

    def compile(self, columns: Columns) -> tuple[Integer, int]:
        """See Node.compile."""
        return self.tree.compile(columns)

    def words(self, columns: Columns, row: Row, speech: Speech) -> str:
        """See Node.words; without the outermost parentheses."""
        said = self.tree.words(columns, row, speech)
        return said[1:-1] if self.tree.operation in ("+", "-", "*") else said


class Parser:
    """Reads an expression from left to right, by precedence."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            refuse(Message("the expression is longer than {longest} characters.", longest=LONGEST))
        self.text = text
        self.tokens = list(_tokens(text))
        self.position = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        """The word to be read next."""
        return self.tokens[self.position]

    def take(self, *texts: str) -> Token | None:
        """The next word if it is one of `texts`, read; otherwise None."""
        token = self.token
        if token.kind in ("sign", "name") and token.text in texts:
            self.position += 1
            return token
        return None

    def need(self, text: str) -> None:
        """Read `text` or refuse."""
        if not self.take(text):
            self.refuse_here(Message("expected '{text}'", text=text))

    def refuse_here(self, message: Message) -> None:
        """Refuse at the word to be read next."""
        token = self.token
        found = Message("found '{token}'", token=token.text) if token.text else Message("the expression ends")
        refuse(
            Message(
                "expression '{text}', character {at}: {problem}, {found}. {allowed}",
                text=self.text,
                at=token.at,
                problem=message,
                found=found,
                allowed=ALLOWED,
            )
        )

    def sum(self) -> Node:
        """term { (+|-) term }"""
        self.depth += 1
        if self.depth > DEEPEST:
            self.refuse_here(Message("nested too deep"))
        node = self.product()
        while sign := self.take("+", "-"):
            node = Node(sign.text, parts=(node, self.product()))
        self.depth -= 1
        return node

    def product(self) -> Node:
        """factor { * factor }"""
        node = self.factor()
        while self.take("*"):
            node = Node("*", parts=(node, self.factor()))
        return node

    def factor(self) -> Node:
        """number | name | min(…) | max(…) | ( sum )"""
        token = self.token
        if token.kind == "number":
            self.position += 1
            return _number(token, self)
        if choice := self.take("min", "max"):
            self.need("(")
            parts = [self.sum()]
            while self.take(","):
                parts.append(self.sum())
            self.need(")")
            return Node(choice.text, parts=tuple(parts))
        if token.kind == "name" and token.text not in RESERVED:
            self.position += 1
            return Node("name", token.text)
        if not self.take("("):
            self.refuse_here(Message("expected a number, a fact or '('"))
        node = self.sum()
        self.need(")")
        return node

    def finish(self) -> None:
        """Refuse anything left over."""
        if self.token.kind != "end":
            self.refuse_here(Message("there is something left over"))


RESERVED: Final = frozenset({"and", "or", "not", "min", "max"})


def parse_formula(raw: object) -> Formula:
    """A formula from its text (or from a plain number).

    >>> parse_formula("received - max(late, 2 * 10)").tree.operation
    '-'
    """
    if isinstance(raw, bool) or not isinstance(raw, (str, int, Decimal)):
        refuse(Message("'{raw}' is not an expression.", raw=shown(raw)))
    text = f"{raw:f}" if isinstance(raw, Decimal) else str(raw)
    parser = Parser(text)
    tree = parser.sum()
    parser.finish()
    return Formula(text, tree)


FormulaField = Annotated[Formula, Parsed(parse_formula, lambda formula: formula.text)]


def _tokens(text: str) -> Iterator[Token]:
    position, end = 0, len(text.rstrip())
    while position < end:
        found = _TOKEN.match(text, position)
        if not found or found.lastgroup is None:
            at = position + len(text[position:]) - len(text[position:].lstrip()) + 1
            refuse(
                Message(
                    "expression '{text}', character {at}: '{sign}' means nothing here. {allowed}",
                    text=text,
                    at=at,
                    sign=text[at - 1],
                    allowed=ALLOWED,
                )
            )
        kind = "number" if found["number"] else "name" if found["name"] else "sign"
        whole = found[kind] + ("%" if found["percent"] else "")
        yield Token(kind, whole, found.start(kind) + 1)
        position = found.end()
    yield Token("end", "", end + 1)


def _number(token: Token, parser: Parser) -> Node:
    plain = token.text.rstrip("%")
    try:
        units, denominator = ratio_of(plain)
    except ValueError:
        parser.position -= 1
        parser.refuse_here(Message("this is not a number"))
        raise
    places = len(str(denominator)) - 1 + (2 if token.text.endswith("%") else 0)
    return Node("number", token.text, places=places, units=units)


def _multiply(left: Integer, right: Integer) -> Integer:
    def multiply(row: Row) -> int | None:
        a, b = left(row), right(row)
        return None if a is None or b is None else a * b

    return multiply


def _fold(combine: Callable[[list[int]], int]) -> Callable[[list[tuple[Integer, int]]], Integer]:
    def build(scaled: list[tuple[Integer, int]]) -> Integer:
        def fold(row: Row) -> int | None:
            values: list[int] = []
            for function, factor in scaled:
                value = function(row)
                if value is None:
                    return None
                values.append(value * factor)
            return combine(values)

        return fold

    return build


_OPERATIONS: Final = {
    "+": _fold(lambda values: values[0] + values[1]),
    "-": _fold(lambda values: values[0] - values[1]),
    "min": _fold(min),
    "max": _fold(max),
}
