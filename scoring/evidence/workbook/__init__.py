"""Evidence as an Excel workbook: the form that is filled in, and the same form read back."""

from __future__ import annotations

from typing import Final

ZIP: Final = b"PK\x03\x04"
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a file begins that is encrypted, or in the format of Excel 97-2003."""
SUFFIXES: Final = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods")


def looks_like_workbook(content: bytes, name: str) -> bool:
    """True for a file that is a workbook by its name or its first bytes."""
    return content.startswith((ZIP, OLE)) or name.lower().endswith(SUFFIXES)
