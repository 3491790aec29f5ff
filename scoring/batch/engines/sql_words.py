"""Operations in SQL, as trees of SQLGlot that it writes out for DuckDB or Spark: one plan, any of the two."""

from __future__ import annotations

from functools import reduce
from typing import Any, Final, NamedTuple

from sqlglot import exp

from scoring.batch.plan.nodes import (
    Among,
    Arithmetic,
    CannotCompileError,
    Choose,
    Column,
    Compare,
    Constant,
    Extreme,
    Fixed,
    Flag,
    Junction,
    Lookup,
    Missing,
    Negation,
    Operation,
    Quotient,
    Span,
    Unknown,
    Within,
    Words,
)

_ARITHMETIC: Final = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}
_COMPARED: Final = {"=": exp.EQ, "!=": exp.NEQ, "<": exp.LT, "<=": exp.LTE, ">": exp.GT, ">=": exp.GTE}
_BITS: Final = 2**63


class Dialect(NamedTuple):
    """A dialect by SQLGlot's name, its widest type of whole numbers, and the greatest number that this holds."""

    name: str
    wide: str
    most: int


DIALECTS: Final = {
    "duckdb": Dialect("duckdb", "HUGEINT", 2**127 - 1),
    "spark": Dialect("spark", "DECIMAL(38, 0)", 10**38 - 1),
}


