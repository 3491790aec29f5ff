"""The range of every column of a table, from which a plan knows how wide its numbers must be."""

from __future__ import annotations

import polars as pl

from scoring.batch.plan.formulas import AS_OF, Spans
from scoring.batch.plan.nodes import Span
from scoring.rulebook.book import Rulebook


def spans_of(rulebook: Rulebook, table: pl.LazyFrame) -> Spans:
    """The least and greatest value of each fact column and of `as_of`, and whether any is missing."""
    names = [AS_OF, *rulebook.columns.by_name]
    asked = [
        made.alias(f"{kind} {name}")
        for name in names
        for kind, made in (
            ("low", pl.col(name).min()),
            ("high", pl.col(name).max()),
            ("nulls", pl.col(name).null_count()),
        )
    ]
    found = table.select(asked).collect().row(0, named=True)
    return {name: _span(found[f"low {name}"], found[f"high {name}"], found[f"nulls {name}"]) for name in names}


def _span(low: int | None, high: int | None, nulls: int) -> Span:
    if low is None or high is None:
        return Span(0, 0, nullable=True)
    return Span(low, high, nulls > 0)
