"""The robustness of ranks as one page for a browser: a chart of ranks for every group, and tables to be sorted."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from scoring.batch.robustness import GroupRobustness, Robustness
from scoring.language import Speech
from scoring.report.batch.wording import day_words, group_words, refused_lines, title_words
from scoring.report.chart import check_installed
from scoring.report.html import render_page
from scoring.report.robustness.sections import sections_of
from scoring.report.robustness.wording import drawing_words, notes_of

CHART_WIDTHS: Final = (880, 320)
"""Pixels of the chart of a group on a wide screen, and on a phone."""


def render(robustness: Robustness, language: str, own: Path | None = None) -> str:
    """The HTML text; `own` is a user's template, as in `render_page`, which says what is raised."""
    check_installed("html")
    return render_page("robustness.html", _subject(robustness, Speech(language)), language, own)


def _subject(robustness: Robustness, speech: Speech) -> dict[str, Any]:
    """What the template shows."""
    standings = robustness.standings
    rulebook = standings.field.rulebook
    sections = list(sections_of(robustness, speech))
    return {
        "title": title_words(rulebook, speech),
        "lines": [
            speech.say("Facts as of {as_of}.", as_of=day_words(standings, speech)),
            drawing_words(robustness.drawing, speech),
            *notes_of(robustness, speech),
        ],
        "charts": [
            (group_words(group.contest.group, standings, speech), _chart(group, speech)) for group in robustness.groups
        ],
        "sections": sections,
        "refused": refused_lines(standings, speech.language),
        "id": rulebook.id,
        "version": rulebook.head.version,
        "digest": rulebook.digest,
    }


def _chart(group: GroupRobustness, speech: Speech) -> list[Markup]:
    """The chart of ranks of a group for a wide screen and for a phone."""
    from scoring.report.chart.drawing import PAGE  # noqa: PLC0415 - vl_convert is an extra
    from scoring.report.chart.picture import page_pictures  # noqa: PLC0415
    from scoring.report.chart.ranks import ranks_chart_words, ranks_drawing  # noqa: PLC0415

    said = ranks_chart_words(group, speech)
    return page_pictures(lambda width: ranks_drawing(group, speech, width, PAGE), CHART_WIDTHS, said)
