"""The preview as one page for a browser: a range bar for every area, and tables that a reader may sort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from scoring.advice.standing import Range, Standing, State
from scoring.engine.result import Sum
from scoring.exact import rounded_decimal
from scoring.language import Speech
from scoring.report.html import render_page
from scoring.report.preview import Preview
from scoring.report.preview.sections import sections_of
from scoring.report.preview.wording import heading_lines, percent_or_dash

SIGNS: Final[Mapping[str, str]] = {"settled": "full", "open": "pending", "overdue": "missing"}
"""The sign of each state: that of the outcome it is most like."""


class RangeBar(NamedTuple):
    """The range of one area as parts of a bar of 100, and in words; `now` is empty where nothing is scored yet."""

    title: str
    low: str
    high: str
    open: str
    gone: str
    now: str
    words: str


def render(preview: Preview, language: str, own: Path | None = None) -> str:
    """The HTML text; `own` is a user's template, as in `render_page`, which says what is raised."""
    return render_page("preview.html", _subject(preview, Speech(language)), language, own)


def _subject(preview: Preview, speech: Speech) -> dict[str, Any]:
    """What the template shows."""
    result = preview.result
    standing = Standing(result)
    return {
        "agency": result.evidence.agency.name,
        "lines": heading_lines(result, speech),
        "figures": list(_figures(standing, speech)),
        "ranges": list(_ranges(standing, speech)),
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


def _ranges(standing: Standing, speech: Speech) -> Iterator[RangeBar]:
    """The whole, then every area that has anything to earn."""
    result = standing.result
    yield _bar(speech.say("Total"), result.total, standing.range, result.precision, speech)
    for one in standing.areas:
        if one.range.maximum:
            yield _bar(speech.text(one.area.title), one.now, one.range, result.precision, speech)


def _bar(title: str, now: Sum, found: Range, precision: int, speech: Speech) -> RangeBar:
    def part(units: int) -> str:
        return f"{rounded_decimal(units * 100, found.maximum, 3):f}" if found.maximum else "0"

    sure, still, gone, most = (
        speech.points(units, precision) for units in (found.guaranteed, found.still_open, found.lost, found.maximum)
    )
    words = speech.say(
        "guaranteed {sure} · still open {still} · out of reach {gone} · of {most} points",
        sure=sure,
        still=still,
        gone=gone,
        most=most,
    )
    return RangeBar(
        title,
        part(found.guaranteed),
        part(found.attainable),
        part(found.still_open),
        part(found.lost),
        part(now.points) if now.maximum else "",
        words,
    )
