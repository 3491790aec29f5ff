"""Curves: a scale cut at its own bounds into pieces on which it is a straight line, so that a few values tell all."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from scoring.rulebook.analysis.span import ONE, ZERO, Span
from scoring.rulebook.quantities import Amount, Profile, earned_units
from scoring.rulebook.scales import Earn, Scale
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.counted import Deduct, PerUnit
from scoring.rulebook.scales.linear import Linear
from scoring.rulebook.scales.proportional import InProportion
from scoring.rulebook.scales.threshold import Threshold
from scoring.rulebook.setting import Setting


class Piece(NamedTuple):
    """A value, or all values strictly between `low` and `high`, with the points at (or towards) either end."""

    low: Fraction | None
    high: Fraction | None
    at_low: Fraction
    at_high: Fraction
    samples: tuple[Fraction, ...]
    """Values in the piece that evidence can come to."""

    @property
    def is_value(self) -> bool:
        """True for a single value."""
        return self.low is not None and self.low == self.high


def bounds_of(scale: Scale, maximum: int, setting: Setting) -> list[Fraction]:
    """The values at which the rule of a scale changes, in order."""
    return sorted(set(_bounds(scale, maximum, setting)))


def stated_bounds(scale: Scale, profile: Profile) -> list[Fraction]:
    """The values that a scale itself states for one agency, in order: targets, floors, ends, bounds of bands."""
    found = [amount for varying in scale.varying() if isinstance(amount := profile.pick(varying), Amount)]
    if isinstance(scale, Bands):
        found += [bound.amount for band in scale.bands_of(profile) for bound in band.bounds]
    return sorted({Fraction(*amount.ratio) for amount in found})


def pieces_of(scale: Scale, maximum: int, setting: Setting, span: Span) -> list[Piece]:
    """The curve of a scale over the values that evidence can come to, in order; points in units of 10**-precision."""
    earn = scale.compile(maximum, setting)
    inner = [bound for bound in bounds_of(scale, maximum, setting) if _is_within(bound, span)]
    cuts = sorted({*inner, *(end for end in (span.low, span.high) if end is not None)}) or [ZERO]
    ends: list[Fraction | None] = [*cuts]
    if span.low is None:
        ends.insert(0, None)
    if span.high is None:
        ends.append(None)
    pieces: list[Piece] = []
    for low, high in pairwise(ends):
        pieces += [*_value_piece(low, span, earn), *_open_piece(low, high, span, earn)]
    return pieces + list(_value_piece(ends[-1], span, earn))


def points_at(earn: Earn, value: Fraction) -> Fraction:
    """What a value earns, exactly, before rounding."""
    return Fraction(*earn(value.numerator, value.denominator))


def _is_within(value: Fraction, span: Span) -> bool:
    return (span.low is None or span.low <= value) and (span.high is None or value <= span.high)


def _value_piece(value: Fraction | None, span: Span, earn: Earn) -> Iterator[Piece]:
    if value is not None and span.holds(value):
        points = points_at(earn, value)
        yield Piece(value, value, points, points, (value,))


def _open_piece(low: Fraction | None, high: Fraction | None, span: Span, earn: Earn) -> Iterator[Piece]:
    """The values strictly between two cuts, if there are any; beyond the last cut a line goes on as it begins."""
    first = span.first_above(low) if low is not None else None
    last = span.last_below(high) if high is not None else None
    if span.step is not None:
        if first is None and last is not None:
            first = last - span.step
        if last is None and first is not None:
            last = first + span.step
        if first is None or last is None or first > last:
            return
        yield Piece(low, high, points_at(earn, first), points_at(earn, last), tuple(dict.fromkeys((first, last))))
        return
    near = low if low is not None else (high or ZERO) - 3
    far = high if high is not None else near + 3
    one, two = near + (far - near) / 4, near + (far - near) / 2
    at_one, slope = points_at(earn, one), points_at(earn, two) - points_at(earn, one)
    # `one` and `two` are a quarter and a half of the way: the line is known, and so are its ends.
    at_low, at_high = at_one - slope, at_one + 3 * slope
    yield Piece(
        low, high, at_low if low is not None else at_one, at_high if high is not None else at_one + slope, (two,)
    )


def _bounds(scale: Scale, maximum: int, setting: Setting) -> Iterator[Fraction]:
    yield from stated_bounds(scale, setting.profile)
    if isinstance(scale, (InProportion, Threshold, Linear, Bands)):
        yield from _turns(scale, maximum, setting)
    if isinstance(scale, PerUnit):
        each = Fraction(*earned_units(scale.per_unit, maximum, setting.precision))
        yield from (ZERO, maximum / each) if each else (ZERO,)
    if isinstance(scale, Deduct):
        each = Fraction(*earned_units(scale.deduct, maximum, setting.precision))
        least = earned_units(scale.down_to, maximum, setting.precision) if scale.down_to else (0, 1)
        yield from (ZERO, (maximum - Fraction(*least)) / each) if each else (ZERO,)


def _turns(scale: Scale, maximum: int, setting: Setting) -> Iterator[Fraction]:
    """Where a line begins or is cut off without the book stating it."""
    if isinstance(scale, InProportion):
        yield ZERO
        target = Fraction(*scale.bounds(setting.profile)[0].amount.ratio)
        if scale.operation == ">" and maximum:
            yield target * (maximum - 1) / maximum
    if isinstance(scale, Bands):
        yield from (ZERO, ONE)
