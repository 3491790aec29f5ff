"""Runs a columnar plan in DuckDB, as the SQL that it is for every warehouse."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl

from scoring.batch.engines.sql import EVIDENCE, query_of
from scoring.batch.plan.compiling import ColumnarPlan


def totals(plan: ColumnarPlan, table: pl.LazyFrame) -> pl.LazyFrame:
    """Points, maximum, index and class of each agency."""
    return _run(query_of(plan, "duckdb", with_verdicts=False, pretty=False), table)


def verdicts(plan: ColumnarPlan, table: pl.LazyFrame) -> pl.LazyFrame:
    """Totals, and points, outcome and reason of every criterion."""
    return _run(query_of(plan, "duckdb", pretty=False), table)


def _run(query: str, table: pl.LazyFrame) -> pl.LazyFrame:
    """In and out by Parquet files, which both libraries read and write by themselves."""
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        given, made = Path(folder, "given.parquet"), Path(folder, "made.parquet")
        table.sink_parquet(given)
        connection.read_parquet(str(given)).create_view(EVIDENCE)
        connection.sql(query).write_parquet(str(made))
        return pl.read_parquet(made).lazy()
