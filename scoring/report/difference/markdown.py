"""Two rulebooks compared, as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.report.difference import Compared
from scoring.report.difference.sections import Section, sections_of, title_of
from scoring.report.markdown_text import escape


def render(compared: Compared, language: str) -> str:
    """The text."""
    return "\n".join(_lines(title_of(compared), sections_of(compared, language)))


def _lines(title: str, sections: Sequence[Section]) -> Iterator[str]:
    yield f"# {escape(title)}"
    for section in sections:
        if section.heading:
            yield from ("", f"## {escape(section.heading)}")
        if section.said:
            yield from ("", escape(section.said))
        if section.rows:
            yield from ("", f"| {' | '.join(section.headers)} |", f"|{'|'.join(' --- ' for _ in section.headers)}|")
            yield from (f"| {' | '.join(escape(cell) for cell in row)} |" for row in section.rows)
    yield ""
