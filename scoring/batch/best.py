"""The best value of every group of a field, found exactly among the values of all agencies."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from math import gcd
from typing import Any, Final

import polars as pl

from scoring.batch.plan.field import ABOVE, BELOW, BEST_ABOVE, BEST_BELOW, needing_field
from scoring.batch.plan.nodes import CannotCompileError
from scoring.exact import Ratio
from scoring.rulebook.book import Rulebook

GROUP: Final = "~group"
NEAR: Final = 1e-12
"""A binary division is off by less than this part of it: what is nearer to the greatest is compared exactly."""
_MOST: Final = 2**63 - 1


def bests_of(rulebook: Rulebook, values: pl.DataFrame) -> pl.DataFrame:
    """The best of each `~group` for each criterion scored against the field, from `above.X` and `below.X`.

    A row without a group is compared with nobody.
    CannotCompileError if a best, in lowest terms, does not fit a column.
    """
    values = values.drop_nulls(GROUP)
    found: dict[str, dict[str, Any]] = {group: {GROUP: group} for group in values[GROUP].unique(maintain_order=True)}
    columns = [key + one.id for one in needing_field(rulebook) for key in (BEST_ABOVE, BEST_BELOW)]
    for criterion in needing_field(rulebook):
        for group, (above, below) in _bests(values, ABOVE + criterion.id, BELOW + criterion.id):
            if abs(above) > _MOST or below > _MOST:
                raise CannotCompileError(f"{criterion.id}: a best of {above.bit_length()} bits")
            found[group] |= {BEST_ABOVE + criterion.id: above, BEST_BELOW + criterion.id: below}
    schema: dict[str, Any] = {GROUP: pl.String, **dict.fromkeys(columns, pl.Int64)}
    return pl.DataFrame(list(found.values()), schema=schema)


def _bests(values: pl.DataFrame, above: str, below: str) -> Iterable[tuple[str, Ratio]]:
    """The best of each group that has a value; only values next to the greatest are compared exactly."""
    pairs = values.select(GROUP, above, below).drop_nulls().unique()
    share = pl.col(above).cast(pl.Float64) / pl.col(below).cast(pl.Float64)
    greatest = share.max().over(GROUP)
    near = pairs.filter(share >= greatest - greatest.abs() * NEAR)
    found: dict[str, list[Ratio]] = {}
    for group, one, other in near.iter_rows():
        found.setdefault(group, []).append((one, other))
    for group, ratios in found.items():
        best = reduce(lambda one, other: other if other[0] * one[1] > one[0] * other[1] else one, ratios)
        divisor = gcd(*best)
        yield group, (best[0] // divisor, best[1] // divisor)
