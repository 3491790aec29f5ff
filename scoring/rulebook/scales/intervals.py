"""Intervals of the number line, and the proof that a set of them covers every value exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from scoring.exact import Ratio
from scoring.language import Message, Text, in_both
from scoring.rulebook.quantities import Amount, refuse


class Interval(NamedTuple):
    """From `low` to `high` (None: without end), each end included or not."""

    low: Ratio | None
    has_low: bool
    high: Ratio | None
    has_high: bool

    def sort_key(self) -> tuple[int, Fraction, bool]:
        """By the lower end; an included end comes first."""
        return (0, Fraction(0), False) if self.low is None else (1, Fraction(*self.low), not self.has_low)

    def is_empty(self) -> bool:
        """True if no value lies in it."""
        if self.low is None or self.high is None:
            return False
        low, high = Fraction(*self.low), Fraction(*self.high)
        return low > high or (low == high and not (self.has_low and self.has_high))


def check_cover(intervals: Sequence[Interval], *, is_percent: bool) -> None:
    """Refuse unless every value lies in exactly one interval; the message names a value that does not."""
    for interval in intervals:
        if interval.is_empty():
            low = _said(interval.low, is_percent=is_percent)
            _refuse(Message("an empty band at {counterexample}", counterexample=low))
    ordered = sorted(intervals, key=Interval.sort_key)
    if ordered[0].low is not None:
        _refuse_beyond(_BELOW, ordered[0].low, -1, is_percent=is_percent)
    for before, after in pairwise(ordered):
        _check_joint(before, after, is_percent=is_percent)
    if ordered[-1].high is not None:
        _refuse_beyond(_ABOVE, ordered[-1].high, 1, is_percent=is_percent)


def _check_joint(before: Interval, after: Interval, *, is_percent: bool) -> None:
    if before.high is None or after.low is None:
        _refuse_overlap(after.low or before.high, is_percent=is_percent)
        return
    end, start = Fraction(*before.high), Fraction(*after.low)
    if end > start or (end == start and before.has_high and after.has_low):
        _refuse_overlap(after.low, is_percent=is_percent)
    middle = (end + start) / 2
    if end < start or not (before.has_high or after.has_low):
        value = _said((middle if end < start else end).as_integer_ratio(), is_percent=is_percent)
        _refuse(Message("no band holds {counterexample}", counterexample=value))


_BELOW = Message("no band for values below {value}, such as {counterexample}")
_ABOVE = Message("no band for values above {value}, such as {counterexample}")


def _refuse_beyond(message: Message, bound: Ratio, step: int, *, is_percent: bool) -> None:
    """Refuse what lies beyond the outermost bound, with a value one step (or one percent) beyond it."""
    beyond = (Fraction(*bound) + Fraction(step, 100 if is_percent else 1)).as_integer_ratio()
    value, example = (_said(one, is_percent=is_percent) for one in (bound, beyond))
    _refuse(message.filled(value=value, counterexample=example))


def _refuse_overlap(value: Ratio | None, *, is_percent: bool) -> None:
    _refuse(Message("two bands overlap at {counterexample}", counterexample=_said(value, is_percent=is_percent)))


def _refuse(problem: Message) -> None:
    refuse(Message("{problem}. Every value must fall in exactly one band.", problem=problem))


def _said(value: Ratio | None, *, is_percent: bool) -> Text:
    return in_both(Amount(value or (0, 1), is_percent).words)
