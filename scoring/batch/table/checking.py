"""What is wrong with a table, each thing named with its column and row, before anything is scored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from scoring.batch.table.layout import AGENCY, KIND, LEVEL, TableColumn, table_columns
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


def check_table(rulebook: Rulebook, table: pl.LazyFrame, file: str) -> None:
    """EvidenceError unless every column is there, of its type and in its range, and every agency is one, once."""
    schema = table.collect_schema()
    columns = table_columns(rulebook)
    strangers = [name for name in schema.names() if name not in {column.name for column in columns}]
    problems = [problem for column in columns for problem in _check_column(column, schema, strangers, file)]
    if problems:
        raise EvidenceError(problems)
    rows = table.with_row_index("~row", offset=1)
    for column in columns:
        problems += _check_values(rulebook, column, rows, file)
    problems += _check_places(rulebook, rows, file)
    if problems:
        raise EvidenceError(problems)


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


def _check_values(rulebook: Rulebook, column: TableColumn, rows: pl.LazyFrame, file: str) -> list[Problem]:
    value = pl.col(column.name)
    problems = []
    if not column.span.nullable:
        empty = Message("empty; this column needs a value.")
        problems += [_at(file, column.name, row, empty) for row, _ in _found(rows, column.name, value.is_null())]
    if column.holds == "whole":
        low, high, _ = column.span
        for row, bad in _found(rows, column.name, ~value.is_between(low, high)):
            message = Message("{bad} is outside {low} to {high}.", bad=bad, low=low, high=high)
            problems.append(_at(file, column.name, row, message))
    if column.name in (LEVEL, KIND):
        known = rulebook.head.levels if column.name == LEVEL else rulebook.head.kinds
        what = Message("level") if column.name == LEVEL else Message("kind")
        for row, bad in _found(rows, column.name, ~value.cast(pl.String).is_in(list(known))):
            problems.append(_at(file, column.name, row, unknown(what, bad, known)))
    if column.name == AGENCY:
        again = value.is_duplicated() & ~value.is_first_distinct()
        for row, bad in _found(rows, AGENCY, again):
            twice = Message("the id '{bad}' stands in a row above.", bad=shown(bad))
            problems.append(_at(file, AGENCY, row, twice))
    return problems


def _check_places(rulebook: Rulebook, rows: pl.LazyFrame, file: str) -> list[Problem]:
    """A kind at a level where it does not exist."""
    level, kind = (pl.col(name).cast(pl.String) for name in (LEVEL, KIND))
    head = rulebook.head
    wrong = pl.any_horizontal(
        (kind == name) & level.is_in(list(head.levels)) & ~level.is_in(list(one.levels))
        for name, one in head.kinds.items()
    )
    problems = []
    for row, bad in _found(rows, KIND, wrong):
        levels = ", ".join(head.kinds[bad].levels)
        message = Message("the kind {bad} exists at these levels only: {levels}.", bad=bad, levels=levels)
        problems.append(_at(file, LEVEL, row, message))
    return problems


def _found(rows: pl.LazyFrame, name: str, wrong: pl.Expr) -> list[tuple[int, Any]]:
    found = rows.filter(wrong).select("~row", name).head(MOST_ROWS).collect()
    return list(found.iter_rows())


def _at(file: str, column: str, row: int, message: Message) -> Problem:
    place = Message("row {row}: {message}", row=row, message=message)
    return Problem(file, 0, 0, column, place)
