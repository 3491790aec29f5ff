"""Runs the engine itself, row by row, on a table: the reference, and the quicker way for few agencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from scoring.batch.table.layout import AGENCY, AS_OF, KIND, LEVEL, TAG
from scoring.engine import plan_for
from scoring.engine.classification import Standing, class_of
from scoring.engine.plan import Plan
from scoring.engine.verdict import Outcome, Record
from scoring.exact import round_half_up
from scoring.rulebook.book import Rulebook
from scoring.rulebook.columns import Row
from scoring.rulebook.quantities import Profile


def verdicts_by_row(rulebook: Rulebook, table: pl.DataFrame) -> list[dict[str, Any]]:
    """For each agency the same columns as the columnar engines give."""
    return [_judge(rulebook, given) for given in table.iter_rows(named=True)]


def _judge(rulebook: Rulebook, given: Mapping[str, Any]) -> dict[str, Any]:
    tags = frozenset(tag for tag in rulebook.head.tags if given[TAG + tag])
    plan = plan_for(rulebook, Profile(given[AGENCY], given[LEVEL], given[KIND], tags))
    row: Row = (given[AS_OF], *(given[name] for name in rulebook.columns.by_name))
    records = plan.judge(row)
    found: dict[str, Any] = {AGENCY: given[AGENCY], **_totals(plan, row, records)}
    for item, (outcome, points, reason, *_) in zip(plan.items, records, strict=True):
        name = item.criterion.id
        found |= {f"points.{name}": points, f"outcome.{name}": str(outcome), f"reason.{name}": str(reason)}
    return found


def _totals(plan: Plan, row: Row, records: list[Record]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for area, places in plan.counted:
        earned = [(records[place][1], most) for place, most in places]
        found[f"points.{area.area}"] = sum(points or 0 for points, _ in earned)
        found[f"max_points.{area.area}"] = sum(most for points, most in earned if points is not None)
    points, most = (
        sum(found[f"{key}.{counted.area.area}"] for counted in plan.counted) for key in ("points", "max_points")
    )
    found |= {"points": points, "max_points": most}
    found["index"] = round_half_up(10_000 * points, most) if most else None
    for key in ("bonus", "penalty"):
        found[key] = _extra(plan, records, key)
    classification = plan.rulebook.head.classification
    if classification is not None:
        is_pending = any(record[0] == Outcome.PENDING for record in records)
        index = (points, most) if most else None
        standing = Standing(index, is_pending, plan.class_cap(row), plan.profile, plan.setting.columns, row)
        classed = class_of(classification, standing)
        found |= {"class": classed.name, "class_reason": str(classed.reason)}
    return found


def _extra(plan: Plan, records: list[Record], key: str) -> int:
    placed = zip(plan.items, records, strict=True)
    earned = sum(record[1] or 0 for item, record in placed if item.criterion.counts_as == key)
    cap = getattr(plan.rulebook.head, key)
    return min(earned, int(cap.at_most * 10**plan.rulebook.head.precision)) if cap else earned
