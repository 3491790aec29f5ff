"""A target that everything meets: no evidence can lose a point."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Text
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed, asked in subject.parts:
        worst = min(asked.grades, key=lambda grade: grade.points, default=None)
        if worst is not None and worst.points >= asked.maximum > 0:
            yield placed.found(
                (*asked.path, "scale"),
                worst.value,
                Text(
                    f"mọi số liệu đều đạt tối đa, kể cả “{worst.words.vi}”. Kiểm tra lại chỉ tiêu.",
                    f"everything earns the maximum, even '{worst.words.en}'. Check the target.",
                ),
            )


RULE = LintRule("nothing-to-lose", ERROR, _check)
