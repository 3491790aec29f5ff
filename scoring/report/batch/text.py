"""A field on a terminal: a table for every group, best first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from scoring.batch.ranking import Ranked, Standings
from scoring.engine.explain import REASONS
from scoring.language import Speech, printable
from scoring.report.alignment import aligned
from scoring.report.batch.change_words import change_columns, change_groups, change_notes, changes_title, moved_rows
from scoring.report.batch.rows import missing_count
from scoring.report.batch.worded import outside_points, outside_titles
from scoring.report.batch.wording import day_note, group_words, title_words
from scoring.report.phrases import area_numbers, class_words, decimal_words

NAME_WIDTH = 48


def render(standings: Standings, language: str, table: str = "agencies") -> str:
    """The text: a heading and a table for every group, or for every agency where a row is a criterion."""
    speech, rulebook = Speech(language), standings.field.rulebook
    tables = _TABLES[table](standings, speech)
    return "\n\n".join([title_words(rulebook, speech), *tables, *_notes(standings, speech)]) + "\n"


def _agencies(standings: Standings, speech: Speech) -> Iterator[str]:
    *headers, last = speech.say("Agency|Rank|Points|Maximum|Index|Class|Missing").split("|")
    headers = [*headers, *outside_titles(standings.field.rulebook, speech), last]
    for group, members in groupby(standings.ranked, key=lambda one: one.group):
        rows = [_row(one, speech) for one in members]
        yield group_words(group, standings, speech) + "\n" + aligned(headers, rows, NAME_WIDTH)
    yield from _changes(standings, speech)


def _row(ranked: Ranked, speech: Speech) -> list[str]:
    result = ranked.result
    return [
        printable(result.evidence.agency.name),
        "–" if ranked.rank is None else str(ranked.rank),
        *area_numbers(result.total, result.precision, speech),
        class_words(result, speech) or "–",
        *(decimal_words(points, speech) for points in outside_points(result)),
        str(missing_count(ranked)),
    ]


def _criteria(standings: Standings, speech: Speech) -> Iterator[str]:
    headers = speech.say("Criterion|Points|Maximum|Lost|Reason").split("|")
    for ranked in standings.ranked:
        rows = []
        for one in ranked.result.criteria:
            units = (one.verdict.points, one.item.maximum, one.lost)
            numbers = ["–" if number is None else speech.points(number, one.precision) for number in units]
            rows.append([one.id, *numbers, speech.text(REASONS[one.verdict.reason])])
        yield printable(ranked.result.evidence.agency.name) + "\n" + aligned(headers, rows, NAME_WIDTH)


def _moved(standings: Standings, speech: Speech) -> Iterator[str]:
    """What moved, agency by agency."""
    assert standings.changes is not None
    headers = speech.say("|Old|By rules|By performance|New|Change").split("|")
    yield changes_title(standings.changes, speech)
    for ranked in standings.ranked:
        rows = moved_rows(ranked, standings.changes, speech)
        if rows:
            yield printable(ranked.result.evidence.agency.name) + "\n" + aligned(headers, rows, NAME_WIDTH)
    yield from change_notes(standings, speech)


def _changes(standings: Standings, speech: Speech) -> Iterator[str]:
    """Every agency against last year."""
    if standings.changes is None:
        return
    headers = [column.title for column in change_columns(speech)]
    yield changes_title(standings.changes, speech)
    for group in change_groups(standings, speech):
        rows = [[cell.text for cell in row] for row in group.rows]
        yield group.title + "\n" + aligned(headers, rows, NAME_WIDTH)
    yield from change_notes(standings, speech)


_TABLES: Final[dict[str, Callable[[Standings, Speech], Iterator[str]]]] = {
    "agencies": _agencies,
    "criteria": _criteria,
    "changes": _moved,
}


def _notes(standings: Standings, speech: Speech) -> Iterator[str]:
    """What makes the comparison less than it seems."""
    yield from day_note(standings, speech)
    if standings.field.refused:
        files = ", ".join(refused.file for refused in standings.field.refused)
        yield printable(speech.say("Could not be scored: {files}", files=files))
