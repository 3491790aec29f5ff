"""A criterion that the document says may lose points, and for which nothing is said to be done."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        if placed.criterion.at_risk and not subject.remedies_of(placed.criterion):
            yield placed.found(
                ("at_risk",),
                placed.criterion.id,
                Message("the document says that it may lose points, and nothing says what to do. Add remedies."),
            )


RULE = LintRule("at-risk-without-remedy", WARNING, _check)
