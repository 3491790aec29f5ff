"""A criterion that earns its maximum when nothing is submitted."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        if placed.criterion.when_missing == "full" and placed.criterion.counts_as == "points":
            yield placed.found(
                ("when_missing",),
                "missing",
                Message("submitting nothing earns the maximum: evidence can only lose points."),
            )


RULE = LintRule("missing-earns-full", WARNING, _check)
