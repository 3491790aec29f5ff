"""Results and rulebooks for people and for programs: a folder for each report, a file for each of its formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.report.result import FORMATS

if TYPE_CHECKING:
    from scoring.engine.result import Result

__all__ = ["FORMATS", "render"]


def render(result: Result, form: str, language: str) -> str:
    """The result in one of the text FORMATS, ending in a newline; `language` is "vi" or "en"."""
    text = FORMATS.render(result, form, language)
    assert isinstance(text, str)
    return text
