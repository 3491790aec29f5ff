"""A table of a field as CSV; decimals have a point whatever the language, and no cell is ever read as a formula."""

from __future__ import annotations

from decimal import Decimal

from scoring.batch.ranking import Standings
from scoring.report.batch.change_rows import Plain
from scoring.report.batch.rows import columns_of, rows_of
from scoring.report.csv_text import csv_of, inert


def render(standings: Standings, language: str, table: str = "agencies") -> str:
    """The CSV text with a header; `language` makes no difference, since the cells are ids, names and numbers."""
    del language
    columns = [inert(column) for column in columns_of(standings, table)]
    return csv_of(columns, ([_cell(value) for value in row] for row in rows_of(standings, table)))


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if isinstance(value, int) else inert(value)
