"""The result as JSON, in the fixed shape that others script against; it never changes with the language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scoring.engine.explain import REASONS, facts_used, steps_of, value_of
from scoring.engine.result import CriterionResult, Result, Sum
from scoring.exact import decimal_of, rounded_decimal
from scoring.language import Text, Words
from scoring.report.json_text import to_json
from scoring.rulebook.measures import Value
from scoring.rulebook.units import responsible_names

SCHEMA_VERSION = 1


def render(result: Result, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
    return to_json(result_as_dict(result))


def result_as_dict(result: Result) -> dict[str, Any]:
    """The result as plain values; numbers are exact decimals."""
    agency, guaranteed = result.evidence.agency, result.interval
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
        "points": result.points,
        "max_points": result.max_points,
        "index": result.index,
        "guaranteed": guaranteed[0],
        "attainable": guaranteed[1],
        "bonus": result.bonus,
        "penalty": result.penalty,
        "classification": result.classification,
        "classification_reason": result.classed.reason.value,
        "areas": [_area(area.area, area.title, total, result.precision) for area, total in result.areas],
        "criteria": [_criterion(criterion, result) for criterion in result.criteria],
        "deductions": [criterion.id for criterion in result.deductions],
    }


def _area(identifier: str, title: Text, total: Sum, precision: int) -> dict[str, Any]:
    return {
        "id": identifier,
        "title": _both(title),
        "points": decimal_of(total.points, precision),
        "max_points": decimal_of(total.maximum, precision),
        "index": total.percent(),
    }


def _criterion(criterion: CriterionResult, result: Result) -> dict[str, Any]:
    rule = criterion.item.criterion
    return {
        "id": criterion.id,
        "area": criterion.item.area,
        "title": _both(rule.title),
        "outcome": criterion.outcome.value,
        "points": criterion.points,
        "max_points": criterion.max_points,
        "deduction": criterion.deduction,
        "claimed": result.evidence.claimed.get(criterion.id),
        "value": _value(criterion, result),
        "threshold": _threshold(criterion, result),
        "reason": {"code": criterion.verdict.reason.value, **_both(REASONS[criterion.verdict.reason])},
        "clause": rule.clause,
        "facts": [{"name": used.name, "value": used.value, "at": used.at} for used in facts_used(criterion, result)],
        "steps": steps_of(criterion, result),
        "responsible": responsible_names(rule, result.rulebook, result.plan.profile, "vi"),
    }


def _both(text: Words) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _value(criterion: CriterionResult, result: Result) -> Decimal | bool | str | None:
    """The value in the unit of its target: 84.2 for a rate of 84.2 %, days as ISO dates, at most 4 places."""
    value = value_of(criterion, result)
    measure = criterion.item.criterion.parts[0].measure
    if value is None or not value[1]:
        return None
    if measure.yields == "yes_no":
        return bool(value[0])
    if measure.yields == "choice":
        return measure.options(result.rulebook.facts)[value[0]]
    if measure.yields == "documents":
        return _document_value(criterion, result, value)
    is_percent = measure.reads_as_percent(result.rulebook.facts)
    return rounded_decimal(value[0] * (100 if is_percent else 1), value[1], 4)


def _document_value(criterion: CriterionResult, result: Result, value: Value) -> Decimal | str:
    """The day of a single document; the number on time of a schedule."""
    used = facts_used(criterion, result)[0].value
    return used if isinstance(used, str) else decimal_of(value[0], 0)


def _threshold(criterion: CriterionResult, result: Result) -> Decimal | str | None:
    """What was required: the bound, the last day on time, or the number of documents due."""
    if criterion.item.bounds:
        return criterion.item.bounds[0].amount.plain()
    parts = criterion.item.criterion.parts
    if len(parts) != 1 or parts[0].measure.yields != "documents" or criterion.outcome.value == "not_applicable":
        return None
    return parts[0].measure.required(result.plan.setting, result.row)
