"""The auditor's report as Markdown; everything submitted is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.advice.ledger import Ledger
from scoring.language import Speech
from scoring.report.deductions.wording import (
    Line,
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
from scoring.report.markdown_text import escape, section, table


def render(ledger: Ledger, language: str) -> str:
    """The Markdown text."""
    return "\n".join(_lines(ledger, Speech(language)))


def _lines(ledger: Ledger, speech: Speech) -> Iterator[str]:
    yield from (f"# {title_of(speech)}", "")
    yield from _items(cover_of(ledger, speech))
    yield from section(speech.say("Ledger"))
    for words in summary_words(ledger, speech):
        yield from (escape(words), "")
    for number, criterion in enumerate(ledger.entries, 1):
        entry = entry_words(ledger, criterion, speech)
        yield from ("", f"### {number}. −{entry.lost} {escape(f'[{entry.id}] {entry.title} ({entry.clause})')}", "")
        yield from _items(entry_lines(entry, speech))
    yield from section(speech.say("By area"))
    headers = speech.say("Area|Maximum|Points|Lost").split("|")
    yield from table(headers, [[escape(title), *numbers] for title, *numbers in area_rows(ledger, speech)])
    yield ""
    yield from _items(area_losses(ledger, speech))
    yield from ("", f"**{escape(balance_words(ledger, speech))}**")
    for heading, criteria in apart_words(ledger, speech):
        yield from section(heading)
        yield from (f"- {escape(words)}" for words in criteria)


def _items(lines: Iterator[Line]) -> Iterator[str]:
    for line in lines:
        if len(line.words) == 1:
            yield f"- {escape(line.label)}: {escape(line.words[0])}"
        else:
            yield f"- {escape(line.label)}:"
            yield from (f"    - {escape(words)}" for words in line.words)
