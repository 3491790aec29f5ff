"""A table of a field as an Excel workbook: one sheet with a filter, numbers as numbers, names never run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.batch.ranking import Standings
from scoring.errors import Problem, ReportError
from scoring.language import Message, Speech
from scoring.report.batch.change_words import change_columns, change_groups, change_notes, changes_title
from scoring.report.batch.worded import columns_in_words, groups_in_words
from scoring.report.batch.wording import day_words, heading_words, refused_lines, title_words
from scoring.report.excel import check_installed

if TYPE_CHECKING:
    from scoring.report.excel.sheet import ReportSheet

MOST_ROWS: Final = 1_000_000
"""What a sheet holds, less a margin for the lines above and below the table."""


def render(standings: Standings, language: str, table: str = "agencies") -> bytes:
    """The workbook; ReportError where the table has more rows than a sheet."""
    check_installed()
    from scoring.report.excel.sheet import ReportSheet  # noqa: PLC0415 - XlsxWriter is an extra

    speech, rulebook = Speech(language), standings.field.rulebook
    columns, groups = columns_in_words(rulebook, table, speech), list(groups_in_words(standings, table, speech))
    _check_size(sum(len(group.rows) for group in groups))
    title = heading_words(table, speech)
    widths = [24, *(column.width for column in columns)]
    sheet = ReportSheet(title, widths, rulebook.head.source.issued_on, speech)
    sheet.across(title.upper(), bold=True, font_size=14)
    sheet.across(title_words(rulebook, speech))
    sheet.across(speech.say("Facts as of {as_of}.", as_of=day_words(standings, speech)))
    sheet.header([speech.say("Group"), *(column.title for column in columns)])
    first = sheet.row
    for group in groups:
        for row in group.rows:
            sheet.add([group.title, *row])
    sheet.filter(first)
    for note in change_notes(standings, speech) if table == "changes" else ():
        sheet.across(note)
    for file, problems in refused_lines(standings, language):
        sheet.across(speech.say("Could not be scored: {files}", files=file), bold=True)
        for problem in problems:
            sheet.across(problem)
    if standings.changes is not None and table == "agencies":
        _add_changes(sheet, standings, speech)
    return sheet.finish()


def _add_changes(sheet: ReportSheet, standings: Standings, speech: Speech) -> None:
    """A second sheet: every agency against last year."""
    assert standings.changes is not None
    columns, title = change_columns(speech), speech.say("Changes since last year")
    sheet.turn_to(title, [24, *(column.width for column in columns)])
    sheet.across(title.upper(), bold=True, font_size=14)
    sheet.across(changes_title(standings.changes, speech))
    sheet.header([speech.say("Group"), *(column.title for column in columns)])
    first = sheet.row
    for group in change_groups(standings, speech):
        for row in group.rows:
            texts = {1, len(columns) - 2, len(columns) - 1}  # `3 → 1` says more than the 2 behind it
            sheet.add([group.title, *(cell.text if place in texts else cell for place, cell in enumerate(row))])
    sheet.filter(first)
    for note in change_notes(standings, speech):
        sheet.across(note)


def _check_size(rows: int) -> None:
    if rows > MOST_ROWS:
        message = Message(
            "{rows} rows do not fit in a sheet of Excel, which holds {most}. Write .csv or .parquet instead.",
            rows=rows,
            most=MOST_ROWS,
        )
        raise ReportError([Problem("--format xlsx", 0, 0, "", message)])
