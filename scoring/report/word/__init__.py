"""Word documents from a template that a user can replace: what a report hands over, and what is made of it."""

from __future__ import annotations

from typing import Final

from scoring.errors import Problem, ReportError
from scoring.language import Message

PACKAGES: Final = ("docx", "docxtpl")


def check_installed(file: str) -> None:
    """ReportError about `file` if the packages that write Word, an extra, are not installed."""
    from importlib.util import find_spec  # noqa: PLC0415 - only Word needs it

    if any(find_spec(package) is None for package in PACKAGES):
        raise ReportError([Problem(file, 0, 0, "", _NEEDS_DOCXTPL)])


_NEEDS_DOCXTPL: Final = Message("writing Word needs the package docxtpl. Install it: pip install docxtpl.")
