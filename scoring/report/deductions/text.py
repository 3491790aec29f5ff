"""The auditor's report as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from scoring.advice.ledger import Ledger
from scoring.language import Speech, printable
from scoring.report.alignment import aligned
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

WIDTH = 100
_NUMBERS_WIDTH = 30


def render(ledger: Ledger, language: str) -> str:
    """The text, at most WIDTH columns wide where words allow it."""
    speech = Speech(language)
    blocks = [
        "\n".join([title_of(speech).upper(), *_labelled(list(cover_of(ledger, speech)), "")]),
        "\n".join(part for line in summary_words(ledger, speech) for part in _wrapped(line, "")),
        *("\n".join(_entry(ledger, place, speech)) for place in range(len(ledger.entries))),
        _areas(ledger, speech) if ledger.areas else "",
        "\n".join(_wrapped(balance_words(ledger, speech), "")),
        *(
            "\n".join([heading + ":", *(part for line in lines for part in _wrapped(line, "  "))])
            for heading, lines in apart_words(ledger, speech)
        ),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _entry(ledger: Ledger, place: int, speech: Speech) -> Iterator[str]:
    entry = entry_words(ledger, ledger.entries[place], speech)
    yield from _wrapped(f"{place + 1}. −{entry.lost}  [{entry.id}] {entry.title} ({entry.clause})", "")
    yield from _labelled(list(entry_lines(entry, speech)), "    ")


def _areas(ledger: Ledger, speech: Speech) -> str:
    headers = speech.say("Area|Maximum|Points|Lost").split("|")
    table = aligned(headers, area_rows(ledger, speech), WIDTH - _NUMBERS_WIDTH)
    losses = [part for line in area_losses(ledger, speech) for part in _wrapped(f"{line.label}: {line.words[0]}", "  ")]
    return "\n".join([table, *(["", *losses] if losses else [])])


def _labelled(lines: list[Line], indent: str) -> Iterator[str]:
    """Labels in a column of their own, the words beside them."""
    width = max(len(line.label) for line in lines) + 2
    for line in lines:
        for place, words in enumerate(line.words):
            label = f"{line.label}:".ljust(width) if place == 0 else " " * width
            yield from _wrapped(words, indent + label, indent + " " * width)


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    after = first + "    " if rest is None else rest
    parts = wrap(
        printable(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return parts or [first.rstrip()]
