"""A due date before any day that may be submitted (nothing is on time), or after all of them (nothing is late)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scoring.language import Message, day_in_both
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.due import Due
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject
from scoring.rulebook.measures import Document, Schedule
from scoring.rulebook.quantities import Profile


def _check(subject: Subject) -> Iterator[Found]:
    period = subject.book.head.period
    for placed, asked in subject.parts:
        measure = asked.part.measure
        if not isinstance(measure, (Document, Schedule)):
            continue
        fact = subject.book.facts[measure.named_facts()[0]]
        first, last = fact.from_ or period.from_, fact.to or period.to
        for path, due in dues_of(measure, asked.profile):
            fixed = due.fixed_day()
            if fixed is not None and not first <= date.fromordinal(fixed) <= last:
                day = date.fromordinal(fixed)
                too_late = Message("nothing can be on time")
                too_early = Message("nothing can be late")
                why = too_late if day < first else too_early
                yield placed.found(
                    (*asked.path, "measure", *path),
                    (first if day < first else last).isoformat(),
                    Message(
                        "the due date {day} lies outside the days allowed, {first} to {last}: {why}.",
                        day=day_in_both(day),
                        first=day_in_both(first),
                        last=day_in_both(last),
                        why=why,
                    ),
                )


def dues_of(measure: Document | Schedule, profile: Profile) -> Iterator[tuple[Path, Due]]:
    """Every due date for one kind of agency, with its path in the measure."""
    if isinstance(measure, Document):
        due = profile.pick(measure.due)
        if due is not None:
            yield ("due",), due
        return
    for key, varying in measure.due.items():
        due = profile.pick(varying)
        if due is not None:
            yield ("due", key), due


RULE = LintRule("due-outside", ERROR, _check)
