"""Days of documents on the last day in time, the day after, or none at all."""

from __future__ import annotations

from datetime import date
from typing import Final

from scoring.rulebook.analysis.grades import Asked
from scoring.rulebook.due import Due
from scoring.rulebook.measures import Document, Schedule

Days = dict[str, "int | str | None"]
"""Ordinal days of documents by column, an ISO day for a date, None for one that was not issued."""
_AFTER: Final = {"on_time": 0, "late": 1}


def papers_for(asked: Asked, value: str) -> Days | None:
    """The days that make a document (the last one of a schedule) on time, late or absent."""
    measure, setting = asked.part.measure, asked.setting
    row: list[int | None] = [setting.starts_on.toordinal()] * len(setting.columns)
    days: Days = {}
    if isinstance(measure, Document):
        dues: list[tuple[str, Due | None]] = [(measure.document, measure.due_for(setting))]
    elif isinstance(measure, Schedule):
        dues = [(f"{measure.schedule}.{key}", setting.profile.pick(due)) for key, due in measure.due.items()]
    else:
        return None
    owed = [(column, due) for column, due in dues if due is not None]
    for place, (column, due) in enumerate(owed):
        if due.of:
            days[due.of] = setting.starts_on.toordinal()
        last = due.compile(setting)(row)
        if last is None:
            return None
        is_tried = place == len(owed) - 1
        days[column] = last if not is_tried else None if value == "none" else last + _AFTER[value]
    return {column: _as_submitted(asked, column, day) for column, day in days.items()}


def _as_submitted(asked: Asked, column: str, day: int | str | None) -> int | str | None:
    """A date is submitted as itself, a document by its id."""
    fact = asked.book.facts[column.partition(".")[0]]
    return date.fromordinal(day).isoformat() if fact.type == "date" and isinstance(day, int) else day
