"""A class that no index reaches."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scoring.language import Message
from scoring.rulebook.analysis.grades import written
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    bands = subject.book.head.classification.bands if subject.book.head.classification else ()
    for index, band in enumerate(bands):
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


RULE = LintRule("class-unreachable", ERROR, _check)
