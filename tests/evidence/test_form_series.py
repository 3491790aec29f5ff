"""Monthly figures in an Excel form: their sheet, what is read back from it, and where a mistake is said to stand."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scoring.errors import EvidenceError, Refused
from scoring.evidence.loading import load_evidence
from scoring.evidence.workbook.reading import read_form
from scoring.evidence.workbook.writing import blank_form, fill_form
from tests.form_files import HA_TINH, cell_of, department_form, filled, opened, saved
from tests.generated import rulebook_of

SHEET = "Lũy kế theo tháng"


def row_of(sheet: Any, fact: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == fact)


def with_months(months: dict[str, Any], fact: str = "dossiers_received", **entries: Any) -> bytes:
    """A department's form in which a figure has these values by the months' columns (`F` is January)."""
    book = opened(filled(**entries))
    sheet = book[SHEET]
    for column, value in months.items():
        sheet[f"{column}{row_of(sheet, fact)}"] = value
    return saved(book)


def read(content: bytes, folder: Path) -> Any:
    file = folder / "form.xlsx"
    file.write_bytes(content)
    return load_evidence(file, rulebook_of(HA_TINH))


def test_months_stand_beside_the_value_and_know_their_cells():
    tree = read_form(with_months({"G": 120, "H": 260, "I": 390}, dossiers_received=900), "form.xlsx")
    said = tree["facts"]["dossiers_received"]
    assert said == {"value": 900, "series": {"2024-01": 120, "2024-02": 260, "2024-03": 390}}
    row = row_of(opened(department_form())[SHEET], "dossiers_received")
    assert [said["series"].keys_at[month].cell for month in said["series"]] == [
        f"{SHEET}!{column}{row}" for column in "GHI"
    ]


def test_a_value_with_a_document_and_a_note_keeps_both():
    entries = {"dossiers_received": 900, "dossiers_received__note": "Báo cáo tuần"}
    tree = read_form(with_months({"G": 120}, **entries), "form.xlsx")
    said = {"value": 900, "note": "Báo cáo tuần", "series": {"2024-01": 120}}
    assert tree["facts"]["dossiers_received"] == said


def test_months_without_a_value_are_a_figure_not_submitted():
    tree = read_form(with_months({"G": 120}), "form.xlsx")
    assert tree["facts"]["dossiers_received"] == {"value": None, "series": {"2024-01": 120}}


@pytest.mark.parametrize(
    ("months", "cell", "said"),
    [
        ({"G": "many"}, "G", "without separators or words"),
        ({"G": -1}, "G", "is negative"),
        ({"G": "=1+1"}, "G", "the cell holds a formula"),
    ],
)
def test_a_mistake_is_told_with_its_sheet_and_cell(tmp_path: Path, months: dict[str, Any], cell: str, said: str):
    with pytest.raises((EvidenceError, Refused)) as refused:
        read(with_months(months, dossiers_received=900), tmp_path)
    row = row_of(opened(department_form())[SHEET], "dossiers_received")
    (problem,) = refused.value.problems
    assert said in problem.message.en
    assert problem.sentence("en").startswith(f"{tmp_path / 'form.xlsx'}, {SHEET}!{cell}{row} ")


def test_what_only_grows_cannot_have_been_more_in_an_earlier_month(tmp_path: Path):
    rulebook = rulebook_of(HA_TINH)
    book = opened(blank_form(rulebook, "people_committee", "province", "vi"))
    cell_of(book, "id").value, cell_of(book, "name").value = "ubnd-tinh", "UBND tỉnh"
    cell_of(book, "leader_dialogues").value = 9
    row = row_of(book[SHEET], "leader_dialogues")
    book[SHEET][f"G{row}"], book[SHEET][f"H{row}"] = 5, 4
    with pytest.raises(EvidenceError) as refused:
        read(saved(book), tmp_path)
    told = [problem.sentence("en") for problem in refused.value.problems if problem.sheet == SHEET]
    said = "the figure of 01/2024 is more than what comes after it, and this fact only grows. Check both."
    place = f"{tmp_path / 'form.xlsx'}, {SHEET}!G{row}"
    assert told == [f"{place} facts.leader_dialogues.series.2024-01: {said}"]


def test_a_row_without_a_year_says_where_to_write_it():
    book = opened(blank_form(rulebook_of("qd-766-2022"), "province", "province", "en"))
    sheet = book["Month by month"]
    assert sheet["F5"].value is None
    assert sheet["F5"].protection.locked is False
    sheet["G5"] = 12
    with pytest.raises(Refused) as refused:
        read_form(saved(book), "form.xlsx")
    (problem,) = refused.value.problems
    assert problem.sentence("en").startswith("form.xlsx, Month by month!F5 ")
    assert problem.message.en == "write the year of these months, such as 2024."


def test_a_year_and_month_given_twice_is_refused():
    book = opened(with_months({"G": 120}))
    sheet = book[SHEET]
    row, last = row_of(sheet, "dossiers_received"), sheet.max_row + 1
    for column in range(1, 19):
        sheet.cell(last, column, sheet.cell(row, column).value)
    with pytest.raises(Refused) as refused:
        read_form(saved(book), "form.xlsx")
    (problem,) = refused.value.problems
    assert problem.message.en == f"'2024-01' already stands in {SHEET}!G{row}. Keep one, delete the other."


def test_only_months_may_be_written_and_only_figures_that_run_are_asked():
    sheet = opened(department_form())[SHEET]
    facts = rulebook_of(HA_TINH).facts
    rows = range(5, sheet.max_row + 1)
    assert all(facts[sheet.cell(row, 1).value].type in ("count", "number", "percent", "money") for row in rows)
    assert not [row for row in rows if facts[sheet.cell(row, 1).value].effort == "fixed"]
    unlocked = {cell.column for row in sheet for cell in row if not cell.protection.locked}
    assert unlocked == set(range(7, 19))
    assert sheet.protection.sheet
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$4:$4", "landscape")
    checked = {str(one.sqref) for one in sheet.data_validations.dataValidation}
    assert {f"G{row}:R{row}" for row in rows} == checked


def test_years_of_the_period_and_of_the_figures_have_a_row_each():
    evidence = {
        "rulebook": "uong-bi-2023",
        "agency": {"id": "phuong-mau", "name": "Phường Mẫu", "level": "commune", "kind": "people_committee"},
        "as_of": "2024-06-30",
        "facts": {"dossiers": {"value": 900, "series": {"2023-12": 400, "2024-05": 850}}},
    }
    content = fill_form(rulebook_of("uong-bi-2023"), evidence, "vi")
    sheet = load_workbook(BytesIO(content))[SHEET]
    rows = [row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 1).value == "dossiers"]
    assert [sheet.cell(row, 6).value for row in rows] == [2022, 2023, 2024, 2025]
    assert [[sheet.cell(row, column).value for column in (11, 18)] for row in rows[1:3]] == [[None, 400], [850, None]]
    assert dict(read_form(content, "form.xlsx")) == evidence
