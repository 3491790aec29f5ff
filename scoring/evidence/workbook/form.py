"""What every sheet of one form shares: the rulebook, for whom, in which language, and what is to be filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scoring.evidence.workbook import look, sheets
from scoring.evidence.workbook.entries import put_text
from scoring.language import Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.quantities import Profile

FIRST_COLUMN: Final = 3
"""The first column that people see."""
ROOM_FOR_DOCUMENTS: Final = 60
_LONGEST_TITLE: Final = 31
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\']")


@dataclass
class Form:
    """One form while it is being made."""

    rulebook: Rulebook
    profile: Profile
    speech: Speech
    evidence: Mapping[str, Any]
    """What is filled in already, in its plain form; a blank form names level and kind only."""
    book: Workbook = field(default_factory=Workbook)
    lists: Worksheet = field(init=False)
    """A hidden sheet with the options of drop-downs, a column each."""

    def __post_init__(self) -> None:
        first = self.book.active
        assert isinstance(first, Worksheet)
        self.lists = first
        self.lists.title = self.speech.say("Lists")
        self.lists.sheet_state = "hidden"
        self.lists["A1"] = "lists"
        self.lists.protection.sheet = True

    @property
    def documents_title(self) -> str:
        """The title of the sheet of documents, to which drop-downs refer."""
        return self.speech.say("Documents")

    @property
    def rows_of_documents(self) -> int:
        """Rows for documents: always some to spare."""
        return max(ROOM_FOR_DOCUMENTS, len(self.evidence.get("documents", {})) + 20)

    def add_sheet(self, title: str, holds: str, fields: Mapping[str, int], widths: Sequence[float]) -> Worksheet:
        """A sheet with what the reader needs in its hidden row and columns."""
        sheet: Worksheet = self.book.create_sheet(title)
        sheet.cell(sheets.KEY_ROW, sheets.KEY_COLUMN, holds)
        for name, column in fields.items():
            sheet.cell(sheets.KEY_ROW, column, name)
        look.set_widths(sheet, widths)
        return sheet

    def list_source(self, name: str, options: Sequence[str]) -> str:
        """Where a drop-down finds these options: a new column of the hidden sheet."""
        column = self.lists.max_column + 1
        self.lists.cell(1, column, name)
        for row, option in enumerate(options, 2):
            put_text(self.lists.cell(row, column), option)
        letter = get_column_letter(column)
        return f"'{self.lists.title}'!${letter}$2:${letter}${len(options) + 1}"

    def documents_source(self, *, with_none: bool) -> str:
        """Where a drop-down finds the ids of documents; the row above the first is `none`."""
        first, letter = (4 if with_none else 5), get_column_letter(FIRST_COLUMN)
        return f"'{self.documents_title}'!${letter}${first}:${letter}${self.rows_of_documents + 4}"


def mark_row(sheet: Worksheet, row: int, key: str, kind: str = "") -> None:
    """Write into the hidden columns what a row asks for and how its entry is read."""
    put_text(sheet.cell(row, sheets.KEY_COLUMN), key)
    if kind:
        put_text(sheet.cell(row, sheets.KIND_COLUMN), kind)


def mark_headings(sheet: Worksheet, rows: range) -> None:
    """Rows that hold titles and nothing to read."""
    for row in rows:
        mark_row(sheet, row, sheets.HEADING)


def sheet_title(number: int, title: str) -> str:
    """The title of a sheet as Excel allows it: at most 31 characters, cut between words.

    >>> sheet_title(7, "Xây dựng và phát triển chính quyền điện tử, chính quyền số")
    '7. Xây dựng và phát triển chính'
    """
    whole = f"{number}. " + " ".join(_NOT_IN_TITLES.sub(" ", title).split())
    if len(whole) <= _LONGEST_TITLE:
        return whole
    words = whole[: _LONGEST_TITLE + 1].rpartition(" ")[0]
    cut = words if len(words) > len(f"{number}.") else whole[:_LONGEST_TITLE]
    return cut.rstrip(" ,;–-")
