"""Rulebooks as a table: a row for each."""

from __future__ import annotations

from collections.abc import Sequence

from tabulate import tabulate

from scoring.language import Speech, printable
from scoring.report.result.table import WIDTH
from scoring.rulebook.book import Rulebook


def render(rulebooks: Sequence[Rulebook], language: str) -> str:
    """The text."""
    speech = Speech(language)
    rows = [
        [book.id, book.head.version, speech.text(book.head.title), book.head.source.document, str(len(book.criteria))]
        for book in rulebooks
    ]
    shown = [[printable(cell) for cell in row] for row in rows]
    headers = speech.say("Id|Version|Title|Document|Criteria").split("|")
    widths = [None, None, WIDTH // 3, None, None]
    return tabulate(shown, headers, tablefmt="simple", disable_numparse=True, maxcolwidths=widths)
