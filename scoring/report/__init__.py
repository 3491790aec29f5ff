"""Results and rulebooks for people and for programs: a folder for each report, a file for each of its formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.report.formats import BINARY
from scoring.report.result import FORMATS

if TYPE_CHECKING:
    from scoring.engine.result import Result

__all__ = ["FORMATS", "TEXT_FORMATS", "render"]

TEXT_FORMATS = tuple(form for form in FORMATS if form not in BINARY)
"""The formats that can be printed."""


def render(result: Result, form: str, language: str) -> str:
    """The result in one of TEXT_FORMATS, ending in a newline; `language` is "vi" or "en"."""
    text = FORMATS.render(result, form, language)
    assert isinstance(text, str)
    return text
