"""One table of the robustness of ranks as CSV; decimals have a point, and no cell is ever read as a formula."""

from __future__ import annotations

from decimal import Decimal

from scoring.batch.robustness import Robustness
from scoring.report.csv_text import csv_of, inert
from scoring.report.robustness.rows import COLUMNS, rows_of


def render(robustness: Robustness, language: str, table: str = "ranks") -> str:
    """The CSV text with a header; `language` makes no difference, since the cells are ids, names and numbers."""
    del language
    rows = [
        [inert(group.contest.group), *(_cell(value) for value in row.values())]
        for group in robustness.groups
        for row in rows_of(group, robustness, table)
    ]
    return csv_of(["group", *COLUMNS[table]], rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else inert(str(value)) if isinstance(value, str) else str(value)
