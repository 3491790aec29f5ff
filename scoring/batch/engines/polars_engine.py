"""Runs a columnar plan in Polars: in memory, or streaming from one Parquet file to another."""

from __future__ import annotations

import polars as pl

from scoring.batch.engines.polars_words import PolarsWords, narrowed, type_for
from scoring.batch.plan.compiling import ColumnarPlan
from scoring.batch.plan.nodes import Operation
from scoring.batch.plan.parts import names_in


def apply_plan(plan: ColumnarPlan, table: pl.LazyFrame) -> pl.LazyFrame:
    """The table with every column of the plan beside its own."""
    used = {name for step in plan.steps for made in step.values() for name in names_in(made)}
    facts = [
        narrowed(pl.col(name), pl.Int64, type_for(span)).alias(name)
        for name, span in plan.spans.items()
        if name in used and type_for(span) != pl.Int64
    ]
    words = PolarsWords()
    frame = table.with_columns(facts)
    for step in plan.steps:
        frame = frame.with_columns(_named(words, step))
    return frame


def totals(plan: ColumnarPlan, table: pl.LazyFrame) -> pl.LazyFrame:
    """Points, maximum, index and class of each agency."""
    return apply_plan(plan, table).select("agency", *plan.totals)


def verdicts(plan: ColumnarPlan, table: pl.LazyFrame) -> pl.LazyFrame:
    """Totals, and points, outcome and reason of every criterion."""
    frame = apply_plan(plan, table)
    return frame.select(
        "agency",
        *plan.totals,
        *(f"points.{name}" for name in plan.rulebook.criteria),
        *_named(PolarsWords(), plan.words),
    )


def _named(words: PolarsWords, step: dict[str, Operation]) -> list[pl.Expr]:
    return [words.any(made).alias(name) for name, made in step.items()]
