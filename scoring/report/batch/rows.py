"""The two tables of a field as plain values: what CSV and JSON write, each in its way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scoring.batch.ranking import Ranked, Standings
from scoring.engine.verdict import Outcome
from scoring.exact import decimal_of
from scoring.report.batch import change_rows
from scoring.report.batch.change_rows import CHANGE_COLUMNS, Plain, change_values

AGENCY_COLUMNS = ("agency", "name", "level", "kind", "group", "rank", "index", "points", "max_points")
LAST_COLUMNS = ("classification", "classification_reason", "bonus", "penalty", "missing", "as_of", "file")
CRITERION_COLUMNS = (
    "agency", "name", "group", "criterion", "area", "outcome", "points", "max_points", "deduction", "reason",
)  # fmt: skip


def columns_of(standings: Standings, table: str) -> list[str]:
    """The columns of a table: those of the agencies have points and maximum of every area between, and last year's."""
    if table == "changes":
        return list(CHANGE_COLUMNS)
    if table == "criteria":
        return list(CRITERION_COLUMNS)
    areas = [f"{what}.{area.area}" for area in standings.field.rulebook.areas for what in ("points", "max_points")]
    return [*AGENCY_COLUMNS, *areas, *LAST_COLUMNS, *(change_rows.AGENCY_COLUMNS if standings.changes else ())]


def rows_of(standings: Standings, table: str) -> Iterator[list[Plain]]:
    """The rows of a table, group by group, best first; points are exact, None where nothing is applicable."""
    if table == "changes":
        yield from change_values(standings)
        return
    for ranked in standings.ranked:
        if table == "criteria":
            yield from _criteria(ranked)
        else:
            more = change_rows.agency_values(ranked, standings.changes) if standings.changes else []
            yield [*_agency(ranked), *more]


def missing_count(ranked: Ranked) -> int:
    """How many criteria lack evidence that was due."""
    return sum(criterion.outcome == Outcome.MISSING for criterion in ranked.result.criteria)


def _agency(ranked: Ranked) -> list[Plain]:
    result, agency = ranked.result, ranked.result.evidence.agency
    row: list[Plain] = [agency.id, agency.name, agency.level, agency.kind, ranked.group, ranked.rank]
    row += [result.index, result.points, result.max_points]
    for _, found in result.areas:
        row += [decimal_of(units, result.precision) if found.maximum else None for units in found]
    row += [result.classification, result.classed.reason.value, result.bonus, result.penalty, missing_count(ranked)]
    return [*row, result.evidence.as_of.isoformat(), result.evidence.file]


def _criteria(ranked: Ranked) -> Iterator[list[Plain]]:
    agency = ranked.result.evidence.agency
    for one in ranked.result.criteria:
        told = (one.item.area, one.outcome.value, one.points, one.max_points, one.deduction, one.verdict.reason.value)
        yield [agency.id, agency.name, ranked.group, one.id, *told]


def as_dicts(standings: Standings, table: str) -> list[dict[str, Any]]:
    """The rows by the names of their columns."""
    columns = columns_of(standings, table)
    return [dict(zip(columns, row, strict=True)) for row in rows_of(standings, table)]
