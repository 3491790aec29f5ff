"""The sheets around the areas: who submits and how to fill in, the documents, the points claimed."""

from __future__ import annotations

from typing import Any, Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scoring.evidence.workbook import look, sheets
from scoring.evidence.workbook.entries import number_format, put_entry
from scoring.evidence.workbook.form import FIRST_COLUMN, Form, mark_headings, mark_row
from scoring.evidence.workbook.instructions import INSTRUCTIONS
from scoring.evidence.workbook.validations import day, decimal, one_of, text_length
from scoring.language import Message
from scoring.rulebook.normal_form import scope_fits
from scoring.rulebook.quantities import Amount, parse_amount
from scoring.rulebook.target_words import number_words

_LABEL, _ENTRY, _REMARK = range(FIRST_COLUMN, FIRST_COLUMN + 3)


def add_agency_sheet(form: Form, areas: int) -> None:
    """Who submits, as of which day, with which tags; and how the form is filled in."""
    speech, head = form.speech, form.rulebook.head
    sheet = form.add_sheet(speech.say("Agency"), sheets.AGENCY, {sheets.VALUE: _ENTRY}, widths=(26, 40, 28))
    span = (_LABEL, _REMARK)
    look.across(sheet, 2, span, speech.say("EVIDENCE FORM"), look.TITLE)
    look.across(sheet, 3, span, f"{speech.text(head.title)} ({head.source.document})", look.BOLD)
    look.across(sheet, 4, span, speech.text(INSTRUCTIONS))
    mark_headings(sheet, range(2, 5))
    mark_row(sheet, 5, sheets.AREAS, "count")
    sheet.cell(5, _ENTRY, areas)
    sheet.row_dimensions[5].hidden = True
    agency, recurs = form.evidence["agency"], form.rulebook.recurring.head.period.every
    told = [
        ("rulebook", "text", speech.say("Rulebook"), form.rulebook.id, ""),
        ("level", "code", speech.say("Level"), _coded(form, form.profile.level), ""),
        ("kind", "code", speech.say("Kind of agency"), _coded(form, form.profile.kind), ""),
    ]
    asked = [
        ("id", "id", *_ID, agency.get("id")),
        ("name", "text", *_NAME, agency.get("name")),
        *([("period", "period", *_PERIOD, form.evidence.get("period"))] if recurs else []),
        ("as_of", "date", *_AS_OF, form.evidence.get("as_of")),
        ("note", "text", *_A_NOTE, form.evidence.get("note")),
    ]
    row = 5
    for key, kind, heading, text, remark in told:
        row += 1
        _row(sheet, row, key, kind, heading, remark)
        look.label(sheet.cell(row, _ENTRY), text)
    for key, kind, name, hint, value in asked:
        row += 1
        _row(sheet, row, key, kind, speech.text(name), speech.text(hint) if hint else "")
        _fill(form, sheet.cell(row, _ENTRY), kind, value, longest=100 if key == "id" else 1000)
    row = _add_groups(form, sheet, row)
    _add_tags(form, sheet, row)
    look.finish(sheet, speech, _REMARK, 0, landscape=False, first_row=6)


def _add_groups(form: Form, sheet: Worksheet, row: int) -> int:
    """A row for each group of the agency's own, and some to spare; the number of the last row."""
    named = form.evidence["agency"].get("groups", {})
    texts = [f"{key}{sheets.BETWEEN_KEY_AND_GROUP} {name}" for key, name in named.items()]
    label = form.speech.say("Group of your own")
    remark = form.speech.say("if any, such as region: North")
    for text in [*texts, *[None] * sheets.ROOM_FOR_GROUPS]:
        row += 1
        _row(sheet, row, sheets.GROUP, "text", label, remark)
        _fill(form, sheet.cell(row, _ENTRY), "text", text, longest=1000)
    return row


def _add_tags(form: Form, sheet: Worksheet, row: int) -> None:
    """A yes or no for every tag; those that are carried come first, in the order given."""
    speech, names = form.speech, form.rulebook.head.tags
    carried = form.evidence["agency"].get("tags", [])
    remark = speech.say("yes or no; blank means no")
    for row_of_tag, tag in enumerate(dict.fromkeys([*carried, *names]), row + 1):
        _row(sheet, row_of_tag, sheets.TAG + tag, "yes_no", speech.text(names[tag]), remark)
        cell = sheet.cell(row_of_tag, _ENTRY)
        look.entry(cell, "@")
        answers = '"' + speech.say("yes,no") + '"'
        sheet.add_data_validation(one_of(cell.coordinate, answers, speech, strict=True))
        put_entry(cell, speech.say("yes") if tag in carried else None, "yes_no")


def _row(sheet: Worksheet, row: int, key: str, kind: str, text: str, remark: str) -> None:
    mark_row(sheet, row, key, kind)
    look.label(sheet.cell(row, _LABEL), text, look.BOLD)
    look.label(sheet.cell(row, _REMARK), remark, look.SMALL)


