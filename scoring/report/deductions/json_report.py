"""The auditor's report as JSON, in both languages at once; its JSON Schema is `docs/deductions.schema.json`."""

from __future__ import annotations

from typing import Any

from scoring.advice.ledger import APART, AreaLost, FactBehind, Ledger
from scoring.engine.explain import REASONS, steps_of
from scoring.engine.result import CriterionResult
from scoring.exact import decimal_of
from scoring.language import ENGLISH, VIETNAMESE, Text, Words
from scoring.report.deductions.wording import required_words
from scoring.report.json_text import to_json

SCHEMA_VERSION = 1


def render(ledger: Ledger, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
    return to_json(ledger_as_dict(ledger))


def ledger_as_dict(ledger: Ledger) -> dict[str, Any]:
    """The ledger as plain values; numbers are exact decimals."""
    result = ledger.result
    head, agency, places = result.rulebook.head, result.evidence.agency, result.precision
    apart = dict(ledger.apart)
    return {
        "schema_version": SCHEMA_VERSION,
        "rulebook": {
            "id": result.rulebook.id,
            "version": head.version,
            "digest": result.rulebook.digest,
            "title": _both(head.title),
            "document": head.source.document,
            "issued_on": head.source.issued_on.isoformat(),
            "issuer": _both(head.source.issuer),
        },
        "period": {"from": head.period.from_.isoformat(), "to": head.period.to.isoformat()},
        "evidence": {"digest": result.evidence.digest, "file": result.evidence.file},
        "agency": {"id": agency.id, "name": agency.name, "level": agency.level, "kind": agency.kind},
        "as_of": result.evidence.as_of.isoformat(),
        "points": result.points,
        "max_points": result.max_points,
        "index": result.index,
        "deduction": decimal_of(ledger.all_lost, places),
        "filter": {"unit": ledger.unit, "area": ledger.area},
        "shown_deduction": decimal_of(ledger.lost, places),
        "areas": [_area(area, places) for area in ledger.areas],
        "entries": [_entry(ledger, criterion) for criterion in ledger.entries],
        "apart": {outcome.value: [c.id for c in apart.get(outcome, [])] for outcome in APART},
    }


def _area(lost: AreaLost, places: int) -> dict[str, Any]:
    return {
        "id": lost.area.area,
        "title": _both(lost.area.title),
        "points": decimal_of(lost.points, places),
        "max_points": decimal_of(lost.maximum, places),
        "deduction": decimal_of(lost.lost, places),
        "criteria": [criterion.id for criterion in lost.criteria],
    }


def _entry(ledger: Ledger, criterion: CriterionResult) -> dict[str, Any]:
    rule, result = criterion.item.criterion, ledger.result
    units = result.rulebook.head.units
    return {
        "criterion": rule.id,
        "area": criterion.item.area,
        "title": _both(rule.title),
        "clause": rule.clause,
        "outcome": criterion.outcome.value,
        "reason": {"code": criterion.verdict.reason.value, **_both(REASONS[criterion.verdict.reason])},
        "required": {speech.language: required_words(ledger, criterion, speech) for speech in (VIETNAMESE, ENGLISH)},
        "facts": [_fact(fact, result.rulebook.facts[fact.name].label) for fact in ledger.facts_behind(criterion)],
        "steps": steps_of(criterion, result),
        "points": criterion.points,
        "max_points": criterion.max_points,
        "deduction": criterion.deduction,
        "claimed": result.evidence.claimed.get(rule.id),
        "responsible": [{"id": unit, **_both(units[unit])} for unit in ledger.units_of(criterion)],
    }


def _fact(behind: FactBehind, label: Text) -> dict[str, Any]:
    return {
        "name": behind.name,
        "label": _both(label),
        "value": behind.value,
        "at": behind.at,
        "lacks_document": behind.lacks_document,
        "documents": [
            {
                "id": name,
                "number": record.number,
                "date": record.date.isoformat(),
                "title": record.title,
                "file": record.file,
                "received_on": record.received_on.isoformat() if record.received_on else None,
                "sha256": record.sha256,
            }
            for name, record in behind.documents
        ],
    }


def _both(text: Words) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
