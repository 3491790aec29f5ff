"""What is typed into a cell becomes what a YAML file would say, or a problem that names sheet and cell."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring import load_evidence
from scoring.errors import EvidenceError, Refused
from scoring.evidence.workbook.reading import read_form
from tests.form_files import HA_TINH, cell_of, filled, opened, saved
from tests.generated import rulebook_of

# fact or field, what Excel stores, the format of the cell, what is read
READ = [
    ("dossiers_received", 10000, None, 10000),
    ("dossiers_received", 10000.0, None, 10000),
    ("dossiers_received", "10000", "@", 10000),
    ("dossiers_received", "10.000", "@", Decimal("10.000")),
    ("dossiers_received", "mười", "@", "mười"),
    ("dossiers_received", 0, None, 0),
    ("dossiers_received", -5, None, -5),
    ("dossiers_received", 0.1, None, Decimal("0.1")),
    ("dossiers_received", 0.1 + 0.2, None, Decimal("0.3")),
    ("dossiers_received", 84.2, None, Decimal("84.2")),
    ("dossiers_received", 0.842, "0.00%", "84.2 %"),
    ("dossiers_received", 64.1 / 100, "0.0%", "64.1 %"),
    ("dossiers_received", 0.070000000000000007, "0%", "7 %"),
    ("dossiers_received", 1, "0%", "100 %"),
    ("dossiers_received", "84.2 %", "@", "84.2 %"),
    ("dossiers_received", 999999999999999, None, 999999999999999),
    ("dossiers_received", "12345678901234567890", "@", 12345678901234567890),
    ("dossiers_received", date(2024, 1, 15), "dd/mm/yyyy", "2024-01-15"),
    ("progress_reviews_held", "có", "@", "có"),
    ("progress_reviews_held", " Có ", "@", "có"),
    ("progress_reviews_held", "co\u0301", "@", "có"),
    ("progress_reviews_held", True, None, True),
    ("progress_reviews_held", "có thể", "@", "có thể"),
    ("own_plan", " kh-01 ", "@", "kh-01"),
    ("own_plan", "none", "@", "none"),
    ("own_plan", 12, None, "12"),
    ("as_of", datetime.fromisoformat("2024-12-31"), "dd/mm/yyyy", "2024-12-31"),
    ("as_of", "2024-12-31", "@", "2024-12-31"),
    ("as_of", "31/12/2024", "@", "31/12/2024"),
    ("note", "=1+1", "@", "=1+1"),
    ("note", 125, None, "125"),
    ("note", "dòng 1\ndòng 2", "@", "dòng 1\ndòng 2"),
    ("note", "dòng 1_x000D_\ndòng 2", "@", "dòng 1\ndòng 2"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "stored", "shown_as", "read"), READ)
def test_an_entry_is_read_as_it_was_typed(key: str, stored: Any, shown_as: str | None, read: Any):
    book = opened(filled())
    cell = cell_of(book, key)
    cell.value = stored
    if isinstance(stored, str):
        cell.data_type = "s"
    if shown_as:
        cell.number_format = shown_as
    tree = read_form(saved(book), "form.xlsx")
    found = tree[key] if key in ("as_of", "note") else tree["facts"][key]
    assert (found, type(found)) == (read, type(read))


# fact or field, what Excel stores, the words of the message
REFUSED = [
    ("dossiers_received", "=1+1", "holds a formula"),
    ("dossiers_received", "=SUM(A1:A9)", "holds a formula"),
    ("note", '=HYPERLINK("http://a","b")', "holds a formula"),
    ("dossiers_received", "#N/A", "holds an Excel error"),
    ("dossiers_received", 10**15, "more than 15 digits"),
    ("dossiers_received", 1e300, "more than 15 digits"),
    ("as_of", datetime.fromisoformat("2024-12-31 08:30"), "holds a time, not a day"),
    ("id", date(2024, 1, 15), "turned this cell into a date"),
]


@pytest.mark.parametrize(("key", "stored", "words"), REFUSED)
def test_an_entry_that_cannot_be_taken_names_its_cell(key: str, stored: Any, words: str):
    content = filled(**{key: stored})
    cell = cell_of(opened(content), key)
    with pytest.raises(Refused) as refused:
        read_form(content, "form.xlsx")
    (problem,) = refused.value.problems
    assert words in problem.message.en
    assert problem.sentence("en").startswith(f"form.xlsx, {cell.parent.title}!{cell.coordinate} {key}: ")


def test_every_check_of_yaml_speaks_of_cells(tmp_path: Path):
    content = filled(dossiers_received=10, digitised_results=12, digitised_results__document="bc-1", own_plan="kh-9")
    path = tmp_path / "so-mau.xlsx"
    path.write_bytes(content)
    with pytest.raises(EvidenceError) as refused:
        load_evidence(path, rulebook_of(HA_TINH))
    book = opened(content)
    plan, value, document = (
        cell_of(book, *found) for found in (("own_plan",), ("digitised_results",), ("digitised_results", "document"))
    )
    said = [sentence.removeprefix(f"{path}, ").partition(": ") for sentence in refused.value.sentences("en")]
    assert [(where, words.partition(".")[0]) for where, _, words in said] == [
        (f"1. Chỉ đạo điều hành CCHC!{plan.coordinate} facts.own_plan", "there is no document 'kh-9'"),
        (
            f"2. Cải cách thủ tục hành chính!{value.coordinate} facts.digitised_results",
            "digitised_results = 12 must lie between 0 and dossiers_received = 10",
        ),
        (
            f"2. Cải cách thủ tục hành chính!{document.coordinate} facts.digitised_results.document",
            "there is no document 'bc-1'",
        ),
    ]


def test_places_of_facts_are_cells(tmp_path: Path):
    path = tmp_path / "so-mau.xlsx"
    path.write_bytes(filled(dossiers_received=10))
    submitted = load_evidence(path, rulebook_of(HA_TINH)).facts["dossiers_received"]
    cell = cell_of(opened(path.read_bytes()), "dossiers_received")
    assert str(submitted.at) == f"{path}:2. Cải cách thủ tục hành chính!{cell.coordinate}"


def test_a_blank_form_lacks_only_who_submits():
    book = opened(filled())
    for key in ("id", "name"):
        cell_of(book, key).value = None
    tree = read_form(saved(book), "form.xlsx")
    assert tree == {
        "rulebook": HA_TINH,
        "agency": {"level": "province", "kind": "department", "id": None, "name": None},
        "as_of": "2024-12-31",
    }


@pytest.mark.parametrize(
    ("second", "words"), [("bc-1", "already stands in Tài liệu!C5"), (None, "the document has no id")]
)
def test_each_document_has_an_id_of_its_own(second: str | None, words: str):
    book = opened(filled())
    for row, name in ((5, "bc-1"), (6, second)):
        book["Tài liệu"].cell(row, 3).value = name
        book["Tài liệu"].cell(row, 4).value = "12/BC"
    with pytest.raises(Refused) as refused:
        read_form(saved(book), "form.xlsx")
    assert words in refused.value.problems[0].message.en
    assert (refused.value.problems[0].sheet, refused.value.problems[0].line) == ("Tài liệu", 6)


def test_an_entry_in_a_row_that_asks_nothing_is_not_lost():
    book = opened(filled())
    sheet = cell_of(book, "own_plan").parent
    sheet.cell(sheet.max_row + 2, cell_of(book, "own_plan").column).value = 5
    with pytest.raises(Refused) as refused:
        read_form(saved(book), "form.xlsx")
    assert "nothing is asked in this row" in refused.value.problems[0].message.en


def test_a_question_copied_into_a_second_row_is_refused():
    book = opened(filled(own_plan="none"))
    cell = cell_of(book, "own_plan")
    sheet, last = cell.parent, cell.parent.max_row + 1
    for column, value in ((1, "own_plan"), (2, "document"), (cell.column, "none")):
        sheet.cell(last, column).value = value
    with pytest.raises(Refused) as refused:
        read_form(saved(book), "form.xlsx")
    assert f"already stands in {sheet.title}!{cell.coordinate}" in refused.value.problems[0].message.en


def test_a_sheet_of_the_agency_s_own_is_not_read():
    book = opened(filled(own_plan="none"))
    book.create_sheet("Tính toán")["A1"] = "=1+1"
    assert read_form(saved(book), "form.xlsx")["facts"] == {"own_plan": "none"}
