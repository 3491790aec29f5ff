"""The auditor's ledger as CSV: one row an entry, largest loss first; no cell is ever read as a formula."""

from __future__ import annotations

from scoring.advice.ledger import Ledger
from scoring.engine.result import CriterionResult
from scoring.language import Speech
from scoring.report.csv_text import csv_of, inert
from scoring.report.deductions.wording import entry_words

COLUMNS = (
    "number", "agency", "as_of", "area", "criterion", "title", "clause", "required", "submitted", "documents",
    "arithmetic", "outcome", "points", "max_points", "deduction", "claimed", "responsible",
)  # fmt: skip


def render(ledger: Ledger, language: str) -> str:
    """The CSV text with a header; decimals have a point whatever the language, texts are in `language`."""
    speech = Speech(language)
    rows = (_row(ledger, number, criterion, speech) for number, criterion in enumerate(ledger.entries, 1))
    return csv_of(COLUMNS, rows)


def _row(ledger: Ledger, number: int, criterion: CriterionResult, speech: Speech) -> list[str]:
    entry, evidence = entry_words(ledger, criterion, speech), ledger.result.evidence
    numbers = (criterion.points, criterion.max_points, criterion.deduction, evidence.claimed.get(criterion.id))
    texts = (entry.required, "; ".join(entry.facts), "; ".join(entry.documents), entry.arithmetic)
    return [
        str(number),
        inert(evidence.agency.id),
        evidence.as_of.isoformat(),
        criterion.item.area,
        *(inert(text) for text in (entry.id, entry.title, entry.clause, *texts)),
        criterion.outcome.value,
        *("" if one is None else f"{one:f}" for one in numbers),
        inert("; ".join(entry.units)),
    ]
