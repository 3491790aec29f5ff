"""How a form looks on screen and on paper: fonts, colours, widths, what is locked, A4 pages."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter

from scoring.evidence.workbook.entries import put_text
from scoring.language import Speech

A4: Final = "9"
_FAMILY: Final = "Times New Roman"  # what Vietnamese official documents are set in
PLAIN: Final = Font(name=_FAMILY, size=11)
BOLD: Final = Font(name=_FAMILY, size=11, bold=True)
SMALL: Final = Font(name=_FAMILY, size=10)
TITLE: Final = Font(name=_FAMILY, size=14, bold=True)
_LINE: Final = Side(style="thin", color="808080")
BOX: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_ENTRY_FILL: Final = PatternFill("solid", fgColor="FFF9DB")
_REQUIRED_FILL: Final = PatternFill("solid", fgColor="FFE8CC")
_HEAD_FILL: Final = PatternFill("solid", fgColor="DCE6F1")
_OPEN: Final = Protection(locked=False)
_LEFT: Final = Alignment(wrap_text=True, vertical="top", horizontal="left")
_CENTRE: Final = Alignment(wrap_text=True, vertical="center", horizontal="center")
_INDENTED: Final = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=2)
_TO_THE_RIGHT: Final = Alignment(vertical="top", horizontal="right", indent=1)
_LINE_HEIGHT: Final = 14.0
_CHARACTERS_PER_WIDTH: Final = 1.15
_HIDDEN_COLUMNS: Final = 2


def label(cell: Any, text: str, font: Font = PLAIN, *, indented: bool = False) -> None:
    """A text of the form itself, in a box."""
    put_text(cell, text)
    cell.font, cell.border, cell.alignment = font, BOX, _INDENTED if indented else _LEFT


def heading(cell: Any, text: str) -> None:
    """The title of a column."""
    put_text(cell, text)
    cell.font, cell.border, cell.alignment, cell.fill = BOLD, BOX, _CENTRE, _HEAD_FILL


def entry(cell: Any, number_format: str, *, required: bool = False) -> None:
    """A cell to be filled in: coloured, and the only kind that is not locked."""
    cell.font, cell.border, cell.protection = PLAIN, BOX, _OPEN
    cell.fill = _REQUIRED_FILL if required else _ENTRY_FILL
    cell.number_format = number_format
    cell.alignment = _TO_THE_RIGHT if "0" in number_format else _LEFT


def across(sheet: Any, row: int, columns: tuple[int, int], text: str, font: Font = PLAIN) -> None:
    """A text over several columns, in a row high enough for it: Excel does not fit the height of merged cells."""
    first, last = columns
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    cell = sheet.cell(row, first)
    put_text(cell, text)
    cell.font, cell.alignment = font, _LEFT
    width = sum(sheet.column_dimensions[get_column_letter(n)].width for n in range(first, last + 1))
    sheet.row_dimensions[row].height = _height(text, width, font)


def fit_row(sheet: Any, row: int) -> None:
    """Make a row high enough for its texts: programs differ in whether they do so themselves."""
    heights = [
        _height(str(cell.value), sheet.column_dimensions[cell.column_letter].width - cell.alignment.indent, cell.font)
        for cell in sheet[row][_HIDDEN_COLUMNS:]
        if cell.data_type == "s" and cell.value
    ]
    sheet.row_dimensions[row].height = max(heights, default=_height("", 1, PLAIN))


def _height(text: str, width: float, font: Font) -> float:
    """The height in points of a text in a column of this width, a little more rather than less."""
    size = float(font.size or 11)
    per_line = max(1, int(width * _CHARACTERS_PER_WIDTH * 11 / size))
    lines = sum(len(wrap(line, per_line)) or 1 for line in text.split("\n"))
    return lines * _LINE_HEIGHT * size / 11 + 3


def set_widths(sheet: Any, widths: Sequence[float]) -> None:
    """The widths of the visible columns; the first two are for the reader only, and hidden."""
    for number, width in enumerate((8, 8, *widths), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for letter in ("A", "B"):
        sheet.column_dimensions[letter].hidden = True
    sheet.row_dimensions[1].hidden = True


def finish(sheet: Any, speech: Speech, columns: int, title_row: int, *, landscape: bool, first_row: int = 1) -> None:
    """Lock what is not to be filled in, and make the sheet fit the width of A4 with numbered pages."""
    for row in range(title_row or first_row, sheet.max_row + 1):
        fit_row(sheet, row)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False: the agency may
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.9, 0.4
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = speech.say("Page &P of &N")
    sheet.print_area = f"C2:{get_column_letter(columns)}{max(sheet.max_row, title_row)}"
    if title_row > 1:
        sheet.print_title_rows = f"{title_row}:{title_row}"
        sheet.freeze_panes = f"C{title_row + 1}"
