"""The result as CSV: one row a criterion; no cell is ever read as a formula."""

from __future__ import annotations

import csv
from io import StringIO

from scoring.engine.explain import explain
from scoring.engine.result import Result
from scoring.language import Speech

COLUMNS = (
    "agency", "as_of", "area", "criterion", "title", "clause", "outcome",
    "points", "max_points", "deduction", "claimed", "reason", "explanation",
)  # fmt: skip


def render(result: Result, language: str) -> str:
    """The CSV text with a header; decimals have a point whatever the language, texts are in `language`."""
    speech = Speech(language)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for criterion in result.criteria:
        rule = criterion.item.criterion
        numbers = (criterion.points, criterion.max_points, criterion.deduction, result.evidence.claimed.get(rule.id))
        writer.writerow(
            [
                inert(result.evidence.agency.id),
                result.evidence.as_of.isoformat(),
                criterion.item.area,
                inert(rule.id),
                inert(speech.text(rule.title)),
                inert(rule.clause),
                criterion.outcome.value,
                *("" if number is None else f"{number:f}" for number in numbers),
                criterion.verdict.reason.value,
                inert(explain(criterion, result, speech)),
            ]
        )
    return out.getvalue()


def inert(text: str) -> str:
    """The text so that a spreadsheet shows it and never runs it.

    >>> inert("=1+1"), inert("3.1")
    ("'=1+1", '3.1')
    """
    return f"'{text}" if text[:1] in "=+-@\t\r\n" and text else text
