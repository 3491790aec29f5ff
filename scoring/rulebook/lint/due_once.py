"""A due date that is one day of the calendar, in a rulebook that is scored every month, quarter or year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scoring.language import Message, day_in_both
from scoring.rulebook.lint.due_outside import dues_of
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject
from scoring.rulebook.measures import Document, Schedule


def _check(subject: Subject) -> Iterator[Found]:
    if not subject.book.head.period.every:
        return
    for placed, asked in subject.parts:
        measure = asked.part.measure
        if not isinstance(measure, (Document, Schedule)):
            continue
        for path, due in dues_of(measure, asked.profile):
            fixed = due.fixed_day()
            if fixed is not None:
                day = date.fromordinal(fixed)
                yield placed.found(
                    (*asked.path, "measure", *path),
                    day.isoformat(),
                    Message(
                        "{day} is in one period only, and this rulebook is scored again and again. "
                        "Count from the day of another document: within, of, days.",
                        day=day_in_both(day),
                    ),
                )


RULE = LintRule("due-once", ERROR, _check)
