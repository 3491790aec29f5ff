"""A value that earns more than the maximum."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.analysis.grades import points_text
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    precision = subject.book.head.precision
    for placed, asked in subject.parts:
        best = max(asked.grades, key=lambda grade: grade.points, default=None)
        if best is not None and best.points > asked.maximum:
            earned, most = points_text(best.points, precision), points_text(asked.maximum, precision)
            yield placed.found(
                (*asked.path, "scale"),
                best.value,
                Message(
                    "'{words}' earns {earned}, more than the maximum, {most}. Mend what it earns, or max_points.",
                    words=best.words,
                    earned=earned,
                    most=most,
                ),
            )


RULE = LintRule("points-above-max", ERROR, _check)
