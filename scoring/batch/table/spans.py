"""The range of every column of a table, from which a plan knows how wide its numbers must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from scoring.batch.plan.formulas import FIRST_DAY, Spans
from scoring.batch.plan.nodes import Span
from scoring.batch.table.layout import DAY_TYPES, TableColumn, table_columns
from scoring.rulebook.book import Rulebook


def spans_of(rulebook: Rulebook, table: pl.LazyFrame) -> Spans:
    """The range of each fact column and of `as_of`, and whether any value is missing; of days the first one too."""
    columns = [column for column in table_columns(rulebook) if column.holds == "whole"]
    found = table.select(made for column in columns for made in measures_of(column)).collect(engine="streaming")
    return spans_in(found.row(0, named=True), columns)


def measured_spans(table: pl.LazyFrame, names: Iterable[str]) -> Spans:
    """The range of other columns of whole numbers."""
    asked = list(names)
    if not asked:
        return {}
    found = table.select(made for name in asked for made in _measures(name)).collect().row(0, named=True)
    return {name: span_in(found, name) for name in asked}


def measures_of(column: TableColumn) -> Iterator[pl.Expr]:
    """What has to be known of a column: its least and greatest value, how many are missing, its first day."""
    yield from _measures(column.name)
    if column.type in DAY_TYPES:
        day = pl.col(column.name)
        yield pl.when(day > 0).then(day).min().alias(f"first {column.name}")


def _measures(name: str) -> Iterator[pl.Expr]:
    column = pl.col(name)
    yield column.min().alias(f"low {name}")
    yield column.max().alias(f"high {name}")
    yield column.null_count().alias(f"nulls {name}")


def spans_in(found: Mapping[str, Any], columns: Iterable[TableColumn]) -> Spans:
    """The ranges in a row of measures."""
    spans: Spans = {}
    for column in columns:
        spans[column.name] = span_in(found, column.name)
        if column.type in DAY_TYPES and found[f"first {column.name}"] is not None:
            spans[FIRST_DAY + column.name] = Span(found[f"first {column.name}"], spans[column.name].high)
    return spans


def span_in(found: Mapping[str, Any], name: str) -> Span:
    """The range of a column in a row of measures; one without any value is a missing 0."""
    low, high = found[f"low {name}"], found[f"high {name}"]
    if low is None or high is None:
        return Span(0, 0, nullable=True)
    return Span(low, high, found[f"nulls {name}"] > 0)
