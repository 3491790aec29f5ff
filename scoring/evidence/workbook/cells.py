"""Reads the entry of one cell into what a YAML file would hold, exactly; a formula is never calculated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from scoring.evidence.workbook.sheets import BETWEEN_DOCUMENTS, CODE_THEN_LABEL, MOST_CELL_DIGITS
from scoring.exact import is_number
from scoring.language import Message

NUMERIC_KINDS: Final = frozenset({"count", "money", "number", "percent", "points"})
_ANSWERS: Final = frozenset({"yes", "no", "có", "không"})
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_RETURN: Final = "_x000D_"  # how Excel writes a carriage return inside a text


class BadCell(Exception):
    """An entry that cannot be taken as it stands."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


def entry_of(cell: Any, kind: str) -> Any:
    """The value of a cell read as `kind`: None if blank, a text, an int, a Decimal, a bool, or a list of documents."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        raise BadCell(_FORMULA)
    if cell.data_type == "e":
        raise BadCell(_ERROR)
    if isinstance(value, str):
        return _text(value.replace(_RETURN, ""), kind)
    if isinstance(value, bool):
        return value if kind == "yes_no" else str(value).upper()
    if isinstance(value, (int, float)):
        return _number(value, kind, is_percent_format(cell.number_format))
    if isinstance(value, (datetime, date)):
        return _day(value, kind)
    raise BadCell(_NOT_A_DAY)


def is_percent_format(number_format: str | None) -> bool:
    """True if a cell shows its number as a percentage.

    >>> is_percent_format("0.00%"), is_percent_format('0.0" %"')
    (True, False)
    """
    return "%" in _QUOTED.sub("", number_format or "")


def plain_decimal(number: Decimal) -> str:
    """A decimal with no more places than it has.

    >>> plain_decimal(Decimal("84.200")), plain_decimal(Decimal("1E+2"))
    ('84.2', '100')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(value: str, kind: str) -> Any:
    if kind == "text":
        return value or None
    plain = value.strip()
    return _READ_TEXT.get(kind, _as_written)(plain) if plain else None


def _documents(text: str) -> list[str]:
    return [name for part in text.split(BETWEEN_DOCUMENTS) if (name := part.strip())]


def _code(text: str) -> str:
    return text.partition(CODE_THEN_LABEL)[0].strip()


def _yes_no(text: str) -> str:
    """The answer in small letters, however the keyboard composes them."""
    answer = unicodedata.normalize("NFC", text).lower()
    return answer if answer in _ANSWERS else text


def _digits(text: str) -> int | Decimal | str:
    """A number that stands in the cell as a text, as YAML would read it."""
    if not is_number(text):
        return text
    return Decimal(text) if "." in text else int(text)


def _term(text: str) -> int | str:
    """A year as the number that YAML reads, a month or a quarter as the text it is."""
    return int(text) if len(text) == len("2026") and text.isdecimal() and text.isascii() else text


def _as_written(text: str) -> str:
    return text


_READ_TEXT: Final[dict[str, Callable[[str], Any]]] = {
    "documents": _documents,
    "code": _code,
    "choice": _code,
    "yes_no": _yes_no,
    "period": _term,
    **dict.fromkeys(NUMERIC_KINDS, _digits),
}


def _number(value: float, kind: str, is_percent: bool) -> Any:
    """The number that was typed: Excel keeps 15 digits of it, and the rest of the binary float is noise."""
    if not -(10**MOST_CELL_DIGITS) < value < 10**MOST_CELL_DIGITS:
        raise BadCell(_TOO_LONG)
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{MOST_CELL_DIGITS}g"))
    if is_percent and kind in NUMERIC_KINDS:
        return f"{plain_decimal(exact * 100)} %"
    text = plain_decimal(exact)
    if kind == "documents":
        return [text]
    if kind == "period":
        return _term(text)
    if kind not in NUMERIC_KINDS:
        return text
    return Decimal(text) if "." in text else int(text)


def _day(value: datetime | date, kind: str) -> str:
    if kind in ("text", "id"):
        raise BadCell(_DAY_FOR_TEXT)
    if isinstance(value, datetime):
        if value.time() != time():
            raise BadCell(_NOT_A_DAY)
        value = value.date()
    if kind == "period" and value.day == 1:
        return f"{value:%Y-%m}"  # Excel makes the first of the month of 2026-08
    return value.isoformat()


_FORMULA = Message(
    "the cell holds a formula; formulas are not calculated. Replace it by its value (Copy, Paste Special > Values)."
)
_ERROR = Message("the cell holds an Excel error. Clear it and write the value.")
_NOT_A_DAY = Message("the cell holds a time, not a day. Write a day, such as 2024-01-15.")
_DAY_FOR_TEXT = Message("Excel has turned this cell into a date. Format the cell as Text and write it again.")
_TOO_LONG = Message(
    "a number of more than {most_cell_digits} digits; Excel has rounded it. Format the cell as Text and retype it.",
    most_cell_digits=MOST_CELL_DIGITS,
)
