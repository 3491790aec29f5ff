"""The result as CSV: one row a criterion; no cell is ever read as a formula."""

from __future__ import annotations

from scoring.engine.explain import explain
from scoring.engine.result import CriterionResult, Result
from scoring.language import Speech
from scoring.report.csv_text import csv_of, inert

COLUMNS = (
    "agency", "as_of", "area", "criterion", "title", "clause", "outcome",
    "points", "max_points", "deduction", "claimed", "reason", "explanation",
)  # fmt: skip


def render(result: Result, language: str) -> str:
    """The CSV text with a header; decimals have a point whatever the language, texts are in `language`."""
    speech = Speech(language)
    return csv_of(COLUMNS, (_row(criterion, result, speech) for criterion in result.criteria))


def _row(criterion: CriterionResult, result: Result, speech: Speech) -> list[str]:
    rule = criterion.item.criterion
    numbers = (criterion.points, criterion.max_points, criterion.deduction, result.evidence.claimed.get(rule.id))
    return [
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
