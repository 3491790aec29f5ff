"""The sheet of one area: every fact with why it is asked, how it is counted, by when, and the cells to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from openpyxl.worksheet.worksheet import Worksheet

from scoring.evidence.questions import (
    WITH_ITS_OWN_DOCUMENT,
    Question,
    deadlines,
    how_to_answer,
    tags_needed,
    target_of_level,
    what_counts,
)
from scoring.evidence.workbook import look, sheets
from scoring.evidence.workbook.entries import number_format, put_entry
from scoring.evidence.workbook.form import FIRST_COLUMN, Form, mark_headings, mark_row
from scoring.evidence.workbook.plain import documents_of
from scoring.evidence.workbook.validations import fact_validations, one_of, text_length
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.facts import Fact

_WHY, _WHAT, _UNIT, _VALUE, _DOCUMENT, _DUE, _HOW, _NOTE = range(FIRST_COLUMN, FIRST_COLUMN + 8)
_WIDTHS: Final = (18, 36, 10, 16, 13, 12, 30, 18)
_FIELDS: Final = {sheets.VALUE: _VALUE, sheets.DOCUMENT: _DOCUMENT, sheets.NOTE: _NOTE}
_TITLE_ROW, _HEADING_ROW = 2, 3

Part = tuple[str, str, str]
"""A row of a fact that has several: its key, its label, how it is read."""


class AreaSheet:
    """Writes the questions of one area, one below the other."""

    def __init__(self, form: Form, title: str, heading: str) -> None:
        self.form, self.speech = form, form.speech
        self.sheet: Worksheet = form.add_sheet(title, sheets.FACTS, _FIELDS, _WIDTHS)
        look.across(self.sheet, _TITLE_ROW, (_WHY, _NOTE), heading, look.TITLE)
        said = self.speech.say(
            "Criterion|What is asked|Unit|Figure|Document id|Due|What counts, how to write it|The agency's notes"
        )
        for column, text in enumerate(said.split("|"), FIRST_COLUMN):
            look.heading(self.sheet.cell(_HEADING_ROW, column), text)
        mark_headings(self.sheet, range(_TITLE_ROW, _HEADING_ROW + 1))
        self.row = _HEADING_ROW
        self.days = (form.rulebook.head.period.from_, form.rulebook.head.period.to)

    def finish(self) -> None:
        """Lock the sheet and prepare it for print."""
        look.finish(self.sheet, self.speech, _NOTE, _HEADING_ROW, landscape=True)

    def ask(self, question: Question) -> None:
        """The rows of one fact."""
        name, fact, criteria = question
        raw = self.form.evidence.get("facts", {}).get(name)
        is_wrapped = isinstance(raw, dict) and "value" in raw
        value = raw["value"] if is_wrapped else raw
        due = deadlines(name, criteria, self.form.rulebook, self.form.profile, self.speech)
        parts = list(self._parts(fact))
        self._start_row(name, fact, criteria, due.get("", ""))
        if parts:
            mark_row(self.sheet, self.row, name, "parts")
            look.label(self.sheet.cell(self.row, _VALUE), "")
        else:
            mark_row(self.sheet, self.row, name, fact.type)
            self._entry(fact.type, fact, value)
        self._documents_and_note(fact, raw if is_wrapped else {})
        for key, label, kind in parts:
            self._part(f"{name}{sheets.PART}{key}", label, due.get(key, ""))
            self._entry(kind, fact, value.get(key) if isinstance(value, dict) else None)
            mark_row(self.sheet, self.row, f"{name}{sheets.PART}{key}", kind)

    def _parts(self, fact: Fact) -> Iterator[Part]:
        if fact.type in ("documents", "counts"):
            kind = "document" if fact.type == "documents" else "count"
            for key, part in fact.parts(self.days[0].year).items():
                yield key, self.speech.text(part.label), kind
        elif fact.type == "survey":
            for key, answer in (fact.answers or {}).items():
                yield key, self.speech.text(answer.label), "count"
        elif fact.type == "grant":
            yield "points", self.speech.say("Points"), "points"
            yield "reason", self.speech.say("Reason"), "text"

    def _start_row(self, name: str, fact: Fact, criteria: list[Criterion], due: str) -> None:
        self.row += 1
        texts = {
            _WHY: "\n".join(self._why(criterion) for criterion in criteria),
            _WHAT: self.speech.text(fact.label),
            _UNIT: self.speech.text(fact.unit) if fact.unit else _unit_of(fact.type),
            _DUE: due,
            _HOW: "\n".join(self._how((name, fact, criteria))),
        }
        for column, text in texts.items():
            font = look.SMALL if column in (_WHY, _DUE, _HOW) else look.PLAIN
            look.label(self.sheet.cell(self.row, column), text, font)

    def _why(self, criterion: Criterion) -> str:
        """`3.1 (II.3.1): ≥ 90 %`."""
        target = target_of_level(criterion, self.form.rulebook, self.form.profile.level, self.speech)
        cited = criterion.id if criterion.id == criterion.clause else f"{criterion.id} ({criterion.clause})"
        return cited + (f": {target}" if target else "")

    def _how(self, question: Question) -> Iterator[str]:
        _, fact, criteria = question
        yield from what_counts(question, self.form.rulebook, self.speech)
        tags = [self.speech.text(self.form.rulebook.head.tags[tag]) for tag in tags_needed(criteria)]
        if tags:
            yield self.speech.say("Only if: ") + "; ".join(tags)
        yield self.speech.say("Write: ") + how_to_answer(fact, self.speech)

    def _part(self, key: str, text: str, due: str) -> None:
        self.row += 1
        for column in range(_WHY, _NOTE + 1):
            look.label(self.sheet.cell(self.row, column), "")
        look.label(self.sheet.cell(self.row, _WHAT), text, indented=True)
        look.label(self.sheet.cell(self.row, _DUE), due, look.SMALL)

    def _entry(self, kind: str, fact: Fact, value: Any) -> None:
        cell = self.sheet.cell(self.row, _VALUE)
        look.entry(cell, number_format(kind, fact))
        if kind == "choice":
            options = {
                key: f"{key}{sheets.CODE_THEN_LABEL}{self.speech.text(t)}" for key, t in (fact.options or {}).items()
            }
            source = self.form.list_source(str(self.row), list(options.values()))
            self.sheet.add_data_validation(one_of(cell.coordinate, source, self.speech, strict=True))
            value = options.get(value, value)
        elif kind == "document":
            source = self.form.documents_source(with_none=True)
            self.sheet.add_data_validation(one_of(cell.coordinate, source, self.speech, strict=False))
        for validation in fact_validations(cell.coordinate, kind, fact, self.days, self.speech):
            self.sheet.add_data_validation(validation)
        put_entry(cell, value, kind)

    def _documents_and_note(self, fact: Fact, wrapped: dict[str, Any]) -> None:
        cell = self.sheet.cell(self.row, _DOCUMENT)
        look.entry(cell, "@", required=fact.document == "required" and fact.type not in WITH_ITS_OWN_DOCUMENT)
        source = self.form.documents_source(with_none=False)
        self.sheet.add_data_validation(one_of(cell.coordinate, source, self.speech, strict=False))
        put_entry(cell, documents_of(wrapped) or None, "documents")
        note = self.sheet.cell(self.row, _NOTE)
        look.entry(note, "@")
        self.sheet.add_data_validation(text_length(note.coordinate, 1000, self.speech))
        put_entry(note, wrapped.get("note"), "text")


def _unit_of(kind: str) -> str:
    return {"percent": "%", "money": "đồng"}.get(kind, "")
