"""A columnar plan as text: the SQL of a warehouse, or the plan of Polars, for whoever runs it without this program."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from scoring.batch.engines import AUTO, PURE
from scoring.batch.plan.compiling import ColumnarPlan, compile_plan
from scoring.batch.plan.nodes import CannotCompileError
from scoring.batch.table.spans import spans_of
from scoring.batch.table.writing import table_of
from scoring.errors import EvidenceError, Problem
from scoring.evidence.model import Evidence
from scoring.language import Message
from scoring.rulebook.book import Rulebook


def explain_plan(rulebook: Rulebook, evidence: Sequence[Evidence], engine: str) -> str:
    """The plan for tables whose values lie within those of this evidence; SQL for DuckDB unless another is asked for.

    EvidenceError names what has no columnar form.
    """
    table = table_of(rulebook, evidence)
    asked = "duckdb" if engine in (AUTO, PURE) else engine
    try:
        plan = compile_plan(rulebook, spans_of(rulebook, table.lazy()))
        return _told(plan, table, asked)
    except CannotCompileError as error:
        message = Message(
            "the engine {engine} cannot score this ({what}). Use --engine pure.", engine=asked, what=error
        )
        raise EvidenceError([Problem(evidence[0].file, 0, 0, "", message)]) from None


def _told(plan: ColumnarPlan, table: pl.DataFrame, engine: str) -> str:
    if engine == "polars":
        from scoring.batch.engines.polars_engine import verdicts  # noqa: PLC0415 - only the engine asked for

        return str(verdicts(plan, table.lazy()).explain(optimized=False)) + "\n"
    from scoring.batch.engines.sql import query_of  # noqa: PLC0415 - SQLGlot is an extra

    book = plan.rulebook
    lines = [f"-- {book.id} {book.head.version}, {book.digest}", *_ranges(plan)]
    return "\n".join([*lines, query_of(plan, engine) + ";\n"])


def _ranges(plan: ColumnarPlan) -> list[str]:
    """Where the query is proven exact, as comments."""
    known = [name for name in plan.spans if name == "as_of" or name in plan.rulebook.columns.by_name]
    spans = [(name, plan.spans[name]) for name in known]
    return [f"-- {name}: {one.low} .. {one.high}{' or NULL' if one.nullable else ''}" for name, one in spans]
