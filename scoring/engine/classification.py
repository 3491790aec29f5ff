"""The class of an index: the first class whose bound it meets, capped by vetoes."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.exact import Ratio, round_half_up
from scoring.rulebook.classification import Classification
from scoring.rulebook.quantities import Profile


def classify(classification: Classification, index: Ratio | None, profile: Profile, caps: Sequence[str]) -> str | None:
    """The class of `index`, or None if it falls in no class; never above a class in `caps`.

    `index` is (points, maximum) in the same units, 0..1, or None where nothing is applicable.
    """
    if index is None:
        return None
    numerator, denominator = index
    if classification.by == "rounded":
        numerator, denominator = round_half_up(numerator * 10_000, denominator), 10_000
    names = [band.class_ for band in classification.bands]
    for place, band in enumerate(classification.bands):
        bound = profile.pick(band.at_least or band.above or {})
        if bound is None:
            continue
        left, right = numerator * bound.ratio[1], bound.ratio[0] * denominator
        upper = band.upper(profile)
        if (left > right or (left == right and band.at_least)) and (
            upper is None or upper.holds((numerator, denominator))
        ):
            return names[max([place, *(names.index(cap) for cap in caps)])]
    return None
