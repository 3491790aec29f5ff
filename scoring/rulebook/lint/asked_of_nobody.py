"""A criterion that no kind of agency at any level is asked."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.analysis.grades import asked_profiles
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        if not any(asked_profiles(subject.book, placed.criterion)):
            scope = placed.criterion.applies_to
            yield placed.found(
                ("applies_to",),
                "/".join((*scope.kinds, *scope.levels)),
                Message("no agency is of such a kind at such a level. Mend kinds or levels."),
            )


RULE = LintRule("asked-of-nobody", ERROR, _check)
