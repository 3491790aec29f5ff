"""A straightforward interpreter of the sixty rules in Decimal: what one would write first."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from benchmarks.rules import DUE, QUARTERS, Rule

Facts = dict[str, "int | None"]
_PLACES: Final = Decimal("0.0001")
_LAST_DAY: Final = date.fromisoformat(DUE).toordinal()
_LAST_DAYS: Final = {quarter: date(2024, month, 15).toordinal() for quarter, (month, _) in QUARTERS.items()}


def score(rules: list[Rule], facts: Facts) -> tuple[list[dict[str, Any]], Decimal, Decimal]:
    """The record of every rule, the points and the applicable maximum."""
    records = [_judge(rule, facts) for rule in rules]
    counted = [(record["points"], rule.max_points) for rule, record in zip(rules, records, strict=True)]
    earned = sum((points for points, _ in counted if points is not None), Decimal(0))
    return records, earned, sum((most for points, most in counted if points is not None), Decimal(0))


def _judge(rule: Rule, facts: Facts) -> dict[str, Any]:
    used = _used(rule, facts)
    asked = used[rule.names[2]] if rule.shape == "share_asked" else 1
    if asked == 0:
        return _record(rule, "not_applicable", None, None, used)
    if (all if rule.shape == "schedule" else any)(value is None for value in used.values()):
        return _record(rule, "missing", Decimal(0), None, used)
    value = _value(rule, list(used.values()), used)
    if value is None:
        return _record(rule, "not_applicable", None, None, used)
    points = _points(rule, value)
    outcome = "full" if points == rule.max_points else "partial" if points else "zero"
    return _record(rule, outcome, points.quantize(_PLACES, ROUND_HALF_UP), value, used)


def _used(rule: Rule, facts: Facts) -> Facts:
    if rule.shape == "schedule":
        return {f"{rule.names[0]}.{quarter}": facts[f"{rule.names[0]}.{quarter}"] for quarter in QUARTERS}
    return {name: facts[name] for name in rule.names}


def _value(rule: Rule, given: list[Any], used: Facts) -> Decimal | None:
    if rule.shape == "number":
        return Decimal(given[0])
    if rule.shape == "document":
        return _promptness(given[0], _LAST_DAY)
    if rule.shape == "schedule":
        days = zip(used.values(), _LAST_DAYS.values(), strict=True)
        return sum((_promptness(day, last) for day, last in days), Decimal(0)) / 4
    if rule.shape in ("yes", "all_yes"):
        return Decimal(int(all(given)))
    return Decimal(given[0]) / Decimal(given[1]) if given[1] else None


def _promptness(day: int | None, last: int) -> Decimal:
    if not day:
        return Decimal(0)
    return Decimal(1) if day <= last else Decimal("0.5")


def _points(rule: Rule, value: Decimal) -> Decimal:
    most = rule.max_points
    if rule.shape in ("document", "schedule", "yes", "all_yes"):
        return most * value
    if rule.shape == "bands":
        return most if value >= Decimal("0.9") else most / 2 if value >= Decimal("0.7") else Decimal(0)
    target = Decimal(rule.target) if rule.shape == "number" else Decimal(rule.target) / 100
    if rule.shape == "share_above" and value <= target:
        return min(most * value / target, most - _PLACES)
    return min(most * value / target, most)


def _record(rule: Rule, outcome: str, points: Decimal | None, value: Decimal | None, used: Facts) -> dict[str, Any]:
    return {
        "id": rule.id,
        "outcome": outcome,
        "points": points,
        "value": value,
        "threshold": rule.target,
        "facts": used,
    }
