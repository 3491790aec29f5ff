"""Scales as operations: one entry for each scale of numbers; one that is not listed is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from typing import Any, Final, NamedTuple

from scoring.batch.plan import algebra as a
from scoring.batch.plan.nodes import SIGNS, CannotCompileError, Number, Truth
from scoring.exact import Ratio
from scoring.rulebook.quantities import Amount, earned_units
from scoring.rulebook.scales import Scale
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.base import Bound
from scoring.rulebook.scales.counted import Deduct, PerUnit
from scoring.rulebook.scales.linear import Linear
from scoring.rulebook.scales.on_time import OnTime
from scoring.rulebook.scales.outside import GrantedPoints
from scoring.rulebook.scales.proportional import InProportion, Proportional, ProportionalAbove, ProportionalTo
from scoring.rulebook.scales.threshold import Above, AtLeast, AtMost, Below, Threshold
from scoring.rulebook.setting import Setting

_ZERO, _ONE = a.constant(0), a.constant(1)


class Branch(NamedTuple):
    """Where `when` holds, exactly units / below is earned, in units of 10**-precision points.

    `is_part` where that is known to lie between nothing and the maximum, both excluded.
    """

    when: Truth
    units: Number
    below: Number
    is_part: bool = False


class Asked(NamedTuple):
    """What a scale is compiled for."""

    maximum: int
    setting: Setting


Branches = list[Branch]


def earnings(scale: Scale, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    """What each value earns, the first branch that holds deciding; the last one always holds."""
    build = EARNINGS.get(type(scale))
    if build is None:
        raise CannotCompileError(f"scale: {type(scale).__name__}")
    return build(scale, asked, numbers)


def _exactly(when: Truth, ratio: Ratio) -> Branch:
    divisor = gcd(*ratio) or 1
    return Branch(when, a.constant(ratio[0] // divisor), a.constant(ratio[1] // divisor))


def _holds(bound: Bound, numbers: tuple[Number, ...]) -> Truth:
    above, below = bound.amount.ratio
    return a.compare(
        SIGNS[bound.operation], a.times(a.constant(below), numbers[0]), a.times(a.constant(above), numbers[1])
    )


def _threshold(scale: Threshold, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    bound = scale.bounds(asked.setting.profile)[0]
    return [_exactly(_holds(bound, numbers), (asked.maximum, 1)), _exactly(a.TRUE, (0, 1))]


def _in_proportion(scale: InProportion, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    maximum, profile = asked.maximum, asked.setting.profile
    (_, amount) = scale.bounds(profile)[0]
    divisor = gcd(*amount.ratio) or 1
    above, below = amount.ratio[0] // divisor, amount.ratio[1] // divisor
    have, need = a.times(a.constant(below), numbers[0]), a.times(a.constant(above), numbers[1])
    units = a.times(a.constant(maximum), have)
    some = a.compare(">", have, _ZERO)
    full = _exactly(a.compare(">=", have, need), (maximum, 1))
    branches = [full, Branch(some, units, need, is_part=True), _exactly(a.TRUE, (0, 1))]
    if isinstance(scale, ProportionalAbove):
        most = max(maximum - 1, 0)
        nearly = a.all_of(some, a.compare("<=", units, a.times(a.constant(most), need)))
        branches = [
            _exactly(a.compare(">", have, need), (maximum, 1)),
            _exactly(a.compare("=", have, need), (most, 1)),
            Branch(nearly, units, need, is_part=True),
            _exactly(some, (most, 1)),
            _exactly(a.TRUE, (0, 1)),
        ]
    floor = scale.nothing_below and profile.pick(scale.nothing_below)
    if not floor:
        return branches
    return [_exactly(a.negate(_holds(Bound(">=", floor), numbers)), (0, 1)), *branches]


def _linear(scale: Linear, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    profile = asked.setting.profile
    zero, full = profile.pick(scale.linear.zero_at), profile.pick(scale.linear.full_at)
    assert zero is not None
    assert full is not None
    (z, z_below), (f, f_below) = zero.ratio, full.ratio
    span = f * z_below - z * f_below
    sign = 1 if span > 0 else -1
    k, zero_part, d = sign * z_below * f_below, sign * z * f_below, sign * span
    divisor = gcd(k, zero_part, d) or 1
    above = a.minus(
        a.times(a.constant(k // divisor), numbers[0]), a.times(a.constant(zero_part // divisor), numbers[1])
    )
    below = a.times(a.constant(d // divisor), numbers[1])
    return [
        _exactly(a.compare("<=", above, _ZERO), (0, 1)),
        _exactly(a.compare(">=", above, below), (asked.maximum, 1)),
        Branch(a.TRUE, a.times(a.constant(asked.maximum), above), below, is_part=True),
    ]


def _bands(scale: Bands, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    bands = scale.bands_of(asked.setting.profile)
    branches: Branches = []
    for band in sorted(bands, key=lambda one: one.interval().sort_key(), reverse=True):
        low = band.at_least or band.above
        here = a.TRUE if low is None else _holds(Bound(">=" if band.at_least else ">", low), numbers)
        if isinstance(band.earns, Amount):
            branches.append(_exactly(here, earned_units(band.earns, asked.maximum, asked.setting.precision)))
            continue
        nothing = a.all_of(here, a.compare("<=", numbers[0], _ZERO))
        everything = a.all_of(here, a.compare(">=", numbers[0], numbers[1]))
        branches += [_exactly(nothing, (0, 1)), _exactly(everything, (asked.maximum, 1))]
        branches.append(Branch(here, a.times(a.constant(asked.maximum), numbers[0]), numbers[1], is_part=True))
    return branches


def _per_unit(scale: PerUnit, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    each, below = earned_units(scale.per_unit, asked.maximum, asked.setting.precision)
    above, whole = a.times(a.constant(each), numbers[0]), a.times(a.constant(below), numbers[1])
    return [
        _exactly(a.compare("<=", above, _ZERO), (0, 1)),
        _exactly(a.compare(">=", above, a.times(a.constant(asked.maximum), whole)), (asked.maximum, 1)),
        Branch(a.TRUE, above, whole, is_part=True),
    ]


def _deduct(scale: Deduct, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    maximum, precision = asked.maximum, asked.setting.precision
    each, below = earned_units(scale.deduct, maximum, precision)
    least = earned_units(scale.down_to, maximum, precision) if scale.down_to else (0, 1)
    whole = a.times(a.constant(below), numbers[1])
    everything = a.times(a.constant(maximum), whole)
    left = a.minus(everything, a.times(a.constant(each), numbers[0]))
    floor = a.compare("<=", a.times(a.constant(least[1]), left), a.times(a.constant(least[0]), whole))
    return [
        _exactly(floor, least),
        _exactly(a.compare(">=", left, everything), (maximum, 1)),
        Branch(a.TRUE, left, whole, is_part=least[0] >= 0),
    ]


def _on_time(scale: OnTime, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    prompt, prompt_below = earned_units(scale.on_time, asked.maximum, asked.setting.precision)
    late, late_below = earned_units(scale.late, asked.maximum, asked.setting.precision)
    if prompt < 0 or late < 0:
        raise CannotCompileError(f"scale: {type(scale).__name__}, points below 0")
    prompt, late, below = prompt * late_below, late * prompt_below, prompt_below * late_below
    divisor = gcd(prompt, late, below) or 1
    units = a.plus(a.times(a.constant(prompt // divisor), numbers[0]), a.times(a.constant(late // divisor), numbers[2]))
    return [Branch(a.TRUE, units, a.times(a.constant(below // divisor), numbers[1]))]


def _granted(scale: GrantedPoints, asked: Asked, numbers: tuple[Number, ...]) -> Branches:
    del scale
    points = a.times(a.constant(10**asked.setting.precision), numbers[0])
    everything = a.times(a.constant(asked.maximum), numbers[1])
    return [
        _exactly(a.compare(">=", points, everything), (asked.maximum, 1)),
        _exactly(a.compare("<=", points, _ZERO), (0, 1)),
        Branch(a.TRUE, points, numbers[1], is_part=True),
    ]


EARNINGS: Final[dict[type[Scale], Callable[[Any, Asked, tuple[Number, ...]], Branches]]] = {
    AtLeast: _threshold,
    Above: _threshold,
    AtMost: _threshold,
    Below: _threshold,
    Proportional: _in_proportion,
    ProportionalTo: _in_proportion,
    ProportionalAbove: _in_proportion,
    Linear: _linear,
    Bands: _bands,
    PerUnit: _per_unit,
    Deduct: _deduct,
    OnTime: _on_time,
    GrantedPoints: _granted,
}
"""The scales of numbers. Those of yes and no and of choices have few values, and each is judged once, beforehand."""
