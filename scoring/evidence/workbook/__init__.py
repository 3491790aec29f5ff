"""Evidence as an Excel workbook: the form that is filled in, and the same form read back."""

from __future__ import annotations

from typing import Final

from scoring.errors import FileProblem, Problem
from scoring.first_bytes import OLE, ZIP
from scoring.language import Message

SUFFIXES: Final = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")


def check_installed(file: str) -> None:
    """FileProblem about `file` if the package that reads and writes workbooks, an extra, is not installed."""
    from importlib.util import find_spec  # noqa: PLC0415 - only workbooks need it

    if find_spec("openpyxl") is None:
        raise FileProblem([Problem(file, 0, 0, "", _NEEDS_OPENPYXL)])


_NEEDS_OPENPYXL: Final = Message(
    "reading and writing Excel needs the package openpyxl. Install it: pip install openpyxl."
)


def looks_like_workbook(content: bytes, name: str) -> bool:
    """True for a file that is a workbook by its name or its first bytes."""
    return content.startswith((ZIP, OLE)) or name.lower().endswith(SUFFIXES)
