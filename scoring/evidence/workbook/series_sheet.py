"""The sheet of monthly figures: what a figure came to by the end of each month, a row for each figure and year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scoring.evidence.questions import Question
from scoring.evidence.workbook import look, sheets
from scoring.evidence.workbook.entries import number_format, put_entry
from scoring.evidence.workbook.form import FIRST_COLUMN, Form, mark_headings, mark_row
from scoring.evidence.workbook.series_rows import FIRST_YEAR, LAST_YEAR
from scoring.evidence.workbook.validations import fact_validations, whole_between
from scoring.rulebook.facts import NUMERIC, Fact

_WHY, _WHAT, _UNIT, _YEAR = range(FIRST_COLUMN, FIRST_COLUMN + 4)
_JANUARY, _DECEMBER = _YEAR + 1, _YEAR + 12
_WIDTHS: Final = (10, 34, 9, 7, *[10] * 12)
_FIELDS: Final = {sheets.YEAR: _YEAR, **dict(zip(sheets.MONTHS, range(_JANUARY, _DECEMBER + 1), strict=True))}
_TITLE_ROW, _REMARK_ROW, _HEADING_ROW = 2, 3, 4


def add_series_sheet(form: Form, questions: list[Question]) -> None:
    """A row for each figure that runs through the year, and each year of the period; no sheet where there is none."""
    asked = [question for question in questions if runs(question[1]) or _series(form, question[0])]
    if not asked:
        return
    speech = form.speech
    sheet = form.add_sheet(speech.say("Month by month"), sheets.SERIES, _FIELDS, _WIDTHS)
    span = (_WHY, _DECEMBER)
    look.across(sheet, _TITLE_ROW, span, speech.say("FIGURES MONTH BY MONTH (IF ANY)"), look.TITLE)
    remark = speech.say(
        "What each figure came to from the first day of the period to the end of the month; only months that are over. "
        "The preview projects it to the end of the period; points are those of the figure in its own sheet."
    )
    look.across(sheet, _REMARK_ROW, span, remark)
    titles = speech.say("Criterion|What is asked|Unit|Year|01|02|03|04|05|06|07|08|09|10|11|12")
    for column, text in enumerate(titles.split("|"), FIRST_COLUMN):
        look.heading(sheet.cell(_HEADING_ROW, column), text)
    mark_headings(sheet, range(_TITLE_ROW, _HEADING_ROW + 1))
    row = _HEADING_ROW
    for question in asked:
        for year in _years(form, question[0]):
            row += 1
            _add_row(form, sheet, row, question, year)
    look.finish(sheet, speech, _DECEMBER, _HEADING_ROW, landscape=True)


def runs(fact: Fact) -> bool:
    """True for a figure that goes on through the year: a number that is not given from outside."""
    return fact.type in NUMERIC and fact.effort != "fixed"


def _series(form: Form, name: str) -> dict[str, Any]:
    """The months of a figure that are filled in already."""
    raw = form.evidence.get("facts", {}).get(name)
    found = raw.get("series") if isinstance(raw, dict) and "value" in raw else None
    return found if isinstance(found, dict) else {}


def _years(form: Form, name: str) -> Iterator[int | None]:
    """The years of the period and of what is filled in; one that is to be written where the period is not known."""
    period = form.rulebook.head.period
    known = set() if period.every else set(range(period.from_.year, period.to.year + 1))
    given = {int(month[:4]) for month in _series(form, name) if month[:4].isdecimal()}
    yield from sorted(known | given) if known | given else (None,)


def _add_row(form: Form, sheet: Worksheet, row: int, question: Question, year: int | None) -> None:
    name, fact, criteria = question
    mark_row(sheet, row, name, fact.type)
    texts = {
        _WHY: "; ".join(criterion.id for criterion in criteria),
        _WHAT: form.speech.text(fact.label),
        _UNIT: form.speech.text(fact.unit) if fact.unit else {"percent": "%", "money": "đồng"}.get(fact.type, ""),
    }
    for column, text in texts.items():
        look.label(sheet.cell(row, column), text, look.SMALL)
    cell = sheet.cell(row, _YEAR)
    if year is None:
        look.entry(cell, "0")
        sheet.add_data_validation(whole_between(cell.coordinate, FIRST_YEAR, LAST_YEAR, form.speech))
    else:
        look.label(cell, "")
        cell.value = year
    series = _series(form, name)
    for month, column in enumerate(range(_JANUARY, _DECEMBER + 1), 1):
        entry = sheet.cell(row, column)
        look.entry(entry, number_format(fact.type, fact))
        put_entry(entry, series.get(f"{year}-{month:02d}"), fact.type)
    cells = f"{get_column_letter(_JANUARY)}{row}:{get_column_letter(_DECEMBER)}{row}"
    days = (form.rulebook.head.period.from_, form.rulebook.head.period.to)
    for validation in fact_validations(cells, fact.type, fact, days, form.speech):
        sheet.add_data_validation(validation)
