"""The auditor's report as a page for a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scoring.advice.ledger import Ledger
from scoring.language import Speech
from scoring.report.deductions.wording import (
    apart_words,
    area_losses,
    area_rows,
    balance_words,
    cover_of,
    entry_lines,
    entry_words,
    summary_words,
    title_of,
)
from scoring.report.html import render_page
from scoring.report.phrases import decimal_words


def render(ledger: Ledger, language: str, template: Path | None = None) -> str:
    """The HTML text; `template` is a user's own that takes the place of `deductions.html`."""
    return render_page("deductions.html", subject_of(ledger, Speech(language)), language, template)


def subject_of(ledger: Ledger, speech: Speech) -> dict[str, Any]:
    """What the template shows, all of it in words."""
    result = ledger.result
    points, maximum = (decimal_words(number, speech) for number in (result.points, result.max_points))
    return {
        "title": title_of(speech),
        "agency": result.evidence.agency.name,
        "cover": [(line.label, _one_or_more(line.words)) for line in cover_of(ledger, speech)],
        "points": points,
        "max_points": maximum,
        "lost": speech.points(ledger.lost, result.precision),
        "index": speech.percent(*result.total.ratio) if result.total.ratio else "–",
        "is_filtered": ledger.is_filtered,
        "summary": list(summary_words(ledger, speech)),
        "entries": [_entry(ledger, place, speech) for place in range(len(ledger.entries))],
        "areas": area_rows(ledger, speech),
        "area_losses": [(line.label, line.words[0]) for line in area_losses(ledger, speech)],
        "balance": balance_words(ledger, speech),
        "apart": list(apart_words(ledger, speech)),
    }


def _entry(ledger: Ledger, place: int, speech: Speech) -> dict[str, Any]:
    criterion = ledger.entries[place]
    entry = entry_words(ledger, criterion, speech)
    return {
        "number": place + 1,
        "id": entry.id,
        "title": entry.title,
        "clause": entry.clause,
        "lost": entry.lost,
        "outcome": criterion.outcome.value,
        "lines": [(line.label, _one_or_more(line.words)) for line in entry_lines(entry, speech)],
    }


def _one_or_more(words: tuple[str, ...]) -> str | list[str]:
    return words[0] if len(words) == 1 else list(words)
