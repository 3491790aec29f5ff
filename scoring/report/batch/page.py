"""A table of a field as one page for a browser: a section for every group, to be sorted and filtered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scoring.batch.ranking import Standings
from scoring.engine.verdict import Outcome
from scoring.language import Speech
from scoring.report.batch.change_words import change_columns, change_groups, change_notes, changes_title
from scoring.report.batch.worded import columns_in_words, groups_in_words
from scoring.report.batch.wording import day_note, day_words, heading_words, refused_lines, title_words
from scoring.report.html import render_page


def render(standings: Standings, language: str, table: str = "agencies", own: Path | None = None) -> str:
    """The HTML text; `own` is a user's template, as in `render_page`, which says what is raised."""
    return render_page("batch.html", _subject(standings, table, Speech(language)), language, own)


def _changes(standings: Standings, table: str, speech: Speech) -> dict[str, Any] | None:
    """What moved since last year, where that is asked for."""
    if standings.changes is None:
        return None
    groups = [group for group in change_groups(standings, speech) if group.rows] if table == "agencies" else []
    return {
        "title": changes_title(standings.changes, speech),
        "columns": change_columns(speech),
        "groups": groups,
        "notes": list(change_notes(standings, speech)),
    }


def _subject(standings: Standings, table: str, speech: Speech) -> dict[str, Any]:
    """What the template shows."""
    field = standings.field
    return {
        "heading": heading_words(table, speech),
        "title": title_words(field.rulebook, speech),
        "as_of": day_words(standings, speech),
        "scored": len(field.results),
        "ranked": sum(one.rank is not None for one in standings.ranked),
        "notes": list(day_note(standings, speech)),
        "columns": columns_in_words(field.rulebook, table, speech),
        "groups": list(groups_in_words(standings, table, speech)),
        "changes": _changes(standings, table, speech),
        "signs": {one.value: one.value for one in Outcome},
        "refused": refused_lines(standings, speech.language),
        "id": field.rulebook.id,
        "version": field.rulebook.head.version,
        "digest": field.rulebook.digest,
    }
