"""A scored criterion without a remedy: whoever loses its points is not told what wins them back."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        criterion = placed.criterion
        if criterion.is_scored and criterion.counts_as == "points" and not criterion.remedies:
            yield placed.found(
                ("remedies",),
                "zero",
                Message("whoever loses points is not told what to do. Add remedies."),
            )


RULE = LintRule("no-remedy", WARNING, _check)
