"""The remediation plan as JSON, in both languages at once; its JSON Schema is `docs/plan.schema.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from scoring.advice.remediation import PlanItem, RemediationPlan
from scoring.exact import decimal_of
from scoring.language import Words
from scoring.report.json_text import to_json
from scoring.report.plan.content import content_of
from scoring.report.plan.item import Content

SCHEMA_VERSION: Final = 1
TEXTS: Final = (
    *("superior", "issuer", "place", "subject", "bases", "opening", "purposes", "requirements"),
    *("remedies_title", "lead_in", "organisation", "closing", "recipients", "signatory"),
)
"""What stands around the items, in the order of the document."""


def render(plan: RemediationPlan, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
    return to_json(plan_as_dict(plan))


def plan_as_dict(plan: RemediationPlan) -> dict[str, Any]:
    """The plan as plain values; points are exact decimals."""
    result, vi, en = plan.result, content_of(plan, "vi"), content_of(plan, "en")
    agency, lost = result.evidence.agency, sum(item.criterion.lost for item in plan.items)
    words = zip(plan.items, vi["measures"], en["measures"], strict=True)
    texts = {key: _paired(vi[key], en[key]) for key in TEXTS}
    if plan.texts.place is None:
        texts["place"] = None
    return {
        "schema_version": SCHEMA_VERSION,
        "rulebook": {
            "id": result.rulebook.id,
            "version": result.rulebook.head.version,
            "digest": result.rulebook.digest,
        },
        "evidence": {"digest": result.evidence.digest, "file": result.evidence.file},
        "agency": {"id": agency.id, "name": agency.name, "level": agency.level, "kind": agency.kind},
        "as_of": result.evidence.as_of.isoformat(),
        "unit": plan.unit,
        "deduction": decimal_of(lost, result.precision),
        "texts": texts,
        "items": [_item(*each) for each in words],
    }


def _item(item: PlanItem, vi: Content, en: Content) -> dict[str, Any]:
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
        "cause": _paired(vi["cause"], en["cause"]),
        "target": _paired(vi["target"], en["target"]),
        "responsible": list(item.responsible),
        "roles": list(item.roles),
        "units": _paired(vi["units"], en["units"]),
        "remedies": remedies,
    }


def _paired(vi: str | Sequence[str], en: str | Sequence[str]) -> Any:
    """A text, or a list of texts, in both languages; null for a text that is not there."""
    if isinstance(vi, str):
        return {"vi": vi, "en": en} if vi or en else None
    return [{"vi": one, "en": other} for one, other in zip(vi, en, strict=True)]


def _both(text: Words) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
