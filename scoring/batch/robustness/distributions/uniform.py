"""Weights around those of the rulebook: each area by itself, anything within ± a spread equally likely."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.batch.robustness.chance import MOST
from scoring.exact import Ratio


def uniform_factors(numbers: Sequence[int], weights: Sequence[int], spread: Ratio) -> list[int]:
    """1 - spread + 2 x spread x number / MOST for each area, times the denominator of spread x MOST.

    >>> uniform_factors([0, MOST], [10, 20], (1, 4)) == [3 * MOST, 5 * MOST]
    True
    """
    del weights  # a share of what an area weighs, whatever that is
    part, whole = spread
    return [(whole - part) * MOST + 2 * part * number for number in numbers]
