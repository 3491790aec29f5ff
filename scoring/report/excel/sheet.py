"""A workbook of one sheet on A4 in Times New Roman: texts are texts, numbers numbers, formulas keep their value."""

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
_RUNS: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LONGEST: Final = 4000
_LINE_HEIGHT: Final = 14.5
_TALLEST: Final = 400.0


class ReportSheet:
    """One sheet that is written from top to bottom; `widths` are those of its columns, in characters."""

    def __init__(self, title: str, widths: Sequence[float], issued_on: date, speech: Speech) -> None:
        self._file = BytesIO()
        self._book = Workbook(self._file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        moment = datetime.combine(issued_on, time(), UTC).replace(tzinfo=None)
        self._book.set_properties({"title": printable(title), "author": "score", "created": moment})
        self._sheet = self._book.add_worksheet(title[:31])
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.widths, self.row = widths, 0
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width, self.look())
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
        self._sheet.center_horizontally()
        self._sheet.hide_gridlines(2)
        self._sheet.set_footer(speech.say("&RPage &P of &N"))

    def look(self, **properties: Any) -> Any:
        """A format; the same properties are one format."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": FAMILY, "font_size": 11, "valign": "top", "text_wrap": True}
            self._formats[key] = self._book.add_format({**base, **properties})
        return self._formats[key]

    def across(self, text: str, **properties: Any) -> None:
        """A text over the whole width, in a row high enough for it."""
        said = printable(text)[:_LONGEST]
        self._sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", self.look(**properties))
        self._put(0, said, properties)
        self._finish_row([(said, sum(self.widths))], float(properties.get("font_size", 11)))

    def header(self, titles: Sequence[str]) -> None:
        """The titles of the columns: they stay in view, and stand on every printed page."""
        for column, title in enumerate(titles):
            self._put(column, title, {"bold": True, "border": 1, "align": "center", "bg_color": "#DCE6F1"})
        self._sheet.repeat_rows(self.row)
        self._finish_row([(title, width) for title, width in zip(titles, self.widths, strict=True)], 11)
        self._sheet.freeze_panes(self.row, 2)

    def add(self, cells: Sequence[object], **properties: Any) -> int:
        """A boxed row of texts, numbers, formulas and blanks (None); its number as Excel counts, from 1."""
        texts = []
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                self._sheet.write_number(self.row, column, cell, self.look(border=1, num_format="0", **properties))
            elif isinstance(cell, Decimal):
                look = self.look(border=1, num_format=POINTS, align="right", **properties)
                self._sheet.write_number(self.row, column, float(cell), look)
            elif isinstance(cell, Formula):
                look = self.look(border=1, num_format=POINTS, align="right", **properties)
                self._sheet.write_formula(self.row, column, cell.text, look, float(cell.value))
            else:
                said = "\n".join(printable(line) for line in str(cell or "").split("\n"))[:_LONGEST]
                self._put(column, said, {"border": 1, **properties})
                texts.append((said, self.widths[column]))
        self._finish_row(texts, 11)
        return self.row

    def filter(self, first: int) -> None:
        """Let the reader sort and filter the rows from `first`, counted from 0, under their header."""
        self._sheet.autofilter(first - 1, 0, max(first, self.row - 1), len(self.widths) - 1)

    def finish(self) -> bytes:
        """The file; the same content gives the same bytes."""
        self._book.close()
        return self._file.getvalue()

    def _put(self, column: int, text: str, properties: dict[str, Any]) -> None:
        if text.lstrip().startswith(_RUNS):  # stays a text even when somebody edits the cell
            properties = {**properties, "quote_prefix": True}
        if text:
            self._sheet.write_string(self.row, column, text, self.look(**properties))
        else:
            self._sheet.write_blank(self.row, column, None, self.look(**properties))

    def _finish_row(self, texts: Sequence[tuple[str, float]], size: float) -> None:
        """Make the row as high as its texts need: programs differ in whether they do so themselves."""
        lines = [sum(len(wrap(part, max(1, int(w * 11 / size)))) or 1 for part in t.split("\n")) for t, w in texts]
        self._sheet.set_row(self.row, min(_TALLEST, max(lines, default=1) * _LINE_HEIGHT * size / 11 + 3))
        self.row += 1


class Formula:
    """A formula of the report itself, with the value that it comes to."""

    def __init__(self, text: str, value: Decimal) -> None:
        self.text, self.value = text, value
