"""Scores a table: in columns where that is proven exact, else (or for few agencies) by the engine itself."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from scoring.batch.engines.polars_engine import verdicts
from scoring.batch.engines.pure import verdicts_by_row
from scoring.batch.plan.compiling import compile_plan
from scoring.batch.plan.nodes import CannotCompileError
from scoring.batch.table.spans import spans_of
from scoring.rulebook.book import Rulebook

FEW: Final = 1000
"""Below so many agencies the engine itself is used; the results are the same."""


def score_rows(rulebook: Rulebook, table: pl.DataFrame, few: int = FEW) -> list[dict[str, Any]]:
    """Totals, and points, outcome and reason of every criterion, for each row of a table that holds."""
    if table.height < few:
        return verdicts_by_row(rulebook, table)
    try:
        plan = compile_plan(rulebook, spans_of(rulebook, table.lazy()))
        return list(verdicts(plan, table.lazy()).collect().iter_rows(named=True))
    except CannotCompileError:
        # A product beyond 128 bits, or a form no column has: whole numbers of Python know no bound.
        return verdicts_by_row(rulebook, table)
