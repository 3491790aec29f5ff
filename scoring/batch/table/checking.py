"""What is wrong with a table, each thing named with its column and row, before anything is scored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from scoring.batch.plan.formulas import Spans
from scoring.batch.plan.nodes import Span
from scoring.batch.table.layout import AGENCY, KIND, LEVEL, TableColumn, group_columns, group_keys, table_columns
from scoring.batch.table.spans import measures_of, span_in, spans_in
from scoring.errors import EvidenceError, Problem, nearest, shown, unknown
from scoring.language import Message
from scoring.rulebook.book import Rulebook

MOST_ROWS: Final = 5
"""Rows named for each fault of a column; more teach nothing."""
_HOLDS: Final[dict[str, Message]] = {
    "text": Message("text"),
    "truth": Message("true or false (boolean)"),
    "whole": Message("whole numbers"),
}
_IS_WANTED: Final[dict[str, Any]] = {
    "text": lambda kind: kind == pl.String or isinstance(kind, pl.Enum | pl.Categorical),
    "truth": lambda kind: kind == pl.Boolean,
    "whole": lambda kind: kind.is_integer() and kind not in (pl.UInt64, pl.Int128),
}


def check_table(rulebook: Rulebook, table: pl.LazyFrame, file: str) -> Spans:
    """EvidenceError unless every column is there, of its type and in its range, and every agency is one, once.

    The table is read once for that, and the range of every column comes back; only what is wrong is looked up.
    """
    schema = table.collect_schema()
    columns = [*table_columns(rulebook), *group_columns(group_keys(schema.names()))]
    strangers = [name for name in schema.names() if name not in {column.name for column in columns}]
    problems = [problem for column in columns for problem in _check_column(column, schema, strangers, file)]
    if problems:
        raise EvidenceError(problems)
    found = table.select(_questions(columns)).collect(engine="streaming").row(0, named=True)
    if not found["rows"]:
        raise EvidenceError([Problem(file, 0, 0, "", Message("the table holds no agency."))])
    rows = table.with_row_index("~row", offset=1)
    for column in columns:
        problems += _check_values(column, found, rows, file)
    problems += _check_places(rulebook, rows, file)
    if problems:
        raise EvidenceError(problems)
    return spans_in(found, (column for column in columns if column.holds == "whole"))


def _check_column(column: TableColumn, schema: pl.Schema, strangers: list[str], file: str) -> Iterator[Problem]:
    kind, wanted = schema.get(column.name), _HOLDS[column.holds]
    if kind is None:
        close = nearest(column.name, strangers)
        message = Message("the column is missing; it holds {wanted}.", wanted=wanted)
        if close:
            message = Message("{problem} Did you mean '{close}'?", problem=message, close=close)
        yield Problem(file, 0, 0, column.name, message)
    elif not _IS_WANTED[column.holds](kind):
        message = Message("the column is {kind}; it must hold {wanted}.", kind=kind, wanted=wanted)
        yield Problem(file, 0, 0, column.name, message)


def _questions(columns: list[TableColumn]) -> Iterator[pl.Expr]:
    yield pl.len().alias("rows")
    yield pl.col(AGENCY).n_unique().alias("agencies")
    for column in columns:
        if column.holds == "whole":
            yield from measures_of(column)
        else:
            yield _is_empty(column).sum().alias(f"nulls {column.name}")


def _is_empty(column: TableColumn) -> pl.Expr:
    value = pl.col(column.name)
    return value.is_null() | (value.cast(pl.String) == "") if column.holds == "text" else value.is_null()


def _check_values(column: TableColumn, found: dict[str, Any], rows: pl.LazyFrame, file: str) -> list[Problem]:
    """What is wrong in a column; its rows are looked at only where the measures of the whole column say so."""
    name, value = column.name, pl.col(column.name)
    problems = []
    if not column.span.nullable and found[f"nulls {name}"]:
        empty = Message("empty; this column needs a value.")
        problems += [_at(file, name, row, empty) for row, _ in _found(rows, name, _is_empty(column))]
    if column.holds == "whole" and not _holds(column.span, span_in(found, name)):
        low, high, _ = column.span
        for row, bad in _found(rows, name, ~value.is_between(low, high)):
            message = Message("{bad} is outside {low} to {high}.", bad=bad, low=low, high=high)
            problems.append(_at(file, name, row, message))
    if name == AGENCY and found["agencies"] < found["rows"]:
        again = value.is_duplicated() & ~value.is_first_distinct()
        for row, bad in _found(rows, AGENCY, again):
            twice = Message("the id '{bad}' stands in a row above.", bad=shown(bad))
            problems.append(_at(file, AGENCY, row, twice))
    return problems


def _holds(allowed: Span, found: Span) -> bool:
    return allowed.low <= found.low and found.high <= allowed.high


def _check_places(rulebook: Rulebook, rows: pl.LazyFrame, file: str) -> list[Problem]:
    """A level or a kind that is not known, or a kind at a level where it does not exist."""
    level, kind = (pl.col(name).cast(pl.String) for name in (LEVEL, KIND))
    levels, kinds = list(rulebook.head.levels), rulebook.head.kinds
    problems = []
    for row, bad in _found(rows, LEVEL, ~level.is_in(levels)):
        problems.append(_at(file, LEVEL, row, unknown(Message("level"), bad, levels)))
    for row, bad in _found(rows, KIND, ~kind.is_in(list(kinds))):
        problems.append(_at(file, KIND, row, unknown(Message("kind"), bad, kinds)))
    wrong = pl.any_horizontal(
        (kind == name) & level.is_in(levels) & ~level.is_in(list(one.levels)) for name, one in kinds.items()
    )
    for row, bad in _found(rows, KIND, wrong):
        only = ", ".join(kinds[bad].levels)
        message = Message("the kind {bad} exists at these levels only: {levels}.", bad=bad, levels=only)
        problems.append(_at(file, LEVEL, row, message))
    return problems


def _found(rows: pl.LazyFrame, name: str, wrong: pl.Expr) -> list[tuple[int, Any]]:
    found = rows.filter(wrong).select("~row", name).head(MOST_ROWS).collect()
    return list(found.iter_rows())


def _at(file: str, column: str, row: int, message: Message) -> Problem:
    place = Message("row {row}: {message}", row=row, message=message)
    return Problem(file, 0, 0, column, place)
