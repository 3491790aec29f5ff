"""Reports as Excel workbooks: what they share. XlsxWriter makes them: it keeps the value of a formula beside it."""

from __future__ import annotations

from typing import Final

from scoring.errors import FileProblem, Problem
from scoring.language import Message


def check_installed() -> None:
    """FileProblem if the package that writes reports as workbooks, an extra, is not installed."""
    from importlib.util import find_spec  # noqa: PLC0415 - only workbooks need it

    if find_spec("xlsxwriter") is None:
        raise FileProblem([Problem("xlsx", 0, 0, "", _NEEDS_XLSXWRITER)])


_NEEDS_XLSXWRITER: Final = Message(
    "writing reports in Excel needs the package XlsxWriter. Install it: pip install XlsxWriter."
)
