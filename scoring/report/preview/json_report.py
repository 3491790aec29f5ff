"""The preview as JSON, in both languages at once; its JSON Schema is `docs/preview.schema.json`."""

from __future__ import annotations

from datetime import date
from typing import Any

from scoring.advice.at_risk import at_risk
from scoring.advice.before_after import ChangedCriterion, changed_criteria, changed_facts
from scoring.advice.distance import Unit, Way, ways_of
from scoring.advice.distance_words import change_words, column_label
from scoring.advice.risk import AtRisk, Risk
from scoring.advice.standing import AreaStand, Deadline, Range, Stand, Standing, State
from scoring.engine.result import CriterionResult, Result
from scoring.exact import decimal_of, rounded_decimal
from scoring.language import Words, in_both
from scoring.report.json_text import to_json
from scoring.report.preview import Preview
from scoring.report.preview.goal_json import action_as_dict, goal_as_dict, need_as_dict
from scoring.report.preview.unraised import unraised_as_dict

SCHEMA_VERSION = 1


def render(preview: Preview, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
    return to_json(preview_as_dict(preview))


def preview_as_dict(preview: Preview) -> dict[str, Any]:
    """The preview as plain values; numbers are exact decimals."""
    result, standing = preview.result, Standing(preview.result)
    head, agency, places = result.rulebook.head, result.evidence.agency, result.precision
    return {
        "schema_version": SCHEMA_VERSION,
        "rulebook": {"id": result.rulebook.id, "version": head.version, "digest": result.rulebook.digest},
        "period": {"from": head.period.from_.isoformat(), "to": head.period.to.isoformat()},
        "evidence": {"digest": preview.before.evidence.digest, "file": preview.before.evidence.file},
        "agency": {"id": agency.id, "name": agency.name, "level": agency.level, "kind": agency.kind},
        "as_of": result.evidence.as_of.isoformat(),
        "within_days": preview.within_days,
        "what_if": None if preview.after is None else _what_if(preview.before, preview.after),
        "standing": {
            **_now(result),
            "range": _range(standing.range, places),
            "settled": sum(one.state == State.SETTLED for one in standing.criteria),
            "open": sum(one.state == State.OPEN for one in standing.criteria),
            "overdue": sum(one.state == State.OVERDUE for one in standing.criteria),
        },
        "areas": [_area(one, places) for one in standing.areas],
        "criteria": [_criterion(one, places) for one in standing.criteria],
        "goal": None if preview.goal is None else goal_as_dict(preview.goal),
        "at_risk": [_risk(one, places) for one in at_risk(result, preview.within_days)],
        "first_steps": [action_as_dict(one, result) for one in preview.actions],
        "distances": [_way(one, result) for one in ways_of(result)],
        "needs": [need_as_dict(one, result) for one in preview.needs],
        "unraised": [unraised_as_dict(one) for one in preview.unraised],
        "deadlines": [_deadline(one) for one in standing.deadlines],
    }


def _now(result: Result) -> dict[str, Any]:
    return {"points": result.points, "max_points": result.max_points, "index": result.index}


def _range(found: Range, places: int) -> dict[str, Any]:
    """The points at the end of the period, and the index between its two ends."""
    ends = (found.guaranteed, found.attainable)
    low, high = (rounded_decimal(n * 100, found.maximum, 2) if found.maximum else None for n in ends)
    return {
        "guaranteed": decimal_of(found.guaranteed, places),
        "attainable": decimal_of(found.attainable, places),
        "max_points": decimal_of(found.maximum, places),
        "index_at_least": low,
        "index_at_most": high,
    }


def _area(one: AreaStand, places: int) -> dict[str, Any]:
    return {
        "id": one.area.area,
        "title": _both(one.area.title),
        "points": decimal_of(one.now.points, places),
        "max_points": decimal_of(one.now.maximum, places),
        "index": one.now.percent(),
        "range": _range(one.range, places),
    }


def _criterion(one: Stand, places: int) -> dict[str, Any]:
    criterion = one.criterion
    return {
        "id": criterion.id,
        "area": criterion.item.area,
        "title": _both(criterion.item.criterion.title),
        "state": one.state.value,
        **_earned(criterion),
        "max_points": criterion.max_points,
        "guaranteed": decimal_of(one.guaranteed, places),
        "attainable": decimal_of(one.attainable, places),
    }


def _earned(criterion: CriterionResult) -> dict[str, Any]:
    return {"outcome": criterion.outcome.value, "points": criterion.points}


def _risk(one: AtRisk, places: int) -> dict[str, Any]:
    return {
        "criterion": one.criterion.id,
        "risk": one.risk.value,
        "is_projection": one.risk == Risk.PACE,
        "why": _both(one.why),
        "at_stake": decimal_of(one.stake, places),
        "due_on": _day(one.day),
    }


def _way(way: Way, result: Result) -> dict[str, Any]:
    is_fact = way.unit == Unit.FACT
    fact = result.rulebook.facts[way.column.fact]
    places = fact.decimals if fact.type == "percent" else way.column.places
    return {
        "criterion": way.criterion.id,
        "fact": way.column.fact,
        "key": way.column.key,
        "label": _both(column_label(way.column, result)),
        "unit": way.unit.value,
        "change": decimal_of(way.change, places if is_fact else 0),
        "words": _both(in_both(lambda speech: change_words(way, result, speech))),
        "reach": way.reach.value,
        "points": decimal_of(way.points, result.precision),
        "due_on": _day(way.due_on),
    }


def _deadline(one: Deadline) -> dict[str, Any]:
    return {
        "due_on": _day(one.day),
        "is_overdue": one.is_overdue,
        "criterion": one.criterion.id,
        "fact": one.fact,
        "period": one.period,
        "label": _both(one.label),
    }


def _what_if(before: Result, after: Result) -> dict[str, Any]:
    return {
        "before": _now(before),
        "after": _now(after),
        "facts": [
            {"name": one.column.fact, "key": one.column.key, "before": one.before, "after": one.after}
            for one in changed_facts(before, after)
        ],
        "criteria": [_changed(one) for one in changed_criteria(before, after)],
    }


def _changed(one: ChangedCriterion) -> dict[str, Any]:
    return {
        "id": one.before.id,
        "before": _earned(one.before),
        "after": _earned(one.after),
        "difference": decimal_of(one.gain, one.before.precision),
    }


def _day(ordinal: int | None) -> str | None:
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


def _both(text: Words) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
