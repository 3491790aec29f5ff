"""Exact arithmetic: integers and ratios of integers, rounded half-up once. No binary float anywhere."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

Ratio = tuple[int, int]
"""A rational number as (numerator, denominator), the denominator positive, not necessarily in lowest terms."""

MOST_DIGITS: Final = 30
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?")


def round_half_up(numerator: int, denominator: int) -> int:
    """The integer nearest numerator / denominator, halves upwards; `denominator` > 0.

    >>> round_half_up(81755, 10), round_half_up(3, 2), round_half_up(1, 3)
    (8176, 2, 0)
    """
    return (2 * numerator + denominator) // (2 * denominator)


def digits_of(units: int, places: int) -> tuple[str, int, str]:
    """Sign, whole part and fraction digits of `units` / 10**places.

    >>> digits_of(-1205, 2)
    ('-', 12, '05')
    """
    whole, fraction = divmod(abs(units), 10**places)
    return "-" if units < 0 else "", whole, f"{fraction:0{places}d}" if places else ""


def decimal_of(units: int, places: int) -> Decimal:
    """`units` / 10**places as a plain decimal with no more places than it has.

    >>> decimal_of(71250, 3), decimal_of(2000, 2)
    (Decimal('71.25'), Decimal('20'))
    """
    while places and units % 10 == 0:
        units, places = units // 10, places - 1
    sign, whole, fraction = digits_of(units, places)
    return Decimal(f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}")


def trimmed(number: Decimal) -> Decimal:
    """The same number with no more places than it has.

    >>> trimmed(Decimal("1.4250")), trimmed(Decimal("20.00"))
    (Decimal('1.425'), Decimal('20'))
    """
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    units = int("".join(map(str, digits))) * (-1 if sign else 1)
    return decimal_of(units, -exponent) if exponent < 0 else Decimal(units * 10**exponent)


def rounded_decimal(numerator: int, denominator: int, places: int) -> Decimal:
    """numerator / denominator rounded half-up to `places`, as a plain decimal.

    >>> rounded_decimal(752, 1780, 4)
    Decimal('0.4225')
    """
    return decimal_of(round_half_up(numerator * 10**places, denominator), places)


def is_number(text: str) -> bool:
    """True if `text` is a number as this project writes them: no exponent, no leading zero, no sign but minus."""
    return _NUMBER.fullmatch(text) is not None


def ratio_of(text: str) -> Ratio:
    """The exact ratio that a plain decimal text stands for; ValueError if it is not one.

    >>> ratio_of("2.50")
    (250, 100)
    """
    if not is_number(text):
        raise ValueError(text)
    whole, _, fraction = text.partition(".")
    return int(whole + fraction), 10 ** len(fraction)


def units_of(ratio: Ratio, places: int) -> int | None:
    """The ratio in units of 10**-places, or None if it has more places than that.

    >>> units_of((25, 10), 2), units_of((1, 3), 2)
    (250, None)
    """
    units, rest = divmod(ratio[0] * 10**places, ratio[1])
    return None if rest else units
