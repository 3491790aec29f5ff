"""A part of the period that ends outside the period of the rulebook."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message, day_in_both
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    span = subject.book.head.period
    for number, area in enumerate(subject.book.areas, 1):
        for name, fact in area.facts.items():
            for key, part in (fact.parts(span.from_.year) if isinstance(fact.periods, dict) else {}).items():
                if not span.from_ <= part.ends_on <= span.to:
                    yield Found(
                        number,
                        ("facts", name, "periods", key, "ends_on"),
                        None,
                        part.ends_on.isoformat(),
                        Message(
                            "the period '{label}' ends on {ends_on}, outside the rulebook's period.",
                            label=part.label,
                            ends_on=day_in_both(part.ends_on),
                        ),
                    )


RULE = LintRule("period-outside", ERROR, _check)
