"""A rulebook as JSON: its normal form, the same in every language."""

from __future__ import annotations

from scoring.report.json_text import to_json
from scoring.rulebook.book import Rulebook
from scoring.rulebook.normal_form import normal_form


def render(rulebook: Rulebook, _language: str) -> str:
    """The text."""
    return to_json(normal_form(rulebook))
