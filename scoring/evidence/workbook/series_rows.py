"""Reads the sheet of monthly figures: a row for each figure and year, a cell a month."""

from __future__ import annotations

from typing import Any, Protocol

from scoring.evidence.workbook import sheets
from scoring.evidence.workbook.rows import Row, Sheet, put, section, twice
from scoring.language import Message
from scoring.mark import Mark
from scoring.yaml_reader import Mapping

FIRST_YEAR, LAST_YEAR = 1901, 2199


class Reader(Protocol):
    """What reads entries, and notes what cannot be taken."""

    def refuse(self, at: Mark, message: Message, path: str = "") -> None:
        """Note a problem."""

    def entry(self, sheet: Sheet, row: Row, name: str, kind: str) -> Any:
        """The value of a field; None if it is blank or cannot be taken."""


def take_series(reader: Reader, sheet: Sheet, tree: Mapping) -> None:
    """Put the months of every row beside the value of its figure."""
    for row in sheet.rows:
        months = {name: reader.entry(sheet, row, name, row.kind) for name in sheets.MONTHS}
        given = {name: value for name, value in months.items() if value is not None}
        year = reader.entry(sheet, row, sheets.YEAR, "count")
        if not given:
            continue
        if not row.key:
            reader.refuse(sheet.mark(row, next(iter(given))), _NO_FIGURE)
        elif not isinstance(year, int) or not FIRST_YEAR <= year <= LAST_YEAR:
            reader.refuse(sheet.mark(row, sheets.YEAR), _NO_YEAR, row.key)
        else:
            series = _series_of(row.key, sheet.mark(row, next(iter(given))), tree)
            for name, value in given.items():
                month, at = f"{year}-{name.removeprefix(sheets.MONTH)}", sheet.mark(row, name)
                if month in series:
                    reader.refuse(at, twice(month, series.keys_at[month]), f"{row.key}.series.{month}")
                else:
                    put(series, month, value, at)


def _series_of(name: str, at: Mark, tree: Mapping) -> Mapping:
    """The series of a figure, made when first asked for; a plain value gets the wrapper that a series needs."""
    facts = section(tree, "facts")
    wrapped = facts.get(name)
    if not isinstance(wrapped, Mapping):
        value_at = facts.values_at.get(name, at)
        wrapped = Mapping(value_at)
        put(wrapped, "value", facts.get(name), value_at)
        put(facts, name, wrapped, value_at)
    if "series" not in wrapped:
        put(wrapped, "series", Mapping(at), at)
    found = wrapped["series"]
    assert isinstance(found, Mapping)
    return found


_NO_FIGURE = Message("no figure is asked for in this row. Move the entry to its row, or clear the cell.")
_NO_YEAR = Message("write the year of these months, such as 2024.")
