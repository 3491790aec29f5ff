"""Makes operations: what the ranges of the columns already decide is decided here, once, for every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from math import gcd

from scoring.batch.plan.nodes import (
    OPPOSITE,
    Arithmetic,
    Choose,
    Column,
    Compare,
    Comparison,
    Constant,
    Extreme,
    Fixed,
    Junction,
    Missing,
    Negation,
    Number,
    Quotient,
    Span,
    Truth,
    Unknown,
    Within,
)

TRUE, FALSE = Fixed(value=True), Fixed(value=False)
NOTHING = Constant(None)


def constant(value: int | None) -> Constant:
    """A constant."""
    return Constant(value)


def plus(left: Number, right: Number) -> Number:
    """left + right."""
    if Constant(0) in (left, right):
        return right if left == Constant(0) else left
    if isinstance(left, Constant) and isinstance(right, Constant):
        return NOTHING if left.value is None or right.value is None else Constant(left.value + right.value)
    a, b = left.span, right.span
    return Arithmetic("+", left, right, Span(a.low + b.low, a.high + b.high, a.nullable or b.nullable))


def minus(left: Number, right: Number) -> Number:
    """left - right."""
    if right == Constant(0):
        return left
    if isinstance(left, Constant) and isinstance(right, Constant):
        return NOTHING if left.value is None or right.value is None else Constant(left.value - right.value)
    a, b = left.span, right.span
    return Arithmetic("-", left, right, Span(a.low - b.high, a.high - b.low, a.nullable or b.nullable))


def times(left: Number, right: Number) -> Number:
    """left x right; a constant factor stands on the left, once."""
    if isinstance(right, Constant):
        left, right = right, left
    if isinstance(left, Constant):
        if isinstance(right, Constant):
            return NOTHING if left.value is None or right.value is None else Constant(left.value * right.value)
        if left.value == 1:
            return right
        if left.value == 0 and not right.span.nullable:
            return Constant(0)
        factor, rest = content(right)
        if factor != 1 and left.value is not None:
            return times(Constant(left.value * factor), rest)
    a, b = left.span, right.span
    corners = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return Arithmetic("*", left, right, Span(min(corners), max(corners), a.nullable or b.nullable))


def content(number: Number) -> tuple[int, Number]:
    """A number as a constant factor (not 0) and the rest."""
    if isinstance(number, Constant) and number.value:
        return number.value, Constant(1)
    if (
        isinstance(number, Arithmetic)
        and number.sign == "*"
        and isinstance(number.left, Constant)
        and number.left.value
    ):
        return number.left.value, number.right
    return 1, number


def total(numbers: Iterable[Number]) -> Number:
    """The sum of several."""
    found: Number = Constant(0)
    for number in numbers:
        found = plus(found, number)
    return found


def extreme(which: str, numbers: Sequence[Number]) -> Number:
    """The least or the greatest of several; missing where any is."""
    pick = min if which == "min" else max

    def pair(left: Number, right: Number) -> Number:
        a, b = left.span, right.span
        span = Span(pick(a.low, b.low), pick(a.high, b.high), a.nullable or b.nullable)
        return Extreme("min" if which == "min" else "max", left, right, span)

    return reduce(pair, numbers)


def quotient(above: Number, below: Number, most: int) -> Number:
    """above // below where 0 <= above, 0 < below and the result is at most `most`; its use is guarded."""
    if isinstance(below, Constant) and below.value == 1:
        return above
    if isinstance(above, Constant) and isinstance(below, Constant) and above.value is not None and below.value:
        return Constant(above.value // below.value)
    return Quotient(above, below, Span(0, max(most, 0)))


def rounded(units: Number, below: Number, most: int) -> Number:
    """units / below rounded half-up, in lowest terms; guarded as `quotient` is."""
    (k, x), (d, y) = content(units), content(below)
    common = gcd(k, d)
    k, d = k // common, d // common
    if y == Constant(1) and d == 1:
        return within(times(Constant(k), x), 0, most)
    if d % 2 == 0:
        half = times(Constant(d // 2), y)
        return quotient(plus(times(Constant(k), x), half), times(Constant(d), y), most)
    whole = times(Constant(d), y)
    return quotient(plus(times(Constant(2 * k), x), whole), times(Constant(2), whole), most)


def compare(sign: Comparison, left: Number, right: Number) -> Truth:
    """A comparison in lowest terms; decided at once where the ranges decide it."""
    (k, x), (d, y) = content(left), content(right)
    common = gcd(k, d)
    if common > 1:
        left, right = times(Constant(k // common), x), times(Constant(d // common), y)
    a, b = left.span, right.span
    if not (a.nullable or b.nullable):
        decided = _decide(sign, a, b)
        if decided is not None:
            return Fixed(decided)
    return Compare(sign, left, right)


def _decide(sign: Comparison, a: Span, b: Span) -> bool | None:
    if sign in ("=", "!="):
        if a.low == a.high == b.low == b.high:
            return sign == "="
        return sign == "!=" if a.high < b.low or b.high < a.low else None
    if sign in (">", ">="):
        return _decide("<" if sign == ">" else "<=", b, a)
    if sign == "<":
        return True if a.high < b.low else False if a.low >= b.high else None
    return True if a.high <= b.low else False if a.low > b.high else None


def all_of(*parts: Truth) -> Truth:
    """All of several."""
    return _junction("and", parts)


def any_of(*parts: Truth) -> Truth:
    """Any of several."""
    return _junction("or", parts)


def _junction(word: str, parts: Iterable[Truth]) -> Truth:
    decisive = Fixed(word == "or")
    kept: dict[Truth, None] = {}
    for part in parts:
        if isinstance(part, Junction) and part.word == word:
            kept.update(dict.fromkeys(part.parts))
        elif part != Fixed(word == "and"):
            kept[part] = None
    if decisive in kept:
        return decisive
    if len(kept) <= 1:
        return next(iter(kept), Fixed(word == "and"))
    return Junction("and" if word == "and" else "or", tuple(kept))


def negate(part: Truth) -> Truth:
    """Not."""
    if isinstance(part, Fixed):
        return Fixed(not part.value)
    if isinstance(part, Compare):
        return Compare(OPPOSITE[part.sign], part.left, part.right)
    return part.part if isinstance(part, Negation) else Negation(part)


def missing(number: Number) -> Truth:
    """True where a number is missing: asked of the columns it is made of."""
    if not number.span.nullable:
        return FALSE
    if isinstance(number, Constant):
        return TRUE
    if isinstance(number, (Arithmetic, Extreme)):
        return any_of(missing(number.left), missing(number.right))
    return Missing(number)


def unknown(truth: Truth) -> Truth:
    """True where a condition is neither true nor false."""
    return Unknown(truth) if _may_be_unknown(truth) else FALSE


def _may_be_unknown(truth: Truth) -> bool:
    if isinstance(truth, Compare):
        return truth.left.span.nullable or truth.right.span.nullable
    if isinstance(truth, Junction):
        return any(map(_may_be_unknown, truth.parts))
    return isinstance(truth, Negation) and _may_be_unknown(truth.part)


def choose(branches: Iterable[tuple[Truth, Number]], otherwise: Number) -> Number:
    """The first branch that holds; branches that never hold, or never are reached, are left out."""
    kept: list[tuple[Truth, Number]] = []
    for when, then in branches:
        if when == TRUE:
            otherwise = then
            break
        if when != FALSE:
            kept.append((when, then))
    while kept and kept[-1][1] == otherwise:
        kept.pop()
    if isinstance(otherwise, Choose):
        kept, otherwise = [*kept, *otherwise.branches], otherwise.otherwise
    if not kept:
        return otherwise
    spans = [then.span for then in (*(then for _, then in kept), otherwise) if then != NOTHING]
    span = reduce(Span.joined, spans) if spans else Span(0, 0)
    nullable = span.nullable or NOTHING in (otherwise, *(then for _, then in kept))
    return Choose(tuple(kept), otherwise, span._replace(nullable=nullable))


def present(number: Number, fallback: Number) -> Number:
    """The number, or `fallback` where it is missing."""
    if not number.span.nullable:
        return number
    return choose([(missing(number), fallback)], within(number, number.span.low, number.span.high))


def within(number: Number, low: int, high: int) -> Number:
    """The number, known to lie there and to be given wherever it is used, because of what guards its use."""
    span = Span(low, high)
    return number if isinstance(number, Constant) or number.span == span else Within(number, span)


def column(name: str, span: Span) -> Number:
    """A column; one that always has the same value is that value."""
    if span.low == span.high and not span.nullable:
        return Constant(span.low)
    return Column(name, span)
