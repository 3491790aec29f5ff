"""A field against last year as plain values: more columns of an agency, and a row for every criterion that moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from scoring.advice.rule_change import CriterionShift, Step
from scoring.batch.change import Change, Changes
from scoring.batch.ranking import Ranked, Standings
from scoring.exact import trimmed

Plain = str | int | Decimal | None
AGENCY_COLUMNS: Final = (
    "previous.group", "previous.rank", "previous.classification",
    "previous.index", "change.index.rules", "change.index.performance", "change.index",
    "previous.points", "previous.max_points", "change.points.rules", "change.points.performance", "change.points",
    "change.rank", "change.made_by",
)  # fmt: skip
"""What follows the other columns of an agency; all blank for one that was not there last year."""
CHANGE_COLUMNS: Final = (
    "agency", "name", "group", "criterion", "counts_as", "previous.outcome", "outcome",
    "previous.max_points", "max_points", "previous.points", "change.rules", "change.performance", "points", "change",
)  # fmt: skip
MOST_CAUSES: Final = 3
"""How many criteria are named beside an agency; `--table changes` has them all."""


def agency_values(ranked: Ranked, changes: Changes) -> list[Plain]:
    """The values of AGENCY_COLUMNS for one agency."""
    change = changes.by_agency.get(ranked.result.evidence.agency.id)
    if change is None:
        return [None] * len(AGENCY_COLUMNS)
    before = change.before
    row: list[Plain] = [before.group, before.rank, before.classification]
    row += [change.rate.old, *_parts(change.rate)] if _has_both(change.rate) else [change.rate.old, None, None, None]
    row += [before.points, before.max_points, *_parts(change.points)]
    return [*row, change.places, "; ".join(f"{name} {signed}" for name, signed in causes(change)) or None]


def causes(change: Change) -> Iterator[tuple[str, str]]:
    """The criteria that changed the points most, each with its change and sign."""
    for one in change.causes[:MOST_CAUSES]:
        yield one.id, f"{trimmed(one.points.total):+f}"


def change_values(standings: Standings) -> Iterator[list[Plain]]:
    """The rows of the table of changes, agency by agency in the order of the ranks."""
    assert standings.changes is not None
    for ranked in standings.ranked:
        agency = ranked.result.evidence.agency
        change = standings.changes.by_agency.get(agency.id)
        for one in change.criteria if change else ():
            yield [agency.id, agency.name, ranked.group, *_shift(one)]


def previous_plain(changes: Changes) -> dict[str, Any]:
    """What the result is compared with, and the agencies that are gone."""
    previous = changes.previous
    return {
        "file": previous.file,
        "rulebook": {"id": previous.rulebook, "version": previous.version, "digest": previous.digest},
        "grouped_by": previous.grouped_by,
        "gone": [
            {
                "agency": one.id, "name": one.name, "group": one.group, "rank": one.rank, "index": one.rate,
                "points": one.points, "max_points": one.max_points,
            }
            for one in changes.gone
        ],
    }  # fmt: skip


def _shift(one: CriterionShift) -> list[Plain]:
    most = one.max_points
    rules, performance, total = _parts(one.points)
    told: list[Plain] = [one.id, one.counts_as, one.outcomes[0], one.outcomes[2], most.old, most.new]
    return [*told, one.points.old, rules, performance, one.points.new, total]


def _parts(step: Step) -> tuple[Decimal, Decimal, Decimal]:
    return trimmed(step.rules), trimmed(step.performance), trimmed(step.total)


def _has_both(step: Step) -> bool:
    """An index of nothing is no zero: its change is not told."""
    return None not in step
