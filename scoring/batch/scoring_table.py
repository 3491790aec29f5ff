"""Scores a table: in columns where that is proven exact, else (or for few agencies) by the engine itself."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import polars as pl

from scoring.batch.best import GROUP, bests_of
from scoring.batch.engines import AUTO, ENGINES, PURE
from scoring.batch.engines.pure import verdicts_by_row
from scoring.batch.plan.compiling import compile_plan
from scoring.batch.plan.field import best_columns
from scoring.batch.plan.field_values import with_values
from scoring.batch.plan.nodes import CannotCompileError
from scoring.batch.table.layout import AGENCY
from scoring.batch.table.spans import measured_spans, spans_of
from scoring.rulebook.book import Rulebook

FEW: Final = 1000
"""Below so many agencies the engine itself is used; the results are the same."""
IN_COLUMNS: Final = "polars"
"""The engine for many agencies, where no other is asked for."""


def choose_engine(asked: str, agencies: int, few: int = FEW) -> str:
    """The engine asked for; for `auto` the one that is quicker for so many agencies."""
    if asked != AUTO:
        return asked
    return PURE if agencies < few else IN_COLUMNS


def score_rows(rulebook: Rulebook, table: pl.DataFrame, few: int = FEW) -> list[dict[str, Any]]:
    """Totals, and points, outcome and reason of every criterion, for each row of a table that holds."""
    engine = choose_engine(AUTO, table.height, few)
    if engine == PURE:
        return verdicts_by_row(rulebook, table)
    try:
        return list(score_columns(rulebook, table, engine).iter_rows(named=True))
    except CannotCompileError:
        # A product beyond 128 bits, or a form no column has: whole numbers of Python know no bound.
        return verdicts_by_row(rulebook, table)


def score_columns(
    rulebook: Rulebook, table: pl.DataFrame, engine: str = IN_COLUMNS, groups: Sequence[str] | None = None
) -> pl.DataFrame:
    """The same as a table, by one of the engines that work in columns, in the order of the rows.

    Where the `groups` of the rows are given, criteria scored against the best of the field are scored too.
    CannotCompileError names what has no columnar form.
    """
    run = import_module(ENGINES[engine])
    plan = compile_plan(rulebook, spans_of(rulebook, table.lazy()))
    names = best_columns(rulebook)
    if names and groups is not None:
        grouped = table.with_columns(pl.Series(GROUP, [group or None for group in groups], dtype=pl.String))
        values = run.totals(with_values(plan), table.lazy()).collect()
        values = grouped.select(AGENCY, GROUP).join(values, on=AGENCY, how="left", maintain_order="left")
        table = grouped.join(bests_of(rulebook, values), on=GROUP, how="left", maintain_order="left").drop(GROUP)
        plan = compile_plan(rulebook, plan.spans | measured_spans(table.lazy(), names))
    scored: pl.DataFrame = run.verdicts(plan, table.lazy()).collect()
    return scored
