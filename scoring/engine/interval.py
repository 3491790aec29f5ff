"""Guaranteed and attainable points of a criterion before the end of the period."""

from __future__ import annotations

from scoring.engine.plan import Item
from scoring.engine.verdict import Outcome, Reason, Verdict
from scoring.exact import round_half_up
from scoring.rulebook.columns import AS_OF, Row
from scoring.rulebook.facts import DATED
from scoring.rulebook.measures import Measure, Schedule
from scoring.rulebook.scales import Scale
from scoring.rulebook.setting import Setting

OUTSIDE = (Outcome.NOT_APPLICABLE, Outcome.UNSCORED)


def interval_of(item: Item, verdict: Verdict, setting: Setting, row: Row) -> tuple[int, int]:
    """(guaranteed, attainable) in units of 10**-precision; equal once the period is over or the facts are settled."""
    points = verdict.points
    if verdict.outcome in OUTSIDE or verdict.reason in (Reason.ZERO_IF, Reason.VETO):
        return points or 0, points or 0
    as_of = row[AS_OF] or 0
    is_open = verdict.outcome in (Outcome.PENDING, Outcome.SURVEY)
    if as_of >= setting.ends_on.toordinal() and not is_open:
        return points or 0, points or 0
    if len(item.criterion.parts) > 1 or verdict.reason == Reason.EMPTY:
        return 0, item.maximum
    part = item.criterion.parts[0]
    if part.measure.yields == "documents":
        return _documents(item, verdict, setting, row)
    if points is None or verdict.outcome == Outcome.MISSING:
        return 0, item.maximum
    return _moving(part.measure, part.scale, points, item.maximum, setting)


def _moving(measure: Measure, scale: Scale, points: int, maximum: int, setting: Setting) -> tuple[int, int]:
    """A number still moving: what only grows under a rising scale is safe, under a falling one can only be lost."""
    if not only_grows(measure, setting):
        return (points, maximum) if measure.yields == "yes_no" and points == maximum else (0, maximum)
    direction = scale.direction(setting.profile)
    return {1: (points, maximum), -1: (0, points)}.get(direction, (0, maximum))


def only_grows(measure: Measure, setting: Setting) -> bool:
    """True if a measure is one fact that is declared cumulative."""
    formulas = measure.formulas()
    if len(formulas) != 1 or formulas[0].tree.operation != "name":
        return False
    return setting.columns.facts[formulas[0].text.strip().partition(".")[0]].cumulative


def _documents(item: Item, verdict: Verdict, setting: Setting, row: Row) -> tuple[int, int]:
    """Documents submitted are settled; the others can still come, on time or late."""
    part = item.criterion.parts[0]
    earn = part.scale.compile(item.maximum, setting)
    if isinstance(part.measure, Schedule):
        worst, best = part.measure.prospects(setting, row)
        return round_half_up(*earn(*worst)), round_half_up(*earn(*best))
    if verdict.points is not None and verdict.outcome != Outcome.MISSING and _is_dated(part.measure, setting, row):
        return verdict.points, verdict.points
    if verdict.outcome == Outcome.PENDING:
        return 0, item.maximum
    return 0, round_half_up(*earn(0, 1, 1))


def _is_dated(measure: Measure, setting: Setting, row: Row) -> bool:
    """True if the one document of the measure has a day."""
    name = measure.named_facts()[0]
    return setting.columns.facts[name].type in DATED and bool(row[setting.columns.slot(name)])
