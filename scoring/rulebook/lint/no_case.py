"""A criterion that no case tries."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        if placed.criterion.id not in subject.with_cases:
            yield placed.found(
                ("id",),
                placed.criterion.id,
                Message("no case in cases/ tries this criterion. `score rules test --generate` drafts some."),
            )


RULE = LintRule("no-case", WARNING, _check)
