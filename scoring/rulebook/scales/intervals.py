"""Intervals of the number line, and the proof that a set of them covers every value exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from scoring.exact import Ratio
from scoring.language import ENGLISH, VIETNAMESE, Speech
from scoring.rulebook.quantities import refuse


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
            _refuse("khoảng rỗng tại", "an empty band at", interval.low, is_percent=is_percent)
    ordered = sorted(intervals, key=Interval.sort_key)
    if ordered[0].low is not None:
        _refuse("thiếu khoảng cho giá trị dưới", "no band for values below", ordered[0].low, is_percent=is_percent)
    for before, after in pairwise(ordered):
        _check_joint(before, after, is_percent=is_percent)
    if ordered[-1].high is not None:
        _refuse("thiếu khoảng cho giá trị trên", "no band for values above", ordered[-1].high, is_percent=is_percent)


def _check_joint(before: Interval, after: Interval, *, is_percent: bool) -> None:
    overlap = ("hai khoảng chồng nhau tại", "two bands overlap at")
    if before.high is None or after.low is None:
        _refuse(*overlap, after.low or before.high or (0, 1), is_percent=is_percent)
        return
    end, start = Fraction(*before.high), Fraction(*after.low)
    if end > start or (end == start and before.has_high and after.has_low):
        _refuse(*overlap, after.low, is_percent=is_percent)
    middle = (end + start) / 2
    if end < start or not (before.has_high or after.has_low):
        value = middle if end < start else end
        _refuse("không khoảng nào chứa", "no band holds", value.as_integer_ratio(), is_percent=is_percent)


def _refuse(vi: str, en: str, value: Ratio | None, *, is_percent: bool) -> None:
    numerator, denominator = value or (0, 1)

    def said(speech: Speech) -> str:
        return speech.exactly(numerator * (100 if is_percent else 1), denominator) + (" %" if is_percent else "")

    refuse(
        f"{vi} {said(VIETNAMESE)}. Mỗi giá trị phải thuộc đúng một khoảng.",
        f"{en} {said(ENGLISH)}. Every value must fall in exactly one band.",
    )
