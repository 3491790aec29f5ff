"""Spans: the values that evidence can bring an expression or a measure to, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple

from scoring.rulebook.expression import Formula, Node
from scoring.rulebook.facts import Fact
from scoring.rulebook.measures import Measure, Periods, Share
from scoring.rulebook.measures.amount import Number
from scoring.rulebook.measures.rate import Rate
from scoring.rulebook.measures.survey import Answers, Mean

ZERO: Final = Fraction(0)
ONE: Final = Fraction(1)


class Span(NamedTuple):
    """All values from `low` to `high`, both included (None: without end); multiples of `step` if there is one."""

    low: Fraction | None
    high: Fraction | None
    step: Fraction | None = None

    def holds(self, value: Fraction) -> bool:
        """True if evidence can come to this value."""
        inside = (self.low is None or self.low <= value) and (self.high is None or value <= self.high)
        return inside and (self.step is None or value % self.step == 0)

    def first_above(self, bound: Fraction) -> Fraction | None:
        """The least multiple of the step above `bound`; None where values lie without a gap."""
        return None if self.step is None else (floor(bound / self.step) + 1) * self.step

    def last_below(self, bound: Fraction) -> Fraction | None:
        """The greatest multiple of the step below `bound`; None where values lie without a gap."""
        return None if self.step is None else (ceil(bound / self.step) - 1) * self.step


EVERYTHING: Final = Span(None, None)
WHOLE: Final = Span(ZERO, ONE)


def span_of(measure: Measure, facts: Mapping[str, Fact]) -> Span:
    """The values that a measure of a number can come to; never narrower than they are."""
    if isinstance(measure, (Share, Periods, Answers)):
        return WHOLE
    if isinstance(measure, Mean):
        ratings = [Fraction(*answer.rating.ratio) for answer in (facts[measure.mean].answers or {}).values()]
        return Span(min(ratings), max(ratings))
    if isinstance(measure, Number):
        return formula_span(measure.value, facts)
    if isinstance(measure, Rate):
        return _quotient(*(formula_span(formula, facts) for formula in measure.pair))
    return EVERYTHING


def formula_span(formula: Formula, facts: Mapping[str, Fact]) -> Span:
    """The values of an expression, each fact taken by itself."""
    return node_span(formula.tree, facts)


def node_span(node: Node, facts: Mapping[str, Fact]) -> Span:
    """The values of one node of an expression."""
    if node.operation == "number":
        value = Fraction(node.units, 10**node.places)
        return Span(value, value, Fraction(1, 10**node.places))
    if node.operation == "name":
        return fact_span(facts[node.text.partition(".")[0]])
    parts = [node_span(part, facts) for part in node.parts]
    if node.operation == "*":
        return _product(*parts)
    step = _step(parts)
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    if node.operation == "+":
        return Span(_sum(lows), _sum(highs), step)
    if node.operation == "-":
        (low, other_low), (high, other_high) = lows, highs
        return Span(_less(low, other_high), _less(high, other_low), step)
    pick = max if node.operation == "max" else min
    known_low, known_high = ([end for end in ends if end is not None] for ends in (lows, highs))
    # max(a, b) is at least the greater of the known lower ends; it has no upper end if one of them has none.
    low_end = pick(known_low) if known_low and (pick is max or None not in lows) else None
    high_end = pick(known_high) if known_high and (pick is min or None not in highs) else None
    return Span(low_end, high_end, step)


def fact_span(fact: Fact) -> Span:
    """The values that may be submitted for one column of a fact."""
    step = Fraction(1, 10**fact.places)
    least = Fraction(*fact.at_least.ratio) if fact.at_least else None
    most = Fraction(*fact.at_most.ratio) if fact.at_most else None
    if fact.type == "number":
        return Span(least, most, step)
    if fact.type == "percent":
        return Span(ZERO if least is None else least, ONE if most is None else most, step)
    if fact.type == "yes_no":
        return Span(ZERO, ONE, ONE)
    return Span(ZERO, None, step) if fact.type in ("count", "money", "counts", "survey") else EVERYTHING


def _step(parts: Iterable[Span]) -> Fraction | None:
    """The step of a sum: the finest of its terms, all of which are powers of ten."""
    steps = [part.step for part in parts]
    known = [step for step in steps if step is not None]
    return min(known) if len(known) == len(steps) else None


def _sum(ends: Iterable[Fraction | None]) -> Fraction | None:
    total = ZERO
    for end in ends:
        if end is None:
            return None
        total += end
    return total


def _less(end: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if end is None or other is None else end - other


def _product(left: Span, right: Span) -> Span:
    step = left.step * right.step if left.step is not None and right.step is not None else None
    if left.low is not None and right.low is not None and left.low >= 0 and right.low >= 0:
        ends = (left.high, right.high)
        high = ZERO if ZERO in ends else None if None in ends else (left.high or ZERO) * (right.high or ZERO)
        return Span(left.low * right.low, high, step)
    finite = [end for span in (left, right) for end in (span.low, span.high) if end is not None]
    if len(finite) < 4:
        return Span(None, None, step)
    corners = [a * b for a in finite[:2] for b in finite[2:]]
    return Span(min(corners), max(corners), step)


def _quotient(above: Span, below: Span) -> Span:
    if above.low is None or below.low is None or above.low < 0 or below.low < 0:
        return EVERYTHING
    low = ZERO if below.high is None or below.high == 0 else above.low / below.high
    high = None if above.high is None or below.low == 0 else above.high / below.low
    return Span(low, high)
