"""A maximum that no evidence can reach."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Text
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
                Text(
                    f"không số liệu nào đạt tối đa {most.vi}: nhiều nhất là “{best.words.vi}”, được {earned.vi} điểm.",
                    f"no evidence reaches the maximum, {most.en}: the best, '{best.words.en}', earns {earned.en}.",
                ),
            )


RULE = LintRule("max-unreachable", ERROR, _check)
