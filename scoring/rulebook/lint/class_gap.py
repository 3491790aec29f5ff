"""An index that falls in no class: between two classes, above the highest, or below the lowest."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.analysis.classes import gap_in
from scoring.rulebook.analysis.grades import said, written
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    classification = subject.book.head.classification
    seen = set()
    for profile in subject.book.head.profiles() if classification else ():
        assert classification is not None
        value = gap_in(classification, profile)
        if value is not None and value not in seen:
            seen.add(value)
            shown = said(value, is_percent=True)
            yield Found(
                0,
                ("classification", "bands"),
                None,
                written(value, is_percent=True),
                Message(
                    "an index of {shown} falls in no class. Mend the bounds; where the document gives no "
                    "class below the lowest one, write 'below_is_unclassified: true'.",
                    shown=shown,
                ),
            )


RULE = LintRule("class-gap", ERROR, _check)
