"""A columnar plan as one SQL query: a data team can run it inside its own warehouse, without this program."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from scoring.batch.engines.sql_words import DIALECTS, SqlWords, quoted
from scoring.batch.plan.compiling import ColumnarPlan
from scoring.batch.plan.nodes import CannotCompileError, Operation
from scoring.batch.plan.parts import names_in

EVIDENCE = "evidence"
"""The name of the table that a query reads."""


def query_of(plan: ColumnarPlan, dialect: str, *, with_verdicts: bool = True, pretty: bool = True) -> str:
    """The query for DuckDB or Spark over the table `evidence`; CannotCompileError names what it has no word for.

    A step of the plan is a common table expression that holds what later steps use and nothing else.
    """
    words = SqlWords(DIALECTS[dialect])
    _check_results(words, plan)
    points = [f"points.{name}" for name in plan.rulebook.criteria] if with_verdicts else []
    plain = ["agency", *plan.totals, *points]
    last: dict[str, Operation] = dict(plan.words) if with_verdicts else {}
    wanted = [{*plain, *_used(last)}]
    for step in reversed(plan.steps):
        wanted.append((wanted[-1] - step.keys()) | _used({k: v for k, v in step.items() if k in wanted[-1]}))
    wanted.reverse()
    made, source = exp.Select(), "given"
    made = made.with_(source, as_=exp.select(*_given(plan, wanted[0]), copy=False).from_(EVIDENCE))
    for number, (step, kept) in enumerate(zip(plan.steps, wanted[1:], strict=True), 1):
        columns = [*(quoted(name) for name in sorted(kept - step.keys())), *_named(words, step, kept)]
        name = f"step_{number}"
        made = made.with_(name, as_=exp.select(*columns, copy=False).from_(source))
        source = name
    query = made.select(*map(quoted, plain), *_named(words, last, set(last)), copy=False).from_(source)
    return query.sql(dialect=dialect, pretty=pretty, identify=True)


def _check_results(words: SqlWords, plan: ColumnarPlan) -> None:
    """What comes out is of 64 bits: not every program that reads it knows wider whole numbers."""
    for step in plan.steps:
        for name in plan.totals:
            span = getattr(step.get(name), "span", None)
            if span is not None and words.type_for(span) != "BIGINT":
                raise CannotCompileError(f"{name}: a result of {span.high.bit_length()} bits")


def _given(plan: ColumnarPlan, kept: set[str]) -> list[exp.Expr]:
    """The columns of the table; whole numbers in 64 bits, however few a warehouse keeps them in."""
    return [
        exp.alias_(exp.cast(quoted(name), "BIGINT"), name, quoted=True) if name in plan.spans else quoted(name)
        for name in sorted(kept)
    ]


def _used(step: dict[str, Operation]) -> set[str]:
    return {name for made in step.values() for name in names_in(made)}


def _named(words: SqlWords, step: dict[str, Operation], kept: set[str]) -> Sequence[exp.Expr]:
    return [exp.alias_(words.any(made), name, quoted=True, copy=False) for name, made in step.items() if name in kept]
