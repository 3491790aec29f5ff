"""Reads a filled in form into the tree that a YAML file of the same content gives; every value knows its cell."""

from __future__ import annotations

from typing import Any, Final

from scoring.errors import Problem, Refused, shown
from scoring.evidence.workbook import sheets
from scoring.evidence.workbook.cells import BadCell, entry_of
from scoring.evidence.workbook.opening import Worksheet, worksheets_of
from scoring.evidence.workbook.package import check_package
from scoring.evidence.workbook.rows import Row, Sheet, put, put_documents, section, twice
from scoring.evidence.workbook.series_rows import take_series
from scoring.language import Message
from scoring.mark import Mark
from scoring.yaml_reader import MOST_PROBLEMS, Listing, Mapping


def read_form(content: bytes, file: str) -> Mapping:
    """The evidence that a form holds; Refused with all problems of its cells, or because it is no form."""
    check_package(content, file)
    reader = _Reader(file)
    every = (_sheet(worksheet, reader) for worksheet in worksheets_of(content, file))
    found = [sheet for sheet in every if sheet is not None]
    if not reader.problems and not {sheet.holds for sheet in found} >= {sheets.AGENCY, sheets.FACTS}:
        raise Refused([Problem(file, 0, 0, "", _NOT_A_FORM)])
    tree = Mapping(Mark(sheets.KEY_ROW, sheets.KEY_COLUMN, found[0].title if found else ""))
    for sheet in sorted(found, key=lambda one: one.holds == sheets.SERIES):  # it adds to what the areas say
        _TAKE[sheet.holds](reader, sheet, tree)
    if reader.areas != sum(sheet.holds == sheets.FACTS for sheet in found):
        reader.problems.append(Problem(file, 0, 0, "", _SHEET_MISSING))
    if reader.problems:
        raise Refused(reader.problems)
    return tree


def _sheet(worksheet: Worksheet, reader: _Reader) -> Sheet | None:
    """The sheet if it belongs to the form; any other is the agency's own and is not read."""
    sheet: Sheet | None = None
    for number, cells in enumerate(worksheet.rows, 1):
        if number > sheets.MOST_ROWS:
            reader.refuse(Mark(number, 1, worksheet.title), _TOO_MANY_ROWS)
            break
        values = [None if cell is None else cell.value for cell in cells]
        if sheet is None:
            holds = values[0] if values else None
            if holds not in sheets.SHEET_KINDS:
                return None
            names = {str(name): column for column, name in enumerate(values, 1) if name and column > sheets.KIND_COLUMN}
            sheet = Sheet(worksheet.title, str(holds), names)
        elif any(value is not None for value in values):
            key, kind = (str(value or "") for value in (values[0], values[1] if len(values) > 1 else None))
            if key != sheets.HEADING:
                by_name = {name: cells[c - 1] for name, c in sheet.columns.items() if c <= len(cells)}
                sheet.rows.append(Row(number, key, kind, by_name))
    return sheet


