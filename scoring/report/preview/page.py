"""The preview as one page for a browser: a chart of the range of every area, and tables that a reader may sort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from scoring.advice.standing import Standing, State
from scoring.language import Speech
from scoring.report.chart import check_installed
from scoring.report.html import render_page
from scoring.report.preview import Preview
from scoring.report.preview.sections import sections_of
from scoring.report.preview.wording import heading_lines, percent_or_dash

SIGNS: Final[Mapping[str, str]] = {"settled": "full", "open": "pending", "overdue": "missing"}
"""The sign of each state: that of the outcome it is most like."""


CHART_WIDTHS: Final = (608, 320)
"""Pixels of the chart on a wide screen, and on a phone."""


def render(preview: Preview, language: str, own: Path | None = None) -> str:
    """The HTML text; `own` is a user's template, as in `render_page`, which says what is raised."""
    check_installed("html")
    return render_page("preview.html", _subject(preview, Speech(language)), language, own)


def _subject(preview: Preview, speech: Speech) -> dict[str, Any]:
    """What the template shows."""
    result = preview.result
    standing = Standing(result)
    return {
        "agency": result.evidence.agency.name,
        "lines": heading_lines(result, speech),
        "figures": list(_figures(standing, speech)),
        "ranges": _ranges(standing, speech),
        "sections": list(sections_of(preview, speech)),
        "signs": SIGNS,
        "id": result.rulebook.id,
        "version": result.rulebook.head.version,
        "digest": result.rulebook.digest,
    }


def _figures(standing: Standing, speech: Speech) -> Iterator[tuple[str, str, str, str]]:
    """The index so far and at both ends, and how much is overdue: a label, a number, a line under it, a kind."""
    result = standing.result
    earned = speech.points(result.total.points, result.precision)
    yield speech.say("Index so far"), percent_or_dash(result.total.ratio, speech), _of(earned, speech), ""
    for label, ratio, units in (
        (speech.say("At the end, at least"), standing.index_low, standing.guaranteed),
        (speech.say("At the end, at most"), standing.index_high, standing.attainable),
    ):
        yield label, percent_or_dash(ratio, speech), _of(speech.points(units, result.precision), speech), ""
    late = sum(one.state == State.OVERDUE for one in standing.criteria)
    yield speech.say("Criteria overdue"), str(late), "", "is-lost" if late else ""


def _of(points: str, speech: Speech) -> str:
    return speech.say("{points} points", points=points)


def _ranges(standing: Standing, speech: Speech) -> list[Markup]:
    """The chart of ranges for a wide screen and for a phone; none where nothing can be earned."""
    from scoring.report.chart.drawing import PAGE  # noqa: PLC0415 - vl_convert is an extra
    from scoring.report.chart.picture import page_pictures  # noqa: PLC0415
    from scoring.report.chart.ranges import ranges_drawing, ranges_words  # noqa: PLC0415

    if not standing.range.maximum:
        return []
    said = ranges_words(standing, speech)
    return page_pictures(lambda width: ranges_drawing(standing, speech, width, PAGE), CHART_WIDTHS, said)