class SqlWords:
    """Turns operations into SQL; every whole number is of 64 bits, or as wide as the dialect has, as is proven."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect

    def type_for(self, *spans: Span) -> str:
        """The narrower type that holds all of these; CannotCompileError where none does."""
        low, high = min(span.low for span in spans), max(span.high for span in spans)
        if low >= -_BITS and high < _BITS:
            return "BIGINT"
        if -self.dialect.most <= low and high <= self.dialect.most:
            return self.dialect.wide
        raise CannotCompileError(f"{self.dialect.name}: a number of {max(-low, high).bit_length()} bits")

    def number(self, node: Any, kind: str = "") -> exp.Expr:
        """A whole number, in the type asked for or in its own."""
        own = self.type_for(node.span)
        kind = kind or own
        if isinstance(node, Constant):
            return _cast(exp.convert(node.value), kind)
        if isinstance(node, Within):
            return self._narrowed(self.number(node.value), self.type_for(node.value.span), kind)
        if isinstance(node, Choose):
            branches = [(self.truth(when), self.number(then, kind)) for when, then in node.branches]
            made = _case(branches, self.number(node.otherwise, kind))
            # Literals alone would make a narrower type, and what is calculated from it would overflow.
            is_typed = any(not isinstance(one, exp.Literal | exp.Neg | exp.Null) for _, one in branches)
            return made if is_typed else _typed(made, kind)
        build = _NUMBERS.get(type(node))
        if build is None:
            raise CannotCompileError(f"{self.dialect.name}: {type(node).__name__}")
        made, width = build(self, node)
        return self._narrowed(made, width, kind)

    def _narrowed(self, made: exp.Expr, own: str, kind: str) -> exp.Expr:
        """In another type; what does not fit is never used, so it may become missing."""
        if own == kind:
            return made
        return _cast(made, kind) if kind != "BIGINT" else exp.TryCast(this=made, to=exp.DataType.build(kind))

    def truth(self, node: Any) -> exp.Expr:
        """A condition."""
        build = _TRUTHS.get(type(node))
        if build is None:
            raise CannotCompileError(f"{self.dialect.name}: {type(node).__name__}")
        made: exp.Expr = build(self, node)
        return made

    def any(self, node: Operation) -> exp.Expr:
        """Any operation, as it comes out of a plan."""
        if isinstance(node, Words):
            place = self.number(node.place)
            words = [(_pair(exp.EQ, place.copy(), exp.convert(i)), _text(word)) for i, word in enumerate(node.words)]
            return _case(words, exp.null())
        return self.truth(node) if type(node) in _TRUTHS else self.number(node)


def quoted(name: str) -> exp.Expr:
    """A column by its name, which has dots."""
    return exp.column(exp.to_identifier(name, quoted=True))


def _cast(made: exp.Expr, kind: str) -> exp.Expr:
    if kind == "BIGINT" and isinstance(made, exp.Literal | exp.Neg):
        return made
    return _typed(made, kind)


def _typed(made: exp.Expr, kind: str) -> exp.Expr:
    return exp.Cast(this=made, to=exp.DataType.build(kind if kind != "HUGEINT" else "INT128"))


def _text(word: str) -> exp.Expr:
    return exp.Literal.string(word)


def _case(branches: list[tuple[exp.Expr, exp.Expr]], otherwise: exp.Expr) -> exp.Expr:
    return exp.Case(ifs=[exp.If(this=when, true=then) for when, then in branches], default=otherwise)


def _pair(kind: type[exp.Binary], left: exp.Expr, right: exp.Expr) -> exp.Expr:
    return exp.Paren(this=kind(this=left, expression=right))


def _arithmetic(words: SqlWords, node: Arithmetic) -> tuple[exp.Expr, str]:
    kind = words.type_for(node.span, node.left.span, node.right.span)
    return _pair(_ARITHMETIC[node.sign], words.number(node.left, kind), words.number(node.right, kind)), kind


def _quotient(words: SqlWords, node: Quotient) -> tuple[exp.Expr, str]:
    """Whole division; a divisor of 0 gives a missing number, which is never used."""
    spans = [Span(max(side.span.low, 0), max(side.span.high, 0)) for side in (node.above, node.below)]
    kind = words.type_for(*spans)
    above, below = (
        words.number(Within(side, span), kind) for side, span in zip((node.above, node.below), spans, strict=True)
    )
    below = exp.Nullif(this=below, expression=exp.convert(0))
    return exp.Paren(this=exp.IntDiv(this=above, expression=below)), kind


def _extreme(words: SqlWords, node: Extreme) -> tuple[exp.Expr, str]:
    kind = words.type_for(node.left.span, node.right.span)
    left, right = words.number(node.left, kind), words.number(node.right, kind)
    first = _pair(exp.LTE if node.which == "min" else exp.GTE, left, right)
    branches = [(first, left.copy())]
    if not node.span.nullable:
        return _case(branches, right.copy()), kind
    return _case([*branches, (exp.Not(this=first.copy()), right.copy())], exp.null()), kind


def _lookup(words: SqlWords, node: Lookup) -> tuple[exp.Expr, str]:
    """Steps between which the values rise: most days of a calendar lie as far from their place as those before."""
    index = words.number(node.index, "BIGINT")
    shifts = [value - node.first - place for place, value in enumerate(node.values)]
    starts = [place for place, shift in enumerate(shifts) if place == 0 or shift != shifts[place - 1]]
    branches = [
        (_pair(exp.GTE, index.copy(), exp.convert(node.first + place)), exp.convert(shifts[place]))
        for place in reversed(starts)
    ]
    return _pair(exp.Add, index, _case(branches, exp.null())), "BIGINT"


def _compare(words: SqlWords, node: Compare) -> exp.Expr:
    kind = words.type_for(node.left.span, node.right.span)
    return _pair(_COMPARED[node.sign], words.number(node.left, kind), words.number(node.right, kind))


def _junction(words: SqlWords, node: Junction) -> exp.Expr:
    kind = exp.And if node.word == "and" else exp.Or
    return exp.Paren(this=reduce(lambda a, b: kind(this=a, expression=b), map(words.truth, node.parts)))


def _is_null(made: exp.Expr) -> exp.Expr:
    return exp.Paren(this=exp.Is(this=made, expression=exp.null()))


_NUMBERS: Final[dict[type, Any]] = {
    Column: lambda words, node: (quoted(node.name), words.type_for(node.span)),
    Arithmetic: _arithmetic,
    Quotient: _quotient,
    Extreme: _extreme,
    Lookup: _lookup,
}
_TRUTHS: Final[dict[type, Any]] = {
    Fixed: lambda _words, node: exp.convert(node.value),
    Compare: _compare,
    Junction: _junction,
    Negation: lambda words, node: exp.Paren(this=exp.Not(this=words.truth(node.part))),
    Missing: lambda words, node: _is_null(words.number(node.value)),
    Unknown: lambda words, node: _is_null(words.truth(node.part)),
    Among: lambda _words, node: exp.In(this=quoted(node.column), expressions=[_text(v) for v in node.values]),
    Flag: lambda _words, node: quoted(node.column),
}
