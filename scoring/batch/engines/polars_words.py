"""Operations in Polars: whole numbers in the narrowest type that is proven wide enough."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

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

_TYPES: Final = (
    (pl.UInt8, 0, 2**8 - 1),
    (pl.UInt16, 0, 2**16 - 1),
    (pl.UInt32, 0, 2**32 - 1),
    (pl.Int64, -(2**63), 2**63 - 1),
    (pl.Int128, -(2**127), 2**127 - 1),
)
_COMPARED: Final = {"=": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}


def type_for(*spans: Span) -> Any:
    """The narrowest type that holds all of these; CannotCompileError where none does."""
    low, high = min(span.low for span in spans), max(span.high for span in spans)
    for kind, least, most in _TYPES:
        if least <= low and high <= most:
            return kind
    raise CannotCompileError(f"a number of {high.bit_length()} bits")


def narrowed(made: pl.Expr, own: Any, kind: Any) -> pl.Expr:
    """The same numbers in another type; what does not fit is never used, so it may become anything."""
    if own == kind:
        return made
    return made.cast(kind, strict=False) if pl.Int128 in (own, kind) else made.cast(kind, wrap_numerical=True)


class PolarsWords:
    """Turns operations into expressions; equal operations share one expression."""

    def __init__(self) -> None:
        self._made: dict[tuple[Operation, Any], pl.Expr] = {}

    def number(self, node: Any, kind: Any = None) -> pl.Expr:
        """A whole number, in the type asked for or in its own."""
        own = type_for(node.span)
        kind = kind or own
        key = (node, kind)
        if key not in self._made:
            self._made[key] = self._number(node, kind, own)
        return self._made[key]

    def _number(self, node: Any, kind: Any, own: Any) -> pl.Expr:
        if isinstance(node, Constant):
            return pl.lit(node.value, dtype=kind)
        if isinstance(node, Within):
            inner = type_for(node.value.span)
            return narrowed(self.number(node.value), inner, kind)
        if isinstance(node, Choose):
            return self._choose(node, kind)
        build = _NUMBERS.get(type(node))
        if build is None:
            raise CannotCompileError(f"polars: {type(node).__name__}")
        made: pl.Expr = build(self, node)
        width = _width_of(node)
        return narrowed(made, width, kind)

    def _choose(self, node: Choose, kind: Any) -> pl.Expr:
        chain: Any = pl
        for when, then in node.branches:
            chain = chain.when(self.truth(when)).then(self.number(then, kind))
        made: pl.Expr = chain.otherwise(self.number(node.otherwise, kind))
        return made

    def truth(self, node: Any) -> pl.Expr:
        """A condition."""
        key = (node, None)
        if key not in self._made:
            build = _TRUTHS.get(type(node))
            if build is None:
                raise CannotCompileError(f"polars: {type(node).__name__}")
            self._made[key] = build(self, node)
        return self._made[key]

    def any(self, node: Operation) -> pl.Expr:
        """Any operation, as it comes out of a plan."""
        if isinstance(node, Words):
            kind = pl.Enum(list(node.words))
            place = self.number(node.place).cast(pl.UInt8, strict=False)
            return place.cat.to(kind)
        if type(node) in _TRUTHS:
            return self.truth(node)
        return self.number(node)


def _width_of(node: Any) -> Any:
    """The type in which a node is worked out: one that holds its operands too."""
    if isinstance(node, Column):
        return type_for(node.span)
    if isinstance(node, Arithmetic | Extreme):
        return type_for(node.span, node.left.span, node.right.span)
    if isinstance(node, Quotient):
        return type_for(_positive(node.above.span), _positive(node.below.span))
    if isinstance(node, Lookup):
        return pl.Int64
    return None


def _column(words: PolarsWords, node: Column) -> pl.Expr:
    del words
    return pl.col(node.name)


def _arithmetic(words: PolarsWords, node: Arithmetic) -> pl.Expr:
    kind = _width_of(node)
    left, right = words.number(node.left, kind), words.number(node.right, kind)
    return left + right if node.sign == "+" else left - right if node.sign == "-" else left * right


def _positive(span: Span) -> Span:
    return Span(max(span.low, 0), max(span.high, 0))


def _quotient(words: PolarsWords, node: Quotient) -> pl.Expr:
    kind = _width_of(node)
    above, below = (Within(side, _positive(side.span)) for side in (node.above, node.below))
    return words.number(above, kind) // words.number(below, kind)


def _extreme(words: PolarsWords, node: Extreme) -> pl.Expr:
    kind = _width_of(node)
    left, right = words.number(node.left, kind), words.number(node.right, kind)
    is_left = left <= right if node.which == "min" else left >= right
    made = pl.when(is_left).then(left)
    return made.otherwise(right) if not node.span.nullable else made.when(~is_left).then(right)


def _lookup(words: PolarsWords, node: Lookup) -> pl.Expr:
    table = pl.lit(pl.Series(node.values, dtype=pl.Int64))
    index = words.number(node.index, pl.Int64) - node.first
    inside = pl.when((index >= 0) & (index < len(node.values))).then(index)
    return table.gather(inside)


def _compare(words: PolarsWords, node: Compare) -> pl.Expr:
    kind = type_for(node.left.span, node.right.span)
    made: pl.Expr = getattr(words.number(node.left, kind), _COMPARED[node.sign])(words.number(node.right, kind))
    return made


def _junction(words: PolarsWords, node: Junction) -> pl.Expr:
    parts = [words.truth(part) for part in node.parts]
    made = parts[0]
    for part in parts[1:]:
        made = made & part if node.word == "and" else made | part
    return made


_NUMBERS: Final[dict[type, Any]] = {
    Column: _column,
    Arithmetic: _arithmetic,
    Quotient: _quotient,
    Extreme: _extreme,
    Lookup: _lookup,
}
_TRUTHS: Final[dict[type, Any]] = {
    Fixed: lambda _words, node: pl.lit(node.value),
    Compare: _compare,
    Junction: _junction,
    Negation: lambda words, node: ~words.truth(node.part),
    Missing: lambda words, node: words.number(node.value).is_null(),
    Unknown: lambda words, node: words.truth(node.part).is_null(),
    Among: lambda _words, node: pl.col(node.column).cast(pl.String).is_in(list(node.values)),
    Flag: lambda _words, node: pl.col(node.column),
}
