"""A table of a field as one page for a browser: a section for every group, to be sorted and filtered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scoring.batch.ranking import Standings
from scoring.language import Speech
from scoring.report.batch.worded import columns_in_words, groups_in_words
from scoring.report.batch.wording import day_note, day_words, refused_lines, title_words
from scoring.report.html import render_page


def render(standings: Standings, language: str, table: str = "agencies", own: Path | None = None) -> str:
    """The HTML text; `own` is a user's template, as in `render_page`, which says what is raised."""
    return render_page("batch.html", _subject(standings, table, Speech(language)), language, own)


def _subject(standings: Standings, table: str, speech: Speech) -> dict[str, Any]:
    """What the template shows."""
    field = standings.field
    return {
        "table": table,
        "title": title_words(field.rulebook, speech),
        "as_of": day_words(standings, speech),
        "scored": len(field.results),
        "ranked": sum(one.rank is not None for one in standings.ranked),
        "notes": list(day_note(standings, speech)),
        "columns": columns_in_words(field.rulebook, table, speech),
        "groups": list(groups_in_words(standings, table, speech)),
        "refused": refused_lines(standings, speech.language),
        "id": field.rulebook.id,
        "version": field.rulebook.head.version,
        "digest": field.rulebook.digest,
    }
