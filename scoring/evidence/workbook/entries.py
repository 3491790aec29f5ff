"""Writes one entry into a cell so that reading the cell gives it back exactly; no text ever becomes a formula."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from scoring.evidence.workbook.cells import NUMERIC_KINDS, plain_decimal
from scoring.evidence.workbook.sheets import BETWEEN_DOCUMENTS, MOST_CELL_DIGITS
from scoring.exact import is_number
from scoring.rulebook.facts import Fact

_FIRST_EXCEL_YEAR: Final = 1901
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_RESERVED: Final = re.compile(r"_x[0-9A-Fa-f]{4}_|x005F_|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMATS: Final = {
    "count": "#,##0",
    "money": "#,##0",
    "points": "0.00",
    "date": "dd/mm/yyyy",
    "yes_no": "General",
}


class UnfitEntryError(ValueError):
    """A text that Excel cannot hold as it is."""


def number_format(kind: str, fact: Fact | None = None) -> str:
    """How a cell of this kind shows what is typed; everything that is no number or day stays the text it is."""
    if kind in ("number", "percent") and fact is not None:
        places = "0" * fact.decimals
        return ("0" if kind == "percent" else "#,##0") + (f".{places}" if places else "") + "%" * (kind == "percent")
    return _FORMATS.get(kind, "@")


def put_entry(cell: Any, value: Any, kind: str) -> None:
    """Write a value of evidence as an entry of this kind; the cell has its format already."""
    stored = _stored(value, kind)
    if stored is None:
        return
    if isinstance(stored, str):
        put_text(cell, stored)
        return
    shown_as = cell.number_format
    cell.value = stored
    cell.number_format = shown_as  # the library sets a date's own format


def put_text(cell: Any, text: str) -> None:
    """Write a text as a text, whatever it begins with; UnfitEntryError if Excel would change it."""
    if _RESERVED.search(text):
        raise UnfitEntryError(text)
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True


def _stored(value: Any, kind: str) -> Any:
    if isinstance(value, bool):
        return value if kind == "yes_no" else str(value).upper()
    if isinstance(value, list):
        return f"{BETWEEN_DOCUMENTS} ".join(value)
    if isinstance(value, (int, Decimal)):
        return _number_or_text(value)
    if kind == "date" and isinstance(value, str):
        return _day_or_text(value)
    if kind in NUMERIC_KINDS and isinstance(value, str) and value.endswith("%"):
        return _percent_or_text(value)
    return value


def _number_or_text(value: int | Decimal) -> int | Decimal | str:
    """A number that Excel keeps to the last digit, or its digits as a text."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    digits = text.lstrip("-0.").replace(".", "")
    return value if len(digits) <= MOST_CELL_DIGITS and plain_decimal(Decimal(text)) == text else text


def _percent_or_text(value: str) -> Decimal | str:
    number = value.removesuffix("%").strip()
    if not is_number(number) or value != f"{number} %" or number.startswith("-0"):
        return value
    stored = _number_or_text(Decimal(number) / 100) if len(number) <= MOST_CELL_DIGITS else number
    return stored if isinstance(stored, Decimal) and plain_decimal(stored * 100) == number else value


def _day_or_text(value: str) -> date | str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return day if day.isoformat() == value and day.year >= _FIRST_EXCEL_YEAR else value
