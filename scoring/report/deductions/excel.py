"""The auditor's report as an Excel workbook: sheets for cover and check, ledger, and what stands apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scoring.advice.ledger import Ledger
from scoring.exact import decimal_of
from scoring.language import Speech
from scoring.report.deductions.wording import (
    apart_words,
    area_losses,
    balance_words,
    cover_of,
    documents_shown,
    entry_words,
    facts_shown,
    ledger_headings,
    summary_words,
    title_of,
)
from scoring.report.excel import check_installed

if TYPE_CHECKING:
    from scoring.report.excel.sheet import ReportSheet

COVER_WIDTHS = (44, 22, 22, 22)
LEDGER_WIDTHS = (5, 30, 13, 30, 25, 30, 10, 10, 10, 10, 18)
APART_WIDTHS = (14, 130)


def render(ledger: Ledger, language: str) -> bytes:
    """The workbook."""
    check_installed()
    from scoring.report.excel.sheet import ReportSheet  # noqa: PLC0415 - XlsxWriter is an extra

    speech, issued_on = Speech(language), ledger.result.rulebook.head.source.issued_on
    sheet = ReportSheet(speech.say("Points lost"), COVER_WIDTHS, issued_on, speech)
    _fill_cover(sheet, ledger, speech)
    sheet.turn_to(speech.say("Ledger"), LEDGER_WIDTHS)
    _fill_ledger(sheet, ledger, speech)
    if ledger.apart:
        sheet.turn_to(speech.say("Apart"), APART_WIDTHS)
        _fill_apart(sheet, ledger, speech)
    return sheet.finish()


def _fill_cover(sheet: ReportSheet, ledger: Ledger, speech: Speech) -> None:
    sheet.one_upright_page()
    sheet.across(title_of(speech).upper(), bold=True, font_size=14, align="center")
    for line in cover_of(ledger, speech):
        sheet.across(f"{line.label}: {'; '.join(line.words)}")
    sheet.skip()
    for words in summary_words(ledger, speech):
        sheet.across(words)
    sheet.skip()
    _fill_areas(sheet, ledger, speech)
    sheet.skip()
    for line in area_losses(ledger, speech):
        sheet.across(f"{line.label}: {line.words[0]}")
    sheet.skip()
    sheet.across(balance_words(ledger, speech), bold=True)


def _fill_areas(sheet: ReportSheet, ledger: Ledger, speech: Speech) -> None:
    """Every area with its loss, and a total that adds them up; of one area alone there is nothing to add up."""
    from scoring.report.excel.sheet import Formula  # noqa: PLC0415

    places = ledger.result.precision
    sheet.header(speech.say("Area|Maximum|Points|Lost").split("|"), is_repeated=False)
    first = sheet.row + 1
    for one in ledger.areas:
        numbers = [decimal_of(units, places) if one.maximum else None for units in (one.maximum, one.points, one.lost)]
        sheet.add([speech.text(one.area.title), *numbers])
    if len(ledger.areas) > 1:
        sums = [sum(getattr(one, key) for one in ledger.areas) for key in ("maximum", "points", "lost")]
        formulas = [
            Formula(f"=SUM({column}{first}:{column}{sheet.row})", decimal_of(units, places))
            for column, units in zip("BCD", sums, strict=True)
        ]
        sheet.add([speech.say("Total"), *formulas], bold=True, bg_color="#DCE6F1")


def _fill_ledger(sheet: ReportSheet, ledger: Ledger, speech: Speech) -> None:
    from scoring.report.excel.sheet import Formula  # noqa: PLC0415

    sheet.header(ledger_headings(speech))
    first = sheet.row + 1
    for number, criterion in enumerate(ledger.entries, 1):
        entry = entry_words(ledger, criterion, speech)
        numbers: list[Decimal | None] = [
            criterion.max_points,
            criterion.points or Decimal(0),
            criterion.deduction,
            ledger.result.evidence.claimed.get(criterion.id),
        ]
        behind = ("\n".join(shown) for shown in (facts_shown(entry), documents_shown(entry, speech)))
        texts = [entry.required, *behind, entry.arithmetic]
        name = f"[{entry.id}] {entry.title} ({entry.clause})"
        sheet.add([str(number), name, *texts, *numbers, "\n".join(entry.units)])
    if ledger.entries:
        lost = Formula(f"=SUM(I{first}:I{sheet.row})", decimal_of(ledger.lost, ledger.result.precision))
        blank = [None] * 6
        sheet.add([None, speech.say("Total"), *blank, lost, None, None], bold=True, bg_color="#DCE6F1")


def _fill_apart(sheet: ReportSheet, ledger: Ledger, speech: Speech) -> None:
    for heading, lines in apart_words(ledger, speech):
        sheet.across(heading, bold=True)
        for number, line in enumerate(lines, 1):
            sheet.add([str(number), line])
        sheet.skip()
