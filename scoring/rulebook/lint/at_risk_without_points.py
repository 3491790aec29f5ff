"""A criterion that the document says may lose points, and that has none to lose."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        if placed.criterion.at_risk and not (placed.criterion.is_scored and placed.criterion.counts_as == "points"):
            yield placed.found(
                ("at_risk",),
                "0",
                Message("it earns no points, so it cannot lose any: 0 are at risk. Delete at_risk."),
            )


RULE = LintRule("at-risk-without-points", WARNING, _check)
