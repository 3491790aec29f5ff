"""A cap of bonus or penalty that all such criteria together do not reach."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for key in ("bonus", "penalty"):
        cap = getattr(subject.book.head, key)
        counted = [c for c in subject.book.criteria.values() if c.counts_as == key]
        most = sum((max(c.max_points.values()) for c in counted), Decimal(0)).normalize()
        if cap is not None and most < cap.at_most:
            yield Found(
                0,
                (key, "at_most"),
                None,
                f"{most:f}",
                Message(
                    "the criteria of {key} come to {most} at most, less than the cap, {at_most}.",
                    key=key,
                    most=f"{most:f}",
                    at_most=f"{cap.at_most:f}",
                ),
            )


RULE = LintRule("cap-unreachable", WARNING, _check)
