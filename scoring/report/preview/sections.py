"""The preview as tables in the words of one language: what Markdown, HTML and Excel lay out, each in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from scoring.advice.at_risk import at_risk
from scoring.advice.distance import ways_of
from scoring.advice.distance_words import change_words, label_of
from scoring.advice.standing import Range, Standing
from scoring.engine.result import Sum
from scoring.exact import Ratio
from scoring.language import Speech
from scoring.report.preview import Preview
from scoring.report.preview.compared import compared_criteria, compared_facts
from scoring.report.preview.needed import ahead_section, together_section
from scoring.report.preview.sought import first_steps, goal_blocks, goal_gains, goal_moves
from scoring.report.preview.unraised import unraised_section
from scoring.report.preview.wording import REACHES, RISKS, STATES, due_words, percent_or_dash
from scoring.report.tables import Cell, Heading, Section, day_cell, points_cell, ratio_cell


def sections_of(preview: Preview, speech: Speech) -> Iterator[Section]:
    """Every section that this preview has, in the order of reading."""
    for make in SECTIONS:
        section = make(preview, speech)
        if section is not None:
            yield section


def _standing(preview: Preview, speech: Speech) -> Section:
    result = preview.result
    standing, precision = Standing(result), result.precision
    rows = [_range_row(speech.text(one.area.title), one.now, one.range, precision, speech) for one in standing.areas]
    now, low, high = (
        percent_or_dash(ratio, speech) for ratio in (result.total.ratio, standing.index_low, standing.index_high)
    )
    lines = (
        speech.say("Index so far: {now}", now=now),
        speech.say("End of the period: {low} to {high}", low=low, high=high),
        speech.say("(Points are printed to 0.01; totals are added up before that.)"),
    )
    total = _range_row(speech.say("Total"), result.total, standing.range, precision, speech)
    return Section("standing", speech.say("Standing"), lines, _range_headings(speech), tuple(rows), "", total)


def _range_headings(speech: Speech) -> tuple[Heading, ...]:
    names = speech.say("Points so far|Guaranteed|Still open|Out of reach|Maximum|Index at least|Index at most")
    return (Heading(speech.say("Area"), 44), *(Heading(name, 12, is_number=True) for name in names.split("|")))


def _range_row(title: str, now: Sum, found: Range, precision: int, speech: Speech) -> tuple[Cell, ...]:
    """Guaranteed, open and out of reach add up to the maximum."""
    if not found.maximum:
        return (Cell(title), *([Cell("–")] * 7))
    earned = points_cell(now.points if now.maximum else None, precision, speech)
    numbers = (found.guaranteed, found.still_open, found.lost, found.maximum)
    ends: tuple[Ratio, Ratio] = ((found.guaranteed, found.maximum), (found.attainable, found.maximum))
    return (
        Cell(title),
        earned,
        *(points_cell(units, precision, speech) for units in numbers),
        *(ratio_cell(ratio, speech) for ratio in ends),
    )


def _criteria(preview: Preview, speech: Speech) -> Section:
    """Every criterion: settled, open or overdue, and between which points it may end."""
    standing, precision = Standing(preview.result), preview.result.precision
    rows = []
    for stand in standing.criteria:
        item = stand.criterion.item
        numbers = (stand.criterion.verdict.points, stand.guaranteed, stand.attainable, item.maximum)
        rows.append(
            (
                Cell(item.criterion.id),
                Cell(speech.text(item.criterion.title)),
                Cell(speech.text(STATES[stand.state]), mark=stand.state.value),
                *(points_cell(units, precision, speech) for units in numbers),
            )
        )
    names = speech.say("Points so far|Guaranteed|Attainable|Maximum").split("|")
    headings = (
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 60),
        Heading(speech.say("State"), 14),
        *(Heading(name, 12, is_number=True) for name in names),
    )
    return Section("criteria", speech.say("Criteria"), (), headings, tuple(rows), speech.say("No criterion counts."))


def _risks(preview: Preview, speech: Speech) -> Section:
    rows = [
        (
            points_cell(one.stake, preview.result.precision, speech),
            Cell(one.criterion.id),
            Cell(speech.text(one.criterion.item.criterion.title)),
            Cell(speech.text(RISKS[one.risk]), mark=one.risk.value),
            Cell(speech.text(one.why)),
            Cell("") if one.day is None else day_cell(one.day, speech),
        )
        for one in at_risk(preview.result, preview.within_days)
    ]
    headings = (
        Heading(speech.say("At stake"), 10, is_number=True),
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 44),
        Heading(speech.say("Risk"), 16),
        Heading(speech.say("Why"), 60),
        Heading(speech.say("Due on"), 12, is_number=True),
    )
    empty = speech.say("No points are at risk.")
    return Section("at_risk", speech.say("At risk"), (), headings, tuple(rows), empty)


def _distances(preview: Preview, speech: Speech) -> Section:
    result = preview.result
    rows = [
        (
            Cell(way.criterion.id),
            Cell(speech.text(way.criterion.item.criterion.title)),
            Cell(speech.text(label_of(way, result))),
            Cell(change_words(way, result, speech)),
            points_cell(way.points, result.precision, speech),
            Cell(speech.text(REACHES[way.reach]), mark=way.reach.value),
            points_cell(way.points - (way.criterion.verdict.points or 0), result.precision, speech),
        )
        for way in sorted(ways_of(result), key=lambda way: -way.criterion.lost)
        if way.due_on is None
    ]
    headings = (
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 44),
        Heading(speech.say("Figure"), 44),
        Heading(speech.say("Short by"), 26),
        Heading(speech.say("Then earns"), 12, is_number=True),
        Heading(speech.say("That is"), 20),
        Heading(speech.say("Points gained"), 12, is_number=True),
    )
    lines = (speech.say("One figure a line, all others as they are."),) if rows else ()
    empty = speech.say("No single figure raises the points.")
    return Section("distances", speech.say("Distances"), lines, headings, tuple(rows), empty)


def _deadlines(preview: Preview, speech: Speech) -> Section:
    """What is not submitted, in order: overdue first, then day by day."""
    rows = [
        (
            Cell(due_words(one, speech)) if one.day is None else day_cell(one.day, speech),
            Cell(speech.say("overdue"), mark="overdue") if one.is_overdue else Cell(""),
            Cell(one.criterion.id),
            Cell(speech.text(one.criterion.item.criterion.title)),
            Cell(speech.text(one.label)),
        )
        for one in Standing(preview.result).deadlines
    ]
    headings = (
        Heading(speech.say("Due on"), 14, is_number=True),
        Heading(speech.say("State"), 12),
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 56),
        Heading(speech.say("To submit"), 56),
    )
    empty = speech.say("Nothing is left to submit.")
    return Section("deadlines", speech.say("Deadlines"), (), headings, tuple(rows), empty)


SECTIONS: Final[tuple[Callable[[Preview, Speech], Section | None], ...]] = (
    compared_facts,
    compared_criteria,
    goal_moves,
    goal_gains,
    goal_blocks,
    _standing,
    _risks,
    first_steps,
    _distances,
    together_section,
    ahead_section,
    unraised_section,
    _deadlines,
    _criteria,
)
"""What a preview tells, in the order of reading; None is left out. One more is one function and one line."""
