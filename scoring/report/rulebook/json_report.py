"""A rulebook as JSON: its normal form and its remediation plan, the same in every language."""

from __future__ import annotations

from scoring.report.json_text import to_json
from scoring.report.rulebook import Shown
from scoring.rulebook.normal_form import normal_form, plan_form


def render(shown: Shown, _language: str) -> str:
    """The text."""
    return to_json({**normal_form(shown.rulebook), "remediation": plan_form(shown.texts)})
