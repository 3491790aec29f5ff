"""Writes the form of a rulebook as an Excel workbook, blank or filled in with evidence."""

from __future__ import annotations

from typing import Any

from openpyxl.workbook.protection import WorkbookProtection

from scoring.errors import Problem, Refused, ReportError, shown
from scoring.evidence.questions import questions_in
from scoring.evidence.workbook.area_sheet import AreaSheet
from scoring.evidence.workbook.entries import UnfitEntryError
from scoring.evidence.workbook.form import Form, sheet_title
from scoring.evidence.workbook.other_sheets import add_agency_sheet, add_claims_sheet, add_documents_sheet
from scoring.evidence.workbook.packing import packed
from scoring.evidence.workbook.plain import Plain, plain_evidence
from scoring.evidence.workbook.reading import read_form
from scoring.evidence.workbook.series_sheet import add_series_sheet
from scoring.language import Message, Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.quantities import Profile

_FILE = "form.xlsx"


def blank_form(rulebook: Rulebook, kind: str, level: str, language: str) -> bytes:
    """The workbook for one kind of agency at one level, with nothing filled in but the last day of a known period."""
    blank: Plain = {"agency": {"level": level, "kind": kind}}
    if not rulebook.head.period.every:
        blank["as_of"] = str(rulebook.head.period.to)
    if rulebook.term:
        blank["period"] = str(rulebook.term)
    return _written(rulebook, blank, language)


def fill_form(rulebook: Rulebook, evidence: Plain, language: str) -> bytes:
    """The workbook that holds this evidence; ReportError if it cannot hold all of it, to the last digit."""
    plain = plain_evidence(evidence)
    try:
        content = _written(rulebook, plain, language)
        held = dict(read_form(content, _FILE))
    except UnfitEntryError as unfit:
        raise ReportError([_cannot_hold(shown(str(unfit)))]) from None
    except Refused as refused:
        raise ReportError(refused.problems) from None
    if held != plain:
        raise ReportError([_cannot_hold(_first_difference(plain, held))])
    return content


def _written(rulebook: Rulebook, evidence: Plain, language: str) -> bytes:
    speech, agency = Speech(language), evidence["agency"]
    form = Form(rulebook, Profile("", agency["level"], agency["kind"], frozenset()), speech, evidence)
    asked = [(area, questions_in(area, rulebook, form.profile.kind, form.profile.level)) for area in rulebook.areas]
    asked = [(area, questions) for area, questions in asked if questions]
    add_agency_sheet(form, len(asked))
    for number, (area, questions) in enumerate(asked, 1):
        title = speech.text(area.title)
        sheet = AreaSheet(form, sheet_title(number, title), f"{number}. {title}")
        for question in questions:
            sheet.ask(question)
        sheet.finish()
    add_series_sheet(form, [question for _, questions in asked for question in questions])
    add_documents_sheet(form)
    add_claims_sheet(form)
    form.book.move_sheet(form.lists, len(form.book.sheetnames) - 1)
    form.book.active = 0
    form.book.security = WorkbookProtection(lockStructure=True)  # no sheet is to be deleted or renamed
    return packed(form.book, speech.text(rulebook.head.title), rulebook.head.source.issued_on)


def _first_difference(wanted: Any, held: Any, path: str = "") -> str:
    """The path of the first value that the workbook does not hold as it was."""
    if isinstance(wanted, dict):
        there = held if isinstance(held, dict) else {}
        for key in [*wanted, *there]:
            if wanted.get(key) != there.get(key):
                return _first_difference(wanted.get(key), there.get(key), f"{path}.{key}".lstrip("."))
    return path


def _cannot_hold(what: str) -> Problem:
    return Problem(_FILE, 0, 0, "", Message("an Excel form cannot hold '{what}' as it is.", what=what))