def _fill(form: Form, cell: Any, kind: str, value: Any, longest: int) -> None:
    look.entry(cell, number_format(kind))
    validation = (
        day(cell.coordinate, None, None, form.speech)
        if kind == "date"
        else text_length(cell.coordinate, longest, form.speech)
    )
    cell.parent.add_data_validation(validation)
    put_entry(cell, value, kind)


def _coded(form: Form, name: str) -> str:
    return f"{name}{sheets.CODE_THEN_LABEL}{form.speech.text(form.rulebook.names[name])}"


def add_documents_sheet(form: Form) -> None:
    """A table of the documents; its first row is `none`, which drop-downs offer and nobody fills in."""
    speech = form.speech
    fields = {name: column for column, name in enumerate(sheets.DOCUMENT_KINDS, FIRST_COLUMN)}
    sheet = form.add_sheet(form.documents_title, sheets.DOCUMENTS, fields, widths=(14, 20, 13, 52, 24, 13, 24))
    last = FIRST_COLUMN + len(fields) - 1
    look.across(sheet, 2, (FIRST_COLUMN, last), speech.say("DOCUMENTS"), look.TITLE)
    titles = speech.say("Id (your own)|Number|Date|Title|File name|Received on|SHA-256 (if any)")
    none_row = ["none", "", "", speech.say_in("the choice in a form", "not issued"), "", "", ""]
    for column, (title, text) in enumerate(zip(titles.split("|"), none_row, strict=True), FIRST_COLUMN):
        look.heading(sheet.cell(3, column), title)
        look.label(sheet.cell(4, column), text, look.SMALL)
    mark_headings(sheet, range(2, 5))
    records = list(form.evidence.get("documents", {}).items())
    rows = range(5, 5 + form.rows_of_documents)
    for row in rows:
        name, record = records[row - 5] if row - 5 < len(records) else (None, {})
        for field, column in fields.items():
            cell, kind = sheet.cell(row, column), sheets.DOCUMENT_KINDS[field]
            look.entry(cell, number_format(kind))
            put_entry(cell, name if field == "id" else record.get(field), kind)
    for field, column in fields.items():
        cells = f"{get_column_letter(column)}{rows.start}:{get_column_letter(column)}{rows.stop - 1}"
        is_day = sheets.DOCUMENT_KINDS[field] == "date"
        longest = {"id": 100, "sha256": 64}.get(field, 1000)
        sheet.add_data_validation(day(cells, None, None, speech) if is_day else text_length(cells, longest, speech))
    look.finish(sheet, speech, last, 3, landscape=True)


def add_claims_sheet(form: Form) -> None:
    """The points that the agency says it earned, by criterion; a survey is never claimed."""
    speech, profile = form.speech, form.profile
    entry = FIRST_COLUMN + 4
    title = speech.say("Claimed points")
    sheet = form.add_sheet(title, sheets.CLAIMED, {sheets.VALUE: entry}, widths=(12, 13, 62, 10, 12))
    look.across(sheet, 2, (FIRST_COLUMN, entry), title.upper(), look.TITLE)
    titles = speech.say("Criterion|Clause|Title|Maximum|Claimed")
    for column, text in enumerate(titles.split("|"), FIRST_COLUMN):
        look.heading(sheet.cell(3, column), text)
    mark_headings(sheet, range(2, 4))
    row = 3
    for criterion in form.rulebook.criteria.values():
        most = profile.pick(criterion.max_points)
        if not scope_fits(criterion, profile) or criterion.source == "survey":
            continue
        row += 1
        mark_row(sheet, row, criterion.id, "points")
        shown = number_words(most, speech) if most is not None else ""
        for column, text in enumerate(
            (criterion.id, criterion.clause, speech.text(criterion.title), shown), FIRST_COLUMN
        ):
            look.label(sheet.cell(row, column), text)
        cell = sheet.cell(row, entry)
        look.entry(cell, number_format("points"))
        high = parse_amount(most) if most is not None else None
        sheet.add_data_validation(decimal(cell.coordinate, _NOTHING, high, speech))
        put_entry(cell, form.evidence.get("claimed", {}).get(criterion.id), "points")
    look.finish(sheet, speech, entry, 3, landscape=False)


_NOTHING: Final = Amount((0, 1), is_percent=False)
_ID: Final = (Message("Id of the agency"), Message("such as so-tu-phap"))
_NAME: Final = (Message("Name of the agency"), None)
_AS_OF: Final = (Message("Figures as of"), Message("such as 2024-12-31"))
_PERIOD: Final = (Message("Period scored"), Message("month 2026-08, quarter 2026-Q3, year 2026"))
_A_NOTE: Final = (Message("Note"), Message("if any"))
