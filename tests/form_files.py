"""Fills in forms as a person would, cell by cell, and takes workbooks apart to break them."""

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from scoring.evidence.workbook.writing import blank_form
from tests.generated import rulebook_of

HA_TINH = "ha-tinh-2024"
KEY, KIND = 1, 2


@cache
def department_form() -> bytes:
    """The blank form of a department of Hà Tĩnh."""
    return blank_form(rulebook_of(HA_TINH), "department", "province", "vi")


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cell_of(book: Workbook, key: str, field: str = "value") -> Any:
    """The cell in which a fact, a criterion or a field of the agency is filled in."""
    for sheet in book.worksheets:
        fields = {cell.value: cell.column for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, KEY).value == key and field in fields:
                return sheet.cell(row, fields[field])
    raise KeyError(key)


def filled(**entries: Any) -> bytes:
    """A department's form with its id, its name and these entries; `name__document` is the cell of the document."""
    book = opened(department_form())
    for key, value in {"id": "so-mau", "name": "Sở Mẫu", **entries}.items():
        name, _, field = key.partition("__")
        cell_of(book, name, field or "value").value = value
    return saved(book)


def with_parts(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The workbook with its parts changed."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()
