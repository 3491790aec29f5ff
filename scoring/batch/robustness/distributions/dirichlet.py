"""Any weights at all, every way to share out the whole equally likely: the Dirichlet distribution (1, …, 1)."""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm

from scoring.batch.robustness.chance import MOST
from scoring.exact import Ratio


def dirichlet_factors(numbers: Sequence[int], weights: Sequence[int], spread: Ratio) -> list[int]:
    """The whole, 0..MOST, is cut at all numbers but the last; each area in turn gets a piece, then its factor.

    The pieces between independent uniform cuts are distributed so. A factor is the piece over what the area weighs now,
    times the least common multiple of the weights.

    >>> dirichlet_factors([2**62, 2**63, 5], [1, 2, 2], (1, 4)) == [2**63, 2**62, MOST - 2**63]
    True
    """
    del spread  # the weights of the rulebook have no part in this
    cuts = [0, *sorted(numbers[:-1]), MOST]
    unit = lcm(*weights)
    return [(cuts[at + 1] - cuts[at]) * (unit // weight) for at, weight in enumerate(weights)]
