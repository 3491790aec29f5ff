"""Runs a columnar plan in Apache Spark, by the same SQL as DuckDB: for what one machine cannot hold."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from pyspark.sql import SparkSession

from scoring.batch.engines.sql import EVIDENCE, query_of
from scoring.batch.plan.compiling import ColumnarPlan

LOCAL = "local[*]"
"""All cores of this machine, where no master is named."""


def start(master: str | None = None) -> SparkSession:
    """The session of this program, at the Spark master with that URL. Overflow in a branch not taken is no error.

    A plan of many conditions as one generated method is too long for Java to compile, and would be interpreted: so
    expressions are compiled in pieces, and not a whole stage at once.
    """
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.ansi.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.shuffle.partitions": "8",
        "spark.log.level": "ERROR",
    }
    session: SparkSession = (
        SparkSession.builder.master(master or LOCAL).appName("score").config(map=settings).getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return session


def totals(plan: ColumnarPlan, table: pl.LazyFrame) -> pl.LazyFrame:
    """Points, maximum, index and class of each agency."""
    return _run(query_of(plan, "spark", with_verdicts=False, pretty=False), table)


def verdicts(plan: ColumnarPlan, table: pl.LazyFrame) -> pl.LazyFrame:
    """Totals, and points, outcome and reason of every criterion, in the order of the rows."""
    return _run(query_of(plan, "spark", pretty=False), table)


def _run(query: str, table: pl.LazyFrame) -> pl.LazyFrame:
    """In and out by Parquet files: the temporary folder must be one that every worker sees."""
    session = SparkSession.getActiveSession() or start()
    with TemporaryDirectory() as folder:
        given, made = Path(folder, "given.parquet"), Path(folder, "made")
        table.sink_parquet(given)
        session.read.parquet(str(given)).createOrReplaceTempView(EVIDENCE)
        session.sql(query).write.parquet(str(made))
        found = pl.read_parquet(made / "*.parquet")
        order = table.select("agency").collect()
        return order.join(found, on="agency", how="left", maintain_order="left").lazy()
