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
            _refuse(Message("an empty band at {value}", value=_said(interval.low, is_percent=is_percent)))
    ordered = sorted(intervals, key=Interval.sort_key)
    if ordered[0].low is not None:
        least = _said(ordered[0].low, is_percent=is_percent)
        _refuse(Message("no band for values below {value}", value=least))
    for before, after in pairwise(ordered):
        _check_joint(before, after, is_percent=is_percent)
    if ordered[-1].high is not None:
        most = _said(ordered[-1].high, is_percent=is_percent)
        _refuse(Message("no band for values above {value}", value=most))


def _check_joint(before: Interval, after: Interval, *, is_percent: bool) -> None:
    if before.high is None or after.low is None:
        _refuse_overlap(after.low or before.high, is_percent=is_percent)
        return
    end, start = Fraction(*before.high), Fraction(*after.low)
    if end > start or (end == start and before.has_high and after.has_low):
        _refuse_overlap(after.low, is_percent=is_percent)
    middle = (end + start) / 2
    if end < start or not (before.has_high or after.has_low):
        value = middle if end < start else end
        _refuse(Message("no band holds {value}", value=_said(value.as_integer_ratio(), is_percent=is_percent)))


def _refuse_overlap(value: Ratio | None, *, is_percent: bool) -> None:
    _refuse(Message("two bands overlap at {value}", value=_said(value, is_percent=is_percent)))


def _refuse(problem: Message) -> None:
    refuse(Message("{problem}. Every value must fall in exactly one band.", problem=problem))


def _said(value: Ratio | None, *, is_percent: bool) -> Text:
    return in_both(Amount(value or (0, 1), is_percent).words)
