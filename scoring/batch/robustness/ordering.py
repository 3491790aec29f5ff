"""Exact ranks of many indices at once, by one integer for each."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.batch.robustness.contenders import Side
from scoring.engine.result import Sum
from scoring.exact import round_half_up


def ranks_by(totals: Sequence[Sum], by: Side = "exact") -> list[int | None]:
    """The rank of each total, best first, equal indices sharing one; None where nothing is applicable.

    The same ranks as in `scoring.batch.ranking`, for the loops of this package.

    >>> ranks_by([Sum(1, 2), Sum(3, 4), Sum(0, 0), Sum(2, 4), Sum(1, 4)])
    [2, 1, None, 2, 4]
    >>> ranks_by([Sum(50001, 100000), Sum(1, 2)], "rounded")
    [1, 1]
    """
    keys = keys_of(totals, by)
    rank_of: dict[int, int] = {}
    for place, key in enumerate(sorted((key for key in keys if key is not None), reverse=True), 1):
        rank_of.setdefault(key, place)
    return [None if key is None else rank_of[key] for key in keys]


def keys_of(totals: Sequence[Sum], by: Side = "exact") -> list[int | None]:
    """An integer for each index that is greater, equal or less exactly as the index is; None for no index.

    Two different indices with denominators up to m differ by at least 1/m², so that after multiplication by a power of
    two above m² they differ by more than 1, and so do their whole parts.
    """
    if by == "rounded":
        return [round_half_up(one.points * 10_000, one.maximum) if one.maximum else None for one in totals]
    most = max((one.maximum for one in totals), default=0)
    shift = 2 * most.bit_length() + 1
    return [(one.points << shift) // one.maximum if one.maximum else None for one in totals]
