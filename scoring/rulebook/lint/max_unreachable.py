"""A maximum that no evidence can reach."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.analysis.grades import points_text
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    precision = subject.book.head.precision
    for placed, asked in subject.parts:
        best = asked.best()
        if best is not None and best.points < asked.maximum:
            earned, most = points_text(best.points, precision), points_text(asked.maximum, precision)
            yield placed.found(
                (*asked.path, "scale"),
                best.value,
                Message(
                    "no evidence reaches the maximum, {most}: the best, '{words}', earns {earned}.",
                    most=most,
                    words=best.words,
                    earned=earned,
                ),
            )


RULE = LintRule("max-unreachable", ERROR, _check)
