"""Every call of the library that reads a workbook: what it raises says that the workbook is not well made."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple, TypeVar

from scoring.errors import Problem, Refused
from scoring.evidence.workbook import check_installed, sheets
from scoring.evidence.workbook.package import UNREADABLE

T = TypeVar("T")


class Entry(NamedTuple):
    """What a workbook holds of one cell."""

    value: Any
    data_type: str
    number_format: str


Cells = list["Entry | None"]
"""The cells of one row, from column A; None is a blank one."""


class Worksheet(NamedTuple):
    """A sheet as it stands in the file; `rows` can be gone through once."""

    title: str
    rows: Iterator[Cells]


def worksheets_of(content: bytes, file: str) -> Iterator[Worksheet]:
    """The sheets of a workbook in order, each read as it is gone through; Refused where the library gives up."""
    check_installed(file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of drop-downs that the library does not know, and such
        for title, rows in _guarded(_open(content), file):
            yield Worksheet(title, _guarded(rows, file))


def _open(content: bytes) -> Iterator[tuple[str, Iterator[Cells]]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - an extra, and slow to import

    for worksheet in load_workbook(BytesIO(content), read_only=True).worksheets:
        worksheet.reset_dimensions()  # what a file says of its own size need not be true
        yield str(worksheet.title), _rows(worksheet)


def _rows(worksheet: Any) -> Iterator[Cells]:
    for cells in worksheet.iter_rows(max_col=sheets.MOST_COLUMNS):
        yield [None if cell.value is None else Entry(cell.value, cell.data_type, cell.number_format) for cell in cells]


def _guarded(steps: Iterator[T], file: str) -> Iterator[T]:
    """The same steps; only what fails inside them, which is the library's doing, is laid at the workbook's door."""
    while True:
        try:
            step = next(steps)
        except StopIteration:
            return
        except Exception:  # noqa: BLE001 - the library fails in many ways on a workbook that is not well made
            raise Refused([Problem(file, 0, 0, "", UNREADABLE)]) from None
        yield step
