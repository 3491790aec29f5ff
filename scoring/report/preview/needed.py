"""What criteria need at once, and what is not due yet: rows and lines that every format lays out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from scoring.advice.distance import Way, ways_of
from scoring.advice.distance_words import change_words, label_of
from scoring.advice.goal.together import Need
from scoring.engine.result import CriterionResult
from scoring.language import Speech
from scoring.report.preview import Preview
from scoring.report.preview.goal_words import said_moves
from scoring.report.tables import Cell, Heading, Section, points_cell


class Needed(NamedTuple):
    """What one criterion needs, in words."""

    criterion: CriterionResult
    said: str
    points: int
    is_full: bool


def together(preview: Preview, speech: Speech) -> list[Needed]:
    """Criteria that need several figures at once, and those of which nothing is submitted though it is due."""
    return [_of_need(need, preview, speech) for need in preview.needs if not need.is_ahead]


def ahead(preview: Preview, speech: Speech) -> list[Needed]:
    """What is not due yet, and so is no loss: whole criteria, then single documents of the others."""
    result = preview.result
    needs = [need for need in preview.needs if need.is_ahead]
    told = {need.criterion.id for need in needs}
    ways = [way for way in ways_of(result) if way.due_on is not None and way.criterion.id not in told]
    return [*(_of_need(need, preview, speech) for need in needs), *(_of_way(way, preview, speech) for way in ways)]


def _of_need(need: Need, preview: Preview, speech: Speech) -> Needed:
    return Needed(need.criterion, said_moves(need.moves, preview.result, speech), need.points, need.is_full)


def _of_way(way: Way, preview: Preview, speech: Speech) -> Needed:
    label, change = speech.text(label_of(way, preview.result)), change_words(way, preview.result, speech)
    by = speech.say("submit it by {day}", day=speech.day(way.due_on or 0))
    return Needed(way.criterion, f"{label}: {change}; {by}", way.points, way.points >= way.criterion.item.maximum)


def needed_lines(found: list[Needed], title: str, most: int, speech: Speech) -> Iterator[str]:
    """A title, and a line a criterion, the most points first; those beyond `most` are counted."""
    if not found:
        return
    yield title
    for one in sorted(found, key=lambda one: -one.points)[:most]:
        points = speech.points(one.points, one.criterion.precision)
        reach = speech.say("{points} (full)", points=points) if one.is_full else points
        yield f"  [{one.criterion.id}] {one.said} → {reach}"
    left = len(found) - most
    if left > 0:
        yield speech.say("  and {left} more criteria", left=left)


def together_section(preview: Preview, speech: Speech) -> Section | None:
    """Several figures at once; None where no criterion needs them."""
    return _section("together", speech.say("Several at once, or none yet"), together(preview, speech), speech)


def ahead_section(preview: Preview, speech: Speech) -> Section | None:
    """What is not due yet; None where all is."""
    return _section("ahead", speech.say("Not due yet"), ahead(preview, speech), speech)


def _section(key: str, title: str, found: list[Needed], speech: Speech) -> Section | None:
    headings = (
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 44),
        Heading(speech.say("What to do"), 60),
        Heading(speech.say("Then earns"), 12, is_number=True),
        Heading(speech.say("That is"), 20),
    )
    rows = tuple(
        (
            Cell(one.criterion.id),
            Cell(speech.text(one.criterion.item.criterion.title)),
            Cell(one.said),
            points_cell(one.points, one.criterion.precision, speech),
            Cell(speech.say("full points"), mark="full") if one.is_full else Cell(""),
        )
        for one in found
    )
    lines = (speech.say("Points are those by the end of the period."),)
    return Section(key, title, lines, headings, rows, "") if rows else None
