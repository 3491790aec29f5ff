"""Rulebooks as JSON: what each is, and how many criteria it has; the same in every language."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.report.json_text import to_json
from scoring.rulebook.book import Rulebook
from scoring.rulebook.normal_form import both


def render(rulebooks: Sequence[Rulebook], _language: str) -> str:
    """The text."""
    listed = [
        {
            "id": book.id,
            "version": book.head.version,
            "title": both(book.head.title),
            "document": book.head.source.document,
            "issued_on": book.head.source.issued_on.isoformat(),
            "criteria": len(book.criteria),
            "digest": book.digest,
        }
        for book in rulebooks
    ]
    return to_json({"schema_version": 1, "rulebooks": listed})
