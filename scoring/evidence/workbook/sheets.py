"""How a form is laid out: what the hidden first row and the two hidden first columns say to the reader.

A1 says what a sheet holds; the rest of row 1 names the columns to fill in. Column A names what a row asks for and
column B how its entry is read; a row with the heading mark, or without a name, asks for nothing.
"""

from __future__ import annotations

from typing import Final

AGENCY: Final = "agency"
FACTS: Final = "facts"
DOCUMENTS: Final = "documents"
CLAIMED: Final = "claimed"
SERIES: Final = "series"
SHEET_KINDS: Final = (AGENCY, FACTS, DOCUMENTS, CLAIMED, SERIES)

KEY_ROW: Final = 1
KEY_COLUMN: Final = 1
KIND_COLUMN: Final = 2
HEADING: Final = "#"
VALUE: Final = "value"
DOCUMENT: Final = "document"
NOTE: Final = "note"

YEAR: Final = "year"
MONTH: Final = "m"
MONTHS: Final = tuple(f"{MONTH}{number:02d}" for number in range(1, 13))
"""The columns of the sheet of monthly figures; a row is a figure and a year."""

PART: Final = "/"
"""Between the name of a fact and one of its periods, answers or fields: `opinion_reports/q1`."""
TAG: Final = "tag/"
GROUP: Final = "group"
"""A row for one group of the agency's own: `khoi: Khối tổng hợp`."""
BETWEEN_KEY_AND_GROUP: Final = ":"
ROOM_FOR_GROUPS: Final = 2
AREAS: Final = "areas"
"""The hidden row that says how many sheets of areas there are, so that one that is lost is missed."""
CODE_THEN_LABEL: Final = " – "
"""Between a code and its label in a drop-down: `good – Tốt`."""
BETWEEN_DOCUMENTS: Final = ";"

DOCUMENT_KINDS: Final = {
    "id": "id",
    "number": "text",
    "date": "date",
    "title": "text",
    "file": "text",
    "received_on": "date",
    "sha256": "id",
}
"""The fields of a document, and how each is read."""
REQUIRED_OF_A_DOCUMENT: Final = ("number", "date", "title")

MOST_ROWS: Final = 5000
MOST_COLUMNS: Final = 26
MOST_CELL_DIGITS: Final = 15
"""The digits of a number that Excel keeps."""
