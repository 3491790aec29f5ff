"""Pace: what figures that only grow come to at the end of the period if they go on as they have so far."""

from __future__ import annotations

from scoring.engine.result import CriterionResult, Result
from scoring.exact import round_half_up
from scoring.rulebook.columns import AS_OF


def projected_row(criterion: CriterionResult, result: Result) -> tuple[int | None, ...] | None:
    """The row with every cumulative figure of a criterion in proportion to the days elapsed; None if it has none.

    Both the first day of the period and the day of the evidence count as elapsed. Figures that are not declared
    `cumulative` stay as they are, so nothing is projected but what the rulebook says only grows.
    """
    setting, facts = result.plan.setting, result.rulebook.facts
    elapsed = (result.row[AS_OF] or 0) - setting.starts_on.toordinal() + 1
    whole = setting.ends_on.toordinal() - setting.starts_on.toordinal() + 1
    slots = [setting.columns.slot(name) for name in criterion.item.criterion.facts() if facts[name].cumulative]
    if not slots or not 0 < elapsed < whole:
        return None
    row = list(result.row)
    for slot in slots:
        value = row[slot]
        row[slot] = None if value is None else round_half_up(value * whole, elapsed)
    return tuple(row)
