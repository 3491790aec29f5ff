"""A result for people and for programs: one format a file, one line here."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from scoring.engine.result import Result

FORMATS: Final = {
    "table": "scoring.report.table",
    "json": "scoring.report.json_result",
    "markdown": "scoring.report.markdown",
    "csv": "scoring.report.csv_rows",
}
"""Each module has `render(result, language) -> str`; it is imported only when its format is asked for."""


def render(result: Result, form: str, language: str) -> str:
    """The result in one of FORMATS, ending in a newline; `language` is "vi" or "en"."""
    text: str = import_module(FORMATS[form]).render(result, language)
    return text if text.endswith("\n") else text + "\n"
