"""The auditor's report as a Word document, from the built-in template or a user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from scoring.advice.ledger import Ledger
from scoring.language import Speech
from scoring.report.deductions.wording import (
    apart_words,
    area_losses,
    area_rows,
    balance_words,
    cover_of,
    entry_words,
    summary_words,
    title_of,
)
from scoring.report.word import check_installed

REQUIRED: Final = ("entries", "balance")


def render(ledger: Ledger, language: str, template: Path | None = None) -> bytes:
    """The document; ReportError if the template is not fit, or Word cannot be written."""
    check_installed("docx")
    from scoring.report.word.filling import Properties, fill, read_template  # noqa: PLC0415 - an extra

    speech = Speech(language)
    path = template or Path(__file__).parent / f"deductions.{language}.docx"
    properties = Properties(title_of(speech), ledger.result.evidence.as_of)
    return fill(read_template(path), str(path), content_of(ledger, speech), REQUIRED, properties)


def content_of(ledger: Ledger, speech: Speech) -> dict[str, Any]:
    """The variables of the template, all of them in words; docs/templates.md lists them."""
    result = ledger.result
    return {
        "issuer": "………………………………",
        "place": "…………",
        "agency": result.evidence.agency.name,
        "subject": speech.say("Points lost by {agency}", agency=result.evidence.agency.name),
        "year": str(result.evidence.as_of.year),
        "cover": [{"label": line.label, "words": "; ".join(line.words)} for line in cover_of(ledger, speech)],
        "summary": list(summary_words(ledger, speech)),
        "entries": [_entry(ledger, place, speech) for place in range(len(ledger.entries))],
        "areas": [
            {"title": title, "max_points": most, "points": points, "lost": lost}
            for title, most, points, lost in area_rows(ledger, speech)
        ],
        "area_losses": [{"title": line.label, "words": line.words[0]} for line in area_losses(ledger, speech)],
        "total_lost": speech.points(ledger.lost, result.precision),
        "balance": balance_words(ledger, speech),
        "recipients": [result.evidence.agency.name, speech.say_in("who receives a document", "File")],
        "signatory": speech.say("Assessor"),
        "apart": [{"heading": heading, "lines": lines} for heading, lines in apart_words(ledger, speech)],
    }


def _entry(ledger: Ledger, place: int, speech: Speech) -> dict[str, Any]:
    entry = entry_words(ledger, ledger.entries[place], speech)
    return {
        "number": str(place + 1),
        **{name: getattr(entry, name) for name in ("id", "title", "clause", "required", "arithmetic")},
        **{name: getattr(entry, name) for name in ("lost", "points", "max_points", "claimed")},
        **{name: list(getattr(entry, name)) for name in ("facts", "documents", "units")},
    }
