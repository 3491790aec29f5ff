"""A target that everything meets: no evidence can lose a point."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed, asked in subject.parts:
        worst = min(asked.grades, key=lambda grade: grade.points, default=None)
        if worst is not None and worst.points >= asked.maximum > 0:
            yield placed.found(
                (*asked.path, "scale"),
                worst.value,
                Message("everything earns the maximum, even '{words}'. Check the target.", words=worst.words),
            )


RULE = LintRule("nothing-to-lose", ERROR, _check)
