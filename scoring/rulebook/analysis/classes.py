"""The classes of a classification as intervals of the index, and the values that lie in none."""

from __future__ import annotations

from fractions import Fraction

from scoring.rulebook.analysis.span import ONE, ZERO
from scoring.rulebook.classification import ClassesByIndex
from scoring.rulebook.quantities import Profile


def gap_in(classification: ClassesByIndex, profile: Profile) -> Fraction | None:
    """An index from 0 to 1 that falls in no class, the highest such; None if there is none."""
    top, has_top = ONE, True  # what is still to be covered: up to `top`, itself included or not
    for band in classification.bands:
        low = profile.pick(band.bound)
        if low is None:
            continue
        upper = band.upper(profile)
        if upper is not None:
            high, has_high = Fraction(*upper.amount.ratio), upper.operation == "<="
            if high < top:
                return top if has_top else (high + top) / 2
            if high == top and has_top and not has_high:
                return top
        top, has_top = Fraction(*low.ratio), band.at_least is None
    if classification.below_is_unclassified or top < 0 or (top == 0 and not has_top):
        return None
    return top if has_top else (top + ZERO) / 2
