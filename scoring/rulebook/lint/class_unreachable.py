"""A class that no index reaches, or that no option decides."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scoring.errors import listed
from scoring.language import Message
from scoring.rulebook.analysis.grades import written
from scoring.rulebook.classification import ClassesByIndex, DecidedClasses
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    classification = subject.book.head.classification
    if isinstance(classification, DecidedClasses):
        yield from _never_decided(classification, subject)
    for index, band in enumerate(classification.bands if isinstance(classification, ClassesByIndex) else ()):
        for amount in band.bound.values():
            bound = Fraction(*amount.ratio)
            if bound > 1 or (bound == 1 and band.above):
                yield Found(
                    0,
                    ("classification", "bands", index),
                    None,
                    written(bound, is_percent=True),
                    Message("the index is 100 % at most: nobody reaches the class '{name}'.", name=band.class_),
                )
                break


def _never_decided(classes: DecidedClasses, subject: Subject) -> Iterator[Found]:
    """A class, or a decision without a class, under an option that the fact does not have."""
    options = subject.book.facts[classes.decided_by].options or {}
    placed: list[tuple[Path, str]] = [(("classes", option), option) for option in classes.classes]
    placed += [(("unclassified", place), option) for place, option in enumerate(classes.unclassified)]
    for path, option in placed:
        if option not in options:
            yield Found(
                0,
                ("classification", *path),
                None,
                option,
                Message(
                    "'{fact}' has no option '{option}': nobody decides so. Allowed: {options}.",
                    fact=classes.decided_by,
                    option=option,
                    options=listed(options),
                ),
            )


RULE = LintRule("class-unreachable", ERROR, _check)
