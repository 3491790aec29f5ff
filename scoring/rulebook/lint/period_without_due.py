"""A period that is asked for and has no due date, so that nothing submitted for it counts."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject, who
from scoring.rulebook.measures import Schedule


def _check(subject: Subject) -> Iterator[Found]:
    for placed, asked in subject.parts:
        measure = asked.part.measure
        if not isinstance(measure, Schedule):
            continue
        parts = subject.book.facts[measure.schedule].parts(subject.book.head.period.from_.year)
        owed = {key for key, varying in measure.due.items() if asked.profile.key_in(varying)}
        agency = who(asked.profile, subject.book)
        for key, period in parts.items():
            # A period with a due date for other agencies is theirs alone; one without any is forgotten.
            if key not in measure.due or not owed:
                yield placed.found(
                    (*asked.path, "measure", "due"),
                    key,
                    Message(
                        "the period '{label}' ({key}) has no due date ({agency}). Add one, or leave the period "
                        "out of the fact.",
                        label=period.label,
                        key=key,
                        agency=agency,
                    ),
                )


RULE = LintRule("period-without-due", WARNING, _check)
