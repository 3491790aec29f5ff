"""A workbook of one sheet on A4 in Times New Roman: texts are texts, numbers numbers, formulas keep their value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from textwrap import wrap
from typing import Any, Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from scoring.language import Speech, printable
from scoring.report.tables import Cell

FAMILY: Final = "Times New Roman"
POINTS: Final = "#,##0.00##"
WHOLE: Final = "#,##0"
_RATE: Final = r"0.00\ %"
_DAY: Final = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_LOCALE: Final = {"vi": "[$-42A]", "en": "[$-409]"}
"""Before a format: its numbers are written the way of the report's language, whatever the computer is set to."""
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
_NUMBER: Final = {"border": 1, "align": "right", "indent": 1, "text_wrap": False}


class ReportSheet:
    """One sheet that is written from top to bottom; `widths` are those of its columns, in characters."""

    def __init__(self, title: str, widths: Sequence[float], issued_on: date, speech: Speech) -> None:
        self._file = BytesIO()
        self._book = Workbook(self._file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        moment = datetime.combine(issued_on, time(), UTC).replace(tzinfo=None)
        self._book.set_properties({"title": printable(title), "author": "score", "created": moment})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._speech = speech
        self.turn_to(title, widths)

    def turn_to(self, title: str, widths: Sequence[float]) -> None:
        """Go on with a new sheet of the same book; what is written from now on stands there."""
        self._sheet = self._book.add_worksheet(title[:31])
        self.widths, self.row = widths, 0
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width, self.look())
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
        self._sheet.center_horizontally()
        self._sheet.hide_gridlines(2)
        self._sheet.set_footer(self._speech.say("&RPage &P of &N"))

    def one_upright_page(self) -> None:
        """This sheet is printed on one page held upright."""
        self._sheet.set_portrait()
        self._sheet.fit_to_pages(1, 1)

    def look(self, **properties: Any) -> Any:
        """A format; the same properties are one format."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": FAMILY, "font_size": SIZE, "valign": "vcenter", "text_wrap": True}
            self._formats[key] = self._book.add_format({**base, **properties})
        return self._formats[key]

    def across(self, text: str, **properties: Any) -> None:
        """A text over the whole width, in a row high enough for it."""
        said = printable(text)[:_LONGEST]
        self._sheet.merge_range(self.row, 0, self.row, len(self.widths) - 1, "", self.look(**properties))
        self._put(0, said, properties)
        self._finish_row([(said, sum(self.widths))], float(properties.get("font_size", SIZE)))

    def header(self, titles: Sequence[str], frozen_columns: int = 2, *, is_repeated: bool = True) -> None:
        """The titles of the columns; where they are repeated they stay in view, and stand on every printed page."""
        for column, title in enumerate(titles):
            self._put(column, title, {"bold": True, "border": 1, "align": "center", "bg_color": "#DCE6F1"})
        if is_repeated:
            self._sheet.repeat_rows(self.row)
        self._finish_row([(title, width) for title, width in zip(titles, self.widths, strict=True)], air=_AIR)
        if is_repeated:
            self._sheet.freeze_panes(self.row, frozen_columns)

    def add(self, cells: Sequence[object], **properties: Any) -> int:
        """A boxed row of cells of a table, texts, numbers, days, rates, formulas and blanks (None).

        A rate is (numerator, denominator). What comes back is the number of the row as Excel counts, from 1.
        """
        texts = []
        for column, given in enumerate(cells):
            cell = given.content if isinstance(given, Cell) else given
            if isinstance(cell, int):
                self._sheet.write_number(self.row, column, cell, self._number_look(WHOLE, properties))
            elif isinstance(cell, Decimal):
                self._sheet.write_number(self.row, column, float(cell), self._number_look(POINTS, properties))
            elif isinstance(cell, tuple):
                rate = cell[0] / cell[1]
                self._sheet.write_number(self.row, column, rate, self._number_look(_RATE, properties))
            elif isinstance(cell, date):
                day, look = datetime.combine(cell, time()), self._number_look(_DAY[self._speech.language], properties)
                self._sheet.write_datetime(self.row, column, day, look)
            elif isinstance(cell, Formula):
                look = self._number_look(POINTS, properties)
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

    def bars(self, columns: Mapping[int, str], first: int, last: int, title: str) -> None:
        """A stacked bar for each row from `first` to `last` (counted from 0) below the table: column -> colour."""
        chart = self._book.add_chart({"type": "bar", "subtype": "stacked"})
        name = self._sheet.get_name()
        for column, colour in columns.items():
            chart.add_series(
                {
                    "name": [name, first - 1, column],
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, column, last, column],
                    "fill": {"color": colour},
                    "gap": 40,
                }
            )
        chart.set_title({"name": title, "name_font": {"name": FAMILY, "size": 12}, "overlay": False})
        chart.set_legend({"position": "bottom", "font": {"name": FAMILY}})
        chart.set_plotarea({"layout": {"x": 0.38, "y": 0.2, "width": 0.58, "height": 0.66}})
        chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"name": FAMILY, "size": 8}})
        chart.set_x_axis({"num_font": {"name": FAMILY, "size": 9}, "major_gridlines": {"visible": True}})
        chart.set_size({"width": 900, "height": 100 + 26 * (last - first + 1)})
        self._sheet.insert_chart(self.row + 1, 0, chart, {"description": title})

    def finish(self) -> bytes:
        """The file; the same content gives the same bytes."""
        self._book.close()
        return self._file.getvalue()

    def skip(self) -> None:
        """An empty row."""
        self.row += 1

    def _number_look(self, num_format: str, properties: Mapping[str, Any]) -> Any:
        return self.look(**_NUMBER, num_format=_LOCALE[self._speech.language] + num_format, **properties)

    def _put(self, column: int, text: str, properties: dict[str, Any]) -> None:
        if text.lstrip().startswith(_RUNS):  # stays a text even when somebody edits the cell
            properties = {**properties, "quote_prefix": True}
        if text:
            self._sheet.write_string(self.row, column, text, self.look(**properties))
        else:
            self._sheet.write_blank(self.row, column, None, self.look(**properties))

    def _finish_row(self, texts: Sequence[tuple[str, float]], size: float = SIZE, air: float = 3) -> None:
        """Make the row as high as its texts need: programs differ in whether they do so themselves."""
        lines = [sum(len(wrap(part, max(1, int(w * SIZE / size)))) or 1 for part in t.split("\n")) for t, w in texts]
        self._sheet.set_row(self.row, min(_TALLEST, max(lines, default=1) * _LINE_HEIGHT * size / SIZE + air))
        self.row += 1


class Formula:
    """A formula of the report itself, with the value that it comes to."""

    def __init__(self, text: str, value: Decimal) -> None:
        self.text, self.value = text, value
