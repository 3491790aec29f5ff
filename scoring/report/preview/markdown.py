"""The preview as Markdown: a table for each of its sections; everything submitted is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Speech
from scoring.report.markdown_text import escape, section, table
from scoring.report.preview import Preview
from scoring.report.preview.sections import sections_of
from scoring.report.preview.wording import heading_lines
from scoring.report.tables import Section


def render(preview: Preview, language: str) -> str:
    """The Markdown text."""
    speech, result = Speech(language), preview.result
    title = speech.say("Preview: {agency}", agency=result.evidence.agency.name)
    lines = [f"# {escape(title)}"]
    for line in heading_lines(result, speech):
        lines += ["", escape(line)]
    for one in sections_of(preview, speech):
        lines += _section(one)
    return "\n".join(lines) + "\n"


def _section(one: Section) -> Iterator[str]:
    yield from section(escape(one.title))
    for line in one.lines:
        yield from (escape(line), "")
    if not one.rows:
        yield escape(one.empty)
        return
    rows = [[escape(cell.text) for cell in row] for row in one.rows]
    if one.total is not None:
        rows.append([f"**{escape(cell.text)}**" if cell.text else "" for cell in one.total])
    yield from table([escape(heading.title) for heading in one.headings], rows)