class _Reader:
    """Reads entries, and notes what cannot be taken."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.areas: Any = None
        """How many sheets of areas the form was made with."""

    def refuse(self, at: Mark, message: Message, path: str = "") -> None:
        self.problems.append(Problem.at(self.file, at, path, message))
        if len(self.problems) >= MOST_PROBLEMS:
            raise Refused(self.problems)

    def entry(self, sheet: Sheet, row: Row, name: str, kind: str) -> Any:
        """The value of a field, None if it is blank or cannot be taken."""
        cell = row.cells.get(name)
        if cell is None:
            return None
        try:
            return entry_of(cell, kind)
        except BadCell as bad:
            self.refuse(sheet.mark(row, name), bad.message, row.key)
            return None

    def agency(self, sheet: Sheet, tree: Mapping) -> None:
        """Who submits, as of when, under which rulebook."""
        agency = Mapping(tree.at)
        tags, groups = Listing(tree.at), Mapping(tree.at)
        for row in sheet.rows:
            value, at = self.entry(sheet, row, sheets.VALUE, row.kind), sheet.mark(row)
            if row.key == sheets.AREAS:
                self.areas = value
            elif row.key.startswith(sheets.TAG):
                self._tag(row, value, at, tags)
            elif row.key == sheets.GROUP:
                self._group(value, at, groups)
            elif row.key in ("rulebook", "period", "as_of", "note"):
                if value is not None:
                    put(tree, row.key, value, at)
            elif row.key:
                put(agency, row.key, value, at)
        if tags:
            put(agency, "tags", tags, tags.at)
        if groups:
            put(agency, "groups", groups, groups.at)
        put(tree, "agency", agency, agency.at)

    def _tag(self, row: Row, value: Any, at: Mark, tags: Listing) -> None:
        if value in _YES:
            tags.append(row.key.removeprefix(sheets.TAG))
            tags.items_at.append(at)
        elif value is not None and value not in _NO:
            self.refuse(at, Message("'{value}': write yes or no.", value=shown(value)))

    def _group(self, value: Any, at: Mark, groups: Mapping) -> None:
        """A key of the agency's own, and the group it names."""
        if value is None:
            return
        key, between, name = (part.strip() for part in str(value).partition(sheets.BETWEEN_KEY_AND_GROUP))
        if not (key and between and name):
            self.refuse(at, Message("'{value}': write a key and a group, such as region: North.", value=shown(value)))
        elif key in groups:
            self.refuse(at, twice(key, groups.keys_at[key]))
        else:
            put(groups, key, name, at)

    def facts(self, sheet: Sheet, tree: Mapping) -> None:
        """The figures of one area."""
        for row in sheet.rows:
            name, _, part = row.key.partition(sheets.PART)
            value = self.entry(sheet, row, sheets.VALUE, row.kind)
            document = self.entry(sheet, row, sheets.DOCUMENT, "documents")
            note = self.entry(sheet, row, sheets.NOTE, "text")
            if (value, document, note) == (None, None, None):
                continue
            at, facts = sheet.mark(row), section(tree, "facts")
            if not name:
                self.refuse(at, _NO_QUESTION)
            elif part:
                self._part(facts, name, part, value, at)
            elif name in facts:
                self.refuse(at, twice(name, facts.keys_at[name]), name)
            elif document is None and note is None:
                put(facts, name, value, at)
            else:
                wrapped = Mapping(at)
                put(wrapped, "value", value, at)
                put_documents(wrapped, document, sheet.mark(row, sheets.DOCUMENT))
                if note is not None:
                    put(wrapped, "note", note, sheet.mark(row, sheets.NOTE))
                put(facts, name, wrapped, at)

    def _part(self, facts: Mapping, name: str, part: str, value: Any, at: Mark) -> None:
        """One period, answer or field of a fact, whose first row may have named documents already."""
        if name not in facts:
            put(facts, name, Mapping(at), at)
        parts = facts[name]
        if "value" in parts:
            if parts["value"] is None:
                put(parts, "value", Mapping(at), at)
            parts = parts["value"]
        if part in parts:
            self.refuse(at, twice(part, parts.keys_at[part]), f"{name}.{part}")
        elif value is not None:
            put(parts, part, value, at)

    def documents(self, sheet: Sheet, tree: Mapping) -> None:
        """The documents, one in a row."""
        for row in sheet.rows:
            fields = {name: self.entry(sheet, row, name, kind) for name, kind in sheets.DOCUMENT_KINDS.items()}
            if all(value is None for value in fields.values()):
                continue
            identifier, at, documents = fields.pop("id"), sheet.mark(row, "id"), section(tree, "documents")
            if identifier is None:
                self.refuse(at, _NO_ID)
            elif identifier in documents:
                self.refuse(at, twice(identifier, documents.keys_at[identifier]), identifier)
            else:
                record = Mapping(at)
                for name, value in fields.items():
                    if value is not None or name in sheets.REQUIRED_OF_A_DOCUMENT:
                        put(record, name, value, sheet.mark(row, name))
                put(documents, identifier, record, at)

    def claimed(self, sheet: Sheet, tree: Mapping) -> None:
        """The points that the agency claims."""
        for row in sheet.rows:
            value, at = self.entry(sheet, row, sheets.VALUE, row.kind), sheet.mark(row)
            if value is None:
                continue
            claimed = section(tree, "claimed")
            if not row.key:
                self.refuse(at, _NO_QUESTION)
            elif row.key in claimed:
                self.refuse(at, twice(row.key, claimed.keys_at[row.key]), row.key)
            else:
                put(claimed, row.key, value, at)


_TAKE: Final = {
    sheets.AGENCY: _Reader.agency,
    sheets.FACTS: _Reader.facts,
    sheets.DOCUMENTS: _Reader.documents,
    sheets.CLAIMED: _Reader.claimed,
    sheets.SERIES: take_series,
}
_YES: Final = ("có", "yes", True)
_NO: Final = ("không", "no", False)


_NOT_A_FORM = Message(
    "this workbook is not an evidence form. Make one: score template RULEBOOK --kind KIND -o form.xlsx."
)
_SHEET_MISSING = Message("a sheet is missing, or there is one too many. Copy the figures into a new form.")
_NO_QUESTION = Message("nothing is asked in this row. Move the entry to its row, or clear the cell.")
_NO_ID = Message("the document has no id. Give it one, such as kh-01.")
_TOO_MANY_ROWS = Message("the sheet has more than {most_rows} rows.", most_rows=sheets.MOST_ROWS)
