"""The closing: an agency's facts as they stand, judged on the day when everything is due."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.engine.plan import Item
from scoring.engine.result import Result
from scoring.engine.verdict import Outcome, Reason, Record, Verdict
from scoring.rulebook.columns import AS_OF
from scoring.rulebook.condition import Clause
from scoring.rulebook.measures import Document, Schedule

Cells = tuple["int | None", ...]
"""A row of facts; see `scoring.rulebook.columns.Row`."""


class Closing:
    """What the criteria come to if nothing is submitted but what is changed here; pure, nothing is kept."""

    def __init__(self, result: Result) -> None:
        self.result, self.plan = result, result.plan
        self.items: tuple[Item, ...] = result.plan.items
        self.columns = result.rulebook.columns
        self.today: int = result.row[AS_OF] or 0
        self.day = self._last_day()
        """The ordinal of the day on which all due dates have passed, the end of the period at the earliest."""
        self.row: Cells = (self.day, *result.row[1:])
        self._vetoes: list[list[int]] = [
            [number for number, veto in enumerate(self.plan.vetoes) if place in veto.places]
            for place in range(len(self.items))
        ]

    def changed(self, changes: Mapping[int, int], row: Cells | None = None) -> Cells:
        """The row (default: the closing one) with other integers in some of its slots."""
        cells = list(self.row if row is None else row)
        for slot, value in changes.items():
            cells[slot] = value
        return tuple(cells)

    def record(self, place: int, row: Cells) -> Record:
        """The verdict of one criterion, vetoes included."""
        record = self.items[place].judge(row)
        for number in self._vetoes[place]:
            if record[1] and self.plan.vetoes[number].holds(row):
                record = Verdict(*record)._replace(outcome=Outcome.ZERO, points=0, reason=Reason.VETO)
        return record

    def points(self, place: int, row: Cells) -> int:
        """The points of one criterion in units of 10**-precision; -1 where it is outside the applicable maximum."""
        points = self.record(place, row)[1]
        return -1 if points is None else points

    def vetoes_of(self, place: int) -> list[Clause]:
        """The conditions of the vetoes that may zero a criterion."""
        return [self.result.rulebook.head.vetoes[number].when.tree for number in self._vetoes[place]]

    def slots_of(self, place: int) -> set[int]:
        """The slots that decide on a criterion: its own, and those of the vetoes that may zero it."""
        found = set(self.items[place].slots)
        for tree in self.vetoes_of(place):
            found.update(self.columns.slot(name) for name in tree.names())
        return found

    def _last_day(self) -> int:
        days = [self.today, self.plan.setting.ends_on.toordinal()]
        for item in self.items:
            if item.criterion.due_on:
                days.append(item.criterion.due_on.toordinal())
            days += [day for part in item.criterion.parts for day in _due_days(part.measure, self.result)]
        return max(days)


def _due_days(measure: object, result: Result) -> list[int]:
    """The due days of a measure of documents, as far as they are known."""
    setting, row = result.plan.setting, result.row
    if isinstance(measure, Document):
        last = measure.pending_until(setting)(row)
        return [] if last is None else [last]
    if isinstance(measure, Schedule):
        return [day for *_, last in measure.items(setting) if (day := last(row)) is not None]
    return []
