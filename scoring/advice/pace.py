"""Pace: what figures come to at the end of the period if they go on as they have, by declared facts alone."""

from __future__ import annotations

from typing import Final, NamedTuple

from scoring.advice.closing import Cells
from scoring.engine.result import CriterionResult, Result
from scoring.exact import round_half_up
from scoring.rulebook.columns import AS_OF
from scoring.rulebook.facts import Fact
from scoring.rulebook.measures.rate import Share

MONTHS_BACK: Final = 3
"""Month ends that a series is followed back: the pace is that since the third last before the day of the evidence."""


class Projection(NamedTuple):
    """The row of facts at the end of the period, at the pace so far."""

    row: Cells
    since: int | None
    """The ordinal of the month end from which the pace of a series is taken; None if no figure has a series."""


def projection_of(criterion: CriterionResult, result: Result) -> Projection | None:
    """The row with the figures of a criterion as they would end; None if nothing is declared that could be projected.

    A figure with a monthly `series` goes on as it has since the end of the third last month given (the first, if there
    are fewer), day by day. One declared `cumulative`, without a series, goes on in proportion to the days of the period
    elapsed, both its first day and the day of the evidence counted. All others stay as they are.
    """
    setting, facts, today = result.plan.setting, result.rulebook.facts, result.row[AS_OF] or 0
    first, last = setting.starts_on.toordinal(), setting.ends_on.toordinal()
    if not first <= today < last:
        return None
    row, since, is_projected = list(result.row), None, False
    for name in criterion.item.criterion.facts():
        slot = setting.columns.slot(name) if name in setting.columns.by_name else None
        value = None if slot is None else row[slot]
        if slot is None or value is None:
            continue
        start = _start(name, result, today)
        if start is not None:
            ends = value + round_half_up((value - start[1]) * (last - today), today - start[0])
            row[slot], is_projected = _bounded(ends, facts[name]), True
            since = start[0] if since is None else min(since, start[0])
        elif facts[name].cumulative:
            row[slot], is_projected = round_half_up(value * (last - first + 1), today - first + 1), True
    if not is_projected:
        return None
    _keep_parts_within(criterion, result, row)
    return Projection(tuple(row), since)


def _start(name: str, result: Result, today: int) -> tuple[int, int] | None:
    """The month end from which the pace of a fact is taken, and its figure then; None if it has no series."""
    submitted = result.evidence.facts.get(name)
    before = [point for point in submitted.series if point[0] < today] if submitted else []
    return before[-MONTHS_BACK:][0] if before else None


def _bounded(value: int, fact: Fact) -> int:
    """No further than evidence may say."""
    scale = 10**fact.places
    low = 0 if fact.type != "number" else None
    high = scale if fact.type == "percent" else None
    if fact.at_least:
        low = -(-fact.at_least.ratio[0] * scale // fact.at_least.ratio[1])
    if fact.at_most:
        high = fact.at_most.ratio[0] * scale // fact.at_most.ratio[1]
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)


def _keep_parts_within(criterion: CriterionResult, result: Result, row: list[int | None]) -> None:
    """A part that would outgrow its whole ends as the whole."""
    for part in criterion.item.criterion.parts:
        columns = part.measure.value_columns(result.plan.setting) if isinstance(part.measure, Share) else None
        if columns is not None:
            above, below = (row[slot] for slot in columns)
            if above is not None and below is not None and above > below:
                row[columns[0]] = below
