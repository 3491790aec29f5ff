"""The remediation plan as JSON: ids, points as plain decimals, and both languages."""

from __future__ import annotations

from typing import Any

from scoring.advice.remediation import PlanItem, RemediationPlan
from scoring.language import Words
from scoring.report.json_text import to_json


def render(plan: RemediationPlan, _language: str) -> str:
    """The same in every language."""
    result = plan.result
    return to_json(
        {
            "schema_version": 1,
            "rulebook": {"id": result.rulebook.id, "digest": result.rulebook.digest},
            "agency": result.evidence.agency.id,
            "as_of": result.evidence.as_of.isoformat(),
            "unit": plan.unit,
            "items": [_item(item) for item in plan.items],
        }
    )


def _item(item: PlanItem) -> dict[str, Any]:
    rule = item.criterion.item.criterion
    remedies = [
        {
            "do": _both(remedy.do),
            "lead": list(remedy.lead),
            "with": list(remedy.with_),
            "when": _both(remedy.when) if remedy.when else None,
            "is_assignment": remedy.is_assignment,
        }
        for remedy in item.remedies
    ]
    return {
        "criterion": rule.id,
        "clause": rule.clause,
        "title": _both(rule.title),
        "at_risk": item.is_at_risk,
        "why": _both(item.why) if item.why else None,
        "deduction": item.criterion.deduction,
        "responsible": list(item.responsible),
        "roles": list(item.roles),
        "remedies": remedies,
    }


def _both(text: Words) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
