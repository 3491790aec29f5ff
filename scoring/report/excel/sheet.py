"""Sheets on A4 in Times New Roman: texts are texts, numbers numbers, formulas keep their value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from textwrap import wrap
from typing import Any, Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from scoring.language import Speech, printable

FAMILY: Final = "Times New Roman"
POINTS: Final = "0.00##"
SIZE: Final = 11
_RUNS: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LONGEST: Final = 4000
_LINE_HEIGHT: Final = 14.5
_AIR: Final = 8
"""Points of blank above and below the text of a boxed row, together: Excel has no margin inside a cell."""
_INDENT_WIDTH: Final = 3.0
"""Characters that a boxed text stands in from both sides of its cell."""
_TALLEST: Final = 400.0
_BOXED: Final = {"border": 1, "align": "left", "indent": 1}
_NUMBER: Final = {"border": 1, "align": "right", "indent": 1, "num_format": POINTS}


class ReportBook:
    """A workbook with its formats; the same properties are one format."""

    def __init__(self, title: str, issued_on: date) -> None:
        self._file = BytesIO()
        self.book = Workbook(self._file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        moment = datetime.combine(issued_on, time(), UTC).replace(tzinfo=None)
        self.book.set_properties({"title": printable(title), "author": "score", "created": moment})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, **properties: Any) -> Any:
        """A format."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": FAMILY, "font_size": SIZE, "valign": "vcenter", "text_wrap": True}
            self._formats[key] = self.book.add_format({**base, **properties})
        return self._formats[key]

    def finish(self) -> bytes:
        """The file; the same content gives the same bytes."""
        self.book.close()
        return self._file.getvalue()


class ReportSheet:
    """One sheet that is written from top to bottom; `widths` are those of its columns, in characters.

    It begins a workbook of its own unless it is given the `book` of another sheet.
    """

    def __init__(
        self, title: str, widths: Sequence[float], issued_on: date, speech: Speech, book: ReportBook | None = None
    ) -> None:
        self.book = book or ReportBook(title, issued_on)
        self._sheet = self.book.book.add_worksheet(title[:31])
        self.widths, self.row = widths, 0
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width, self.book.look())
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
        self._sheet.center_horizontally()
        self._sheet.hide_gridlines(2)
        self._sheet.set_footer(speech.say("&RPage &P of &N"))

    def across(self, text: str, **properties: Any) -> None:
        """A text over the whole width, in a row high enough for it."""
        said = printable(text)[:_LONGEST]
        self._sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", self.book.look(**properties))
        self._put(0, said, properties)
        self._finish_row([(said, sum(self.widths))], float(properties.get("font_size", SIZE)))

    def header(self, titles: Sequence[str], frozen_columns: int = 2) -> None:
        """The titles of the columns: they stay in view, and stand on every printed page."""
        for column, title in enumerate(titles):
            self._put(column, title, {"bold": True, "border": 1, "align": "center", "bg_color": "#DCE6F1"})
        self._sheet.repeat_rows(self.row)
        self._finish_row([(title, width) for title, width in zip(titles, self.widths, strict=True)], air=_AIR)
        self._sheet.freeze_panes(self.row, frozen_columns)

    def add(self, cells: Sequence[object], **properties: Any) -> int:
        """A boxed row of texts, numbers, formulas and blanks (None); its number as Excel counts, from 1."""
        texts = []
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                look = self.book.look(**{**_NUMBER, "num_format": "0"}, **properties)
                self._sheet.write_number(self.row, column, cell, look)
            elif isinstance(cell, Decimal):
                self._sheet.write_number(self.row, column, float(cell), self.book.look(**_NUMBER, **properties))
            elif isinstance(cell, Formula):
                look = self.book.look(**_NUMBER, **properties)
                self._sheet.write_formula(self.row, column, cell.text, look, float(cell.value))
            else:
                said = "\n".join(printable(line) for line in str(cell or "").split("\n"))[:_LONGEST]
                self._put(column, said, {**_BOXED, **properties})
                texts.append((said, self.widths[column] - _INDENT_WIDTH))
        self._finish_row(texts, air=_AIR)
        return self.row

    def filter(self, first: int) -> None:
        """Let the reader sort and filter the rows from `first`, counted from 0, under their header."""
        self._sheet.autofilter(first - 1, 0, max(first, self.row - 1), len(self.widths) - 1)

    def skip(self) -> None:
        """An empty row."""
        self.row += 1

    def finish(self) -> bytes:
        """The file of the whole workbook."""
        return self.book.finish()

    def _put(self, column: int, text: str, properties: dict[str, Any]) -> None:
        if text.lstrip().startswith(_RUNS):  # stays a text even when somebody edits the cell
            properties = {**properties, "quote_prefix": True}
        if text:
            self._sheet.write_string(self.row, column, text, self.book.look(**properties))
        else:
            self._sheet.write_blank(self.row, column, None, self.book.look(**properties))

    def _finish_row(self, texts: Sequence[tuple[str, float]], size: float = SIZE, air: float = 3) -> None:
        """Make the row as high as its texts need: programs differ in whether they do so themselves."""
        lines = [sum(len(wrap(part, max(1, int(w * SIZE / size)))) or 1 for part in t.split("\n")) for t, w in texts]
        self._sheet.set_row(self.row, min(_TALLEST, max(lines, default=1) * _LINE_HEIGHT * size / SIZE + air))
        self.row += 1


class Formula:
    """A formula of the report itself, with the value that it comes to."""

    def __init__(self, text: str, value: Decimal) -> None:
        self.text, self.value = text, value
