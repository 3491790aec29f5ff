"""The robustness of ranks as a workbook in Excel: a sheet for each table, all groups in it, numbers as numbers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from scoring.batch.robustness import Robustness
from scoring.language import Speech
from scoring.report.batch.wording import day_words, group_words, refused_lines, title_words
from scoring.report.excel import check_installed
from scoring.report.robustness.sections import sections_of
from scoring.report.robustness.wording import drawing_words, notes_of
from scoring.report.tables import Section

if TYPE_CHECKING:
    from scoring.report.excel.sheet import ReportSheet

TABLES: Final = ("ranks", "swaps", "criteria", "agencies")
"""The sheets in their order."""


def render(robustness: Robustness, language: str) -> bytes:
    """The workbook."""
    check_installed()
    from scoring.report.excel.sheet import ReportSheet  # noqa: PLC0415 - XlsxWriter is an extra

    speech, standings = Speech(language), robustness.standings
    groups = [group_words(group.contest.group, standings, speech) for group in robustness.groups]
    found = sorted(sections_of(robustness, speech), key=lambda one: TABLES.index(_table_of(one)))
    issued_on = standings.field.rulebook.head.source.issued_on
    sheet: ReportSheet | None = None
    for _, same in groupby(found, key=_table_of):
        sections = list(same)
        title = sections[0].title.removeprefix(f"{groups[0]}: ")
        widths = [24, *(heading.width for heading in sections[0].headings)]
        if sheet is None:
            sheet = ReportSheet(title, widths, issued_on, speech)
        else:
            sheet.turn_to(title, widths)
        _add_head(sheet, title, robustness, speech)
        _add_table(sheet, sections, groups, speech)
    if sheet is None:
        sheet = ReportSheet(speech.say("Robustness of ranks"), (60, 60), issued_on, speech)
        _add_head(sheet, speech.say("Robustness of ranks"), robustness, speech)
    for file, problems in refused_lines(standings, language):
        sheet.across(speech.say("Could not be scored: {files}", files=file), bold=True)
        for problem in problems:
            sheet.across(problem)
    return sheet.finish()


def _table_of(section: Section) -> str:
    return section.key.partition("-")[2]


def _add_head(sheet: ReportSheet, title: str, robustness: Robustness, speech: Speech) -> None:
    standings = robustness.standings
    sheet.across(title.upper(), bold=True, font_size=14)
    sheet.across(title_words(standings.field.rulebook, speech))
    sheet.across(speech.say("Facts as of {as_of}.", as_of=day_words(standings, speech)))
    for line in (drawing_words(robustness.drawing, speech), *notes_of(robustness, speech)):
        sheet.across(line)


def _add_table(sheet: ReportSheet, sections: list[Section], groups: list[str], speech: Speech) -> None:
    """The rows of every group under one header, with a filter; then what is said of each group."""
    sheet.header([speech.say("Group"), *(heading.title for heading in sections[0].headings)])
    start = sheet.row
    for title, section in zip(groups, sections, strict=True):
        for row in section.rows:
            sheet.add([title, *row])
    sheet.filter(start)
    for title, section in zip(groups, sections, strict=True):
        for line in section.lines if section.rows else (section.empty,):
            sheet.across(f"{title}: {line}")
