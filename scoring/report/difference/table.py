"""Two rulebooks compared, as tables of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabulate import tabulate

from scoring.language import printable
from scoring.report.difference import Compared
from scoring.report.difference.sections import Section, sections_of, title_of
from scoring.report.result.table import WIDTH


def render(compared: Compared, language: str) -> str:
    """The text."""
    return "\n".join(_lines(title_of(compared), sections_of(compared, language)))


def _lines(title: str, sections: Sequence[Section]) -> Iterator[str]:
    yield printable(title)
    for section in sections:
        yield ""
        yield from (printable(line) for line in (section.heading, section.said) if line)
        if section.rows:
            numeric = not section.widths
            yield tabulate(
                [[printable(cell) for cell in row] for row in section.rows],
                section.headers,
                tablefmt="simple",
                disable_numparse=True,
                maxcolwidths=[WIDTH // 3, *[None] * 5] if numeric else list(section.widths),
                colalign=("left", *["right"] * 5) if numeric else None,
            )
    yield ""
