"""The robustness of ranks as Markdown; everything submitted is escaped."""

from __future__ import annotations

from scoring.batch.robustness import Robustness
from scoring.language import Speech
from scoring.report.batch.wording import title_words
from scoring.report.markdown_text import escape, section, table
from scoring.report.robustness.sections import sections_of
from scoring.report.robustness.wording import drawing_words, notes_of


def render(robustness: Robustness, language: str) -> str:
    """The Markdown text."""
    speech = Speech(language)
    lines = [f"# {escape(speech.say('How far ranks depend on weights and criteria'))}", ""]
    said = (title_words(robustness.standings.field.rulebook, speech), drawing_words(robustness.drawing, speech))
    for line in (*said, *notes_of(robustness, speech)):
        lines += [escape(line), ""]
    for one in sections_of(robustness, speech):
        lines += section(escape(one.title))
        for line in one.lines:
            lines += [escape(line), ""]
        if not one.rows:
            lines.append(escape(one.empty))
            continue
        headings = [escape(heading.title) for heading in one.headings]
        lines += table(headings, [[escape(cell.text) for cell in row] for row in one.rows])
    return "\n".join(lines).rstrip("\n") + "\n"
