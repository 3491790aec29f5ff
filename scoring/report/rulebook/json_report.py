"""A rulebook as JSON: its normal form, the same in every language."""

from __future__ import annotations

from scoring.report.json_text import to_json
from scoring.rulebook.book import Rulebook
from scoring.rulebook.normal_form import normal_form, plan_form
from scoring.rulebook.plan_texts import PlanTexts


def render(rulebook: Rulebook, _language: str, texts: PlanTexts | None = None) -> str:
    """The text; `texts` are those of a remediation plan."""
    plan = {} if texts is None else {"remediation": plan_form(texts)}
    return to_json({**normal_form(rulebook), **plan})
