"""The preview as a workbook in Excel: a sheet for each of its sections, numbers as numbers and days as days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.language import Speech
from scoring.report.excel import check_installed
from scoring.report.preview import Preview
from scoring.report.preview.sections import sections_of
from scoring.report.preview.wording import heading_lines
from scoring.report.tables import Section

if TYPE_CHECKING:
    from scoring.report.excel.sheet import ReportSheet

RANGE: Final = {2: "#1D6B40", 3: "#9CC5CE", 4: "#C4453A"}
"""The columns of the standing that add up to the maximum, with the colours of the bars."""


def render(preview: Preview, language: str) -> bytes:
    """The workbook."""
    check_installed()
    from scoring.report.excel.sheet import ReportSheet  # noqa: PLC0415 - XlsxWriter is an extra

    speech, result = Speech(language), preview.result
    sheet: ReportSheet | None = None
    for one in sections_of(preview, speech):
        widths = [heading.width for heading in one.headings]
        if sheet is None:
            sheet = ReportSheet(one.title, widths, result.rulebook.head.source.issued_on, speech)
        else:
            sheet.turn_to(one.title, widths)
        sheet.across(one.title.upper(), bold=True, font_size=14)
        sheet.across(result.evidence.agency.name, bold=True, font_size=12)
        for line in (*heading_lines(result, speech), *one.lines):
            sheet.across(line)
        _add_table(sheet, one, speech)
    assert sheet is not None
    return sheet.finish()


def _add_table(sheet: ReportSheet, section: Section, speech: Speech) -> None:
    if not section.rows:
        sheet.across(section.empty, italic=True)
        return
    sheet.header([heading.title for heading in section.headings])
    first = sheet.row
    for row in section.rows:
        sheet.add(row)
    last = sheet.row - 1
    if section.total is not None:
        sheet.add(section.total, bold=True, bg_color="#DCE6F1")
    else:
        sheet.filter(first)
    if section.key == "standing":
        sheet.bars(RANGE, first, last, speech.say("Points by area: guaranteed, still open, out of reach"))
