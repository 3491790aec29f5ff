"""An index, or a decision, that falls in no class: between two, above the highest, below the lowest, or forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.analysis.classes import gap_in
from scoring.rulebook.analysis.grades import said, written
from scoring.rulebook.classification import ClassesByIndex, DecidedClasses
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    classification = subject.book.head.classification
    if isinstance(classification, DecidedClasses):
        yield from _forgotten(classification, subject)
    elif classification is not None:
        yield from _gaps(classification, subject)


def _gaps(classes: ClassesByIndex, subject: Subject) -> Iterator[Found]:
    seen = set()
    for profile in subject.book.head.profiles():
        value = gap_in(classes, profile)
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


def _forgotten(classes: DecidedClasses, subject: Subject) -> Iterator[Found]:
    """Options that are neither a class nor said to be none."""
    for option, label in (subject.book.facts[classes.decided_by].options or {}).items():
        if option not in classes.classes and option not in classes.unclassified:
            yield Found(
                0,
                ("classification", "classes"),
                None,
                option,
                Message(
                    "the decision '{label}' ({option}) is no class. Give it one, or list it under 'unclassified'.",
                    label=label,
                    option=option,
                ),
            )


RULE = LintRule("class-gap", ERROR, _check)
