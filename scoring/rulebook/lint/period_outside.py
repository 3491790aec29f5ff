"""A part of the period that ends outside the period of the rulebook."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Text
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
                        Text(
                            f"kỳ “{part.label.vi}” kết thúc {part.ends_on:%d/%m/%Y}, ngoài thời gian của bộ tiêu chí.",
                            f"the period '{part.label.en}' ends on {part.ends_on}, outside the rulebook's period.",
                        ),
                    )


RULE = LintRule("period-outside", ERROR, _check)
