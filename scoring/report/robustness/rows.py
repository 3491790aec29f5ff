"""The robustness of ranks as plain values: what CSV and JSON write, each in its way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from scoring.batch.robustness import GroupRobustness, Robustness
from scoring.batch.robustness.leaving_out import dependence_of
from scoring.batch.robustness.swaps import Neighbours
from scoring.exact import decimal_of, rounded_decimal

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "ranks": (
        "agency", "name", "rank", "index", "low", "high", "median", "best", "worst", "kept",
        "best_without_one", "best_criterion", "worst_without_one", "worst_criterion",
    ),
    "swaps": ("ahead", "behind", "shares_rank", "lead", "draws_ahead", "area", "weight", "change", "is_level"),
    "criteria": ("criterion", "moved", "furthest", "mean_places"),
}  # fmt: skip
"""The columns of each table, after the group."""


def rows_of(group: GroupRobustness, robustness: Robustness, table: str) -> Iterator[dict[str, Any]]:
    """The rows of one table of one group, by the names of their columns."""
    precision = robustness.standings.field.rulebook.head.precision
    if table == "ranks":
        yield from _ranks(group)
    elif table == "swaps":
        for found, ahead in zip(group.neighbours, group.draws.ahead, strict=True):
            yield _swap(found, ahead, precision)
    else:
        for one in group.left_out:
            mean = rounded_decimal(*one.mean_move, 4)
            yield {"criterion": one.part, "moved": one.moved, "furthest": one.furthest, "mean_places": mean}


def _ranks(group: GroupRobustness) -> Iterator[dict[str, Any]]:
    for place, (one, contender) in enumerate(zip(group.draws.agencies, group.contest.contenders, strict=True)):
        low, high = one.interval
        without = dependence_of(group.left_out, place)
        yield {
            "agency": one.id,
            "name": contender.name,
            "rank": one.rank,
            "index": contender.total.percent(),
            "low": low,
            "high": high,
            "median": one.median,
            "best": one.best,
            "worst": one.worst,
            "kept": one.kept[0],
            "best_without_one": without.best,
            "best_criterion": without.best_without or None,
            "worst_without_one": without.worst,
            "worst_criterion": without.worst_without or None,
        }


def _swap(found: Neighbours, ahead: int, precision: int) -> dict[str, Any]:
    swap = found.swap
    lead: Decimal = rounded_decimal(found.lead[0] * 100, found.lead[1], 6)
    return {
        "ahead": found.ahead,
        "behind": found.behind,
        "shares_rank": found.shares_rank,
        "lead": lead,
        "draws_ahead": ahead,
        "area": swap and swap.area,
        "weight": swap and decimal_of(swap.weight, precision),
        "change": swap and decimal_of(swap.change, precision),
        "is_level": swap and swap.is_level,
    }
