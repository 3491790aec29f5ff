"""What an official sees: locked labels, cells that help, sheets that print, and a file that is always the same."""

import time
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from scoring import load_rulebook
from scoring.evidence.workbook.form import sheet_title
from scoring.evidence.workbook.writing import blank_form, fill_form
from scoring.rulebook.loading import shipped_ids
from tests.form_files import HA_TINH, cell_of, department_form, opened
from tests.generated import kinds_and_levels, rulebook_of
from tests.test_docs_scales import write_book

FORMS = [(name, kind, level) for name in shipped_ids() for kind, level in kinds_and_levels(rulebook_of(name))]
AREA = "2. Cải cách thủ tục hành chính"


@cache
def form_of(name: str, kind: str, level: str) -> Any:
    """A blank form as a program opens it: read here, and never changed."""
    return opened(blank_form(rulebook_of(name), kind, level, "vi"))


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(department_form())


def beside(book: Any, key: str) -> list[Any]:
    """What people see in the row of a fact."""
    cell = cell_of(book, key)
    return [other.value for other in cell.parent[cell.row][2:]]


def validation_of(cell: Any) -> Any:
    (found,) = [one for one in cell.parent.data_validations.dataValidation if cell.coordinate in one.sqref]
    return found


def test_a_row_says_why_what_unit_due_and_how(book: Any):
    assert beside(book, "digitised_results") == [
        "3.1 (II.3.1): ≥ 90 %",
        "Số hồ sơ tiếp nhận có kết quả giải quyết đã số hóa",
        "hồ sơ",
        None,
        None,
        "31/12/2024",
        (
            "Kết quả của TTHC thuộc thẩm quyền giải quyết của cơ quan (II.3.1)\nTính trong: Số hồ sơ TTHC tiếp nhận\n"
            "Sản phẩm: Tỷ lệ số hóa theo quy định\nGhi: số nguyên, kèm mã tài liệu"
        ),
        None,
    ]


def test_a_row_says_what_counts_and_what_zero_means(book: Any):
    dossiers = beside(book, "dossiers_received")[6].splitlines()
    assert dossiers[1:] == ["Bằng 0 thì không áp dụng: 3.1; 3.2c", "Ghi: số nguyên"]
    commune = opened(blank_form(rulebook_of("qd-766-2022"), "people_committee", "commune", "en"))
    petitions = beside(commune, "petitions_received")[6].splitlines()
    assert "petitions first received before the period do not count" in petitions[0]
    assert petitions[1:] == ["If it is 0, these earn the maximum: 5.3", "Write: a whole number"]
    settled = beside(commune, "dossiers_settled")[6].splitlines()
    assert settled[1:] == ["If it is 0, these earn nothing: 5.4", "Write: a whole number"]
    assert "Out of: Dossiers" in beside(commune, "dossiers_satisfied")[6]


def test_the_deadline_of_a_document_is_that_of_the_agency_s_level(book: Any):
    assert beside(book, "own_plan")[5] == "trước 15/01/2024"
    assert beside(book, "opinion_reports/q2")[1:6] == ["Quý II", None, None, None, "đến hết 30/06/2024"]
    commune = opened(blank_form(rulebook_of(HA_TINH), "people_committee", "commune", "vi"))
    assert beside(commune, "own_plan")[5] == "trước 05/02/2024"


def test_the_target_is_that_of_the_level():
    commune = opened(blank_form(rulebook_of(HA_TINH), "people_committee", "commune", "en"))
    assert beside(commune, "digitised_results")[0] == "3.1 (II.3.1): ≥ 75 %"


def test_sheets_stand_in_the_order_of_the_work(book: Any):
    assert book.sheetnames[:3] == ["Cơ quan", "1. Chỉ đạo điều hành CCHC", AREA]
    assert book.sheetnames[-3:] == ["Tài liệu", "Điểm tự chấm", "Danh mục"]
    assert [sheet.sheet_state for sheet in book.worksheets[-2:]] == ["visible", "hidden"]


@pytest.mark.parametrize(("name", "kind", "level"), FORMS)
def test_entries_are_open_and_everything_else_is_locked(name: str, kind: str, level: str):
    book = form_of(name, kind, level)
    assert book.security.lockStructure
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if not cell.protection.locked:
                    assert cell.value is None or (sheet.title, cell.number_format) == ("Cơ quan", "dd/mm/yyyy")
                    assert cell.fill.fgColor.rgb in {"00FFF9DB", "00FFE8CC"}


@pytest.mark.parametrize(("name", "kind", "level"), FORMS)
def test_sheets_print_on_a4_with_numbered_pages_and_repeated_titles(name: str, kind: str, level: str):
    book = form_of(name, kind, level)
    for sheet in book.worksheets[:-1]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.right.text == "Trang &P/&N"
        assert sheet.print_area.startswith(f"'{sheet.title}'!$C$2:")
        assert [sheet.column_dimensions[letter].hidden for letter in "ABC"] == [True, True, False]
    for sheet in book.worksheets[1:-1]:
        row = 4 if sheet.title == "Lũy kế theo tháng" else 3  # below its title it says what its months are
        assert (sheet.print_title_rows, sheet.freeze_panes) == (f"${row}:${row}", f"C{row + 1}")


# How each type of fact is entered: a drop-down, a bounded number, or a bounded day.
CHECKED = {
    "yes_no": {"list"}, "choice": {"list"}, "document": {"list"}, "documents": {"list"},
    "count": {"whole"}, "counts": {"whole"}, "money": {"whole"}, "survey": {"whole"},
    "number": {"decimal"}, "percent": {"decimal"}, "grant": {"decimal"},
    "date": {"date", "custom"},
}  # fmt: skip


def asked_of(name: str, kind: str, level: str) -> dict[str, list[str]]:
    """The facts that such an agency is asked for, by area: of its criteria, of vetoes, of a decided class."""
    rulebook = rulebook_of(name)
    of_head = list(rulebook.head.facts())
    wanted = {
        fact
        for criterion in rulebook.criteria.values()
        if kind in (criterion.applies_to.kinds or [kind]) and level in (criterion.applies_to.levels or [level])
        for fact in criterion.facts()
    }.union(of_head)
    by_area = {area.title.vi: [fact for fact in area.facts if fact in wanted] for area in rulebook.areas}
    return {title: facts for title, facts in by_area.items() if facts}


def _value_column(sheet: Any) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == "value")


@pytest.mark.parametrize(("name", "kind", "level"), FORMS)
def test_every_fact_is_entered_under_a_check_of_its_own_type(name: str, kind: str, level: str):
    """A drop-down for yes or no and choices, bounds for numbers and days; a sheet an area, and one of documents."""
    rulebook, book = rulebook_of(name), form_of(name, kind, level)
    areas = asked_of(name, kind, level)
    assert [sheet["A1"].value for sheet in book.worksheets].count("facts") == len(areas)
    assert [sheet["A1"].value for sheet in book.worksheets].count("documents") == 1
    checks = {
        (sheet.title, cell): rule.type
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        for part in rule.sqref.ranges
        for row in sheet[part.coord if ":" in part.coord else f"{part.coord}:{part.coord}"]
        for cell in [one.coordinate for one in row]
    }
    asking = [sheet for sheet in book.worksheets if sheet["A1"].value == "facts"]
    fields = [cell for sheet in asking for cell in sheet["A"][1:]]
    entries = {cell.value: cell.parent.cell(cell.row, _value_column(cell.parent)) for cell in fields}
    year = rulebook.head.period.from_.year
    entered = 0
    for number, (title, facts) in enumerate(areas.items(), 1):
        for fact in facts:
            keys = rulebook.facts[fact].keys(year)
            for key in [f"{fact}/{part}" for part in keys] or [fact]:
                cell = entries[key]
                assert cell.parent.title == sheet_title(number, title)
                assert checks.get((cell.parent.title, cell.coordinate)) in CHECKED[rulebook.facts[fact].type], key
                assert not cell.protection.locked
                entered += 1
    assert entered >= sum(map(len, areas.values())) > 0


def test_entries_accept_what_the_rulebook_accepts(book: Any):
    count, answer = (validation_of(cell_of(book, key)) for key in ("dossiers_received", "progress_reviews_held"))
    assert (count.type, count.operator, count.formula1, count.errorStyle) == ("whole", "greaterThanOrEqual", "0", None)
    assert (answer.type, answer.formula1, answer.errorStyle) == ("list", '"có,không"', "stop")
    plan = validation_of(cell_of(book, "own_plan"))
    assert (plan.type, plan.formula1) == ("list", "'Tài liệu'!$C$4:$C$64")
    backing = validation_of(cell_of(book, "digitised_results", "document"))
    assert (backing.formula1, backing.errorStyle) == ("'Tài liệu'!$C$5:$C$64", "warning")
    claim = validation_of(cell_of(book, "3.1"))
    assert (claim.type, claim.operator, claim.formula1, claim.formula2) == ("decimal", "between", "0", "0.91")
    as_of = validation_of(cell_of(book, "as_of"))
    assert (as_of.type, as_of.operator) == ("date", "between")


@pytest.fixture(scope="module")
def by_type(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """For each way of reading an entry, the last cell of that kind in the form of the documentation's rulebook."""
    rulebook = load_rulebook(write_book(tmp_path_factory.mktemp("page")))
    book = opened(blank_form(rulebook, "people_committee", "province", "en"))
    (sheet,) = (sheet for sheet in book.worksheets if sheet["A1"].value == "facts")
    rows = [(sheet.cell(row, 2).value, sheet.cell(row, 1).value) for row in range(4, sheet.max_row + 1)]
    return {kind: cell_of(book, key) for kind, key in rows if kind != "parts"}


def test_drop_downs_and_bounds_of_every_type(by_type: dict[str, Any]):
    rules = {kind: validation_of(cell) for kind, cell in by_type.items()}
    assert {kind: (rule.type, rule.operator) for kind, rule in rules.items()} == {
        "count": ("whole", "greaterThanOrEqual"),
        "money": ("whole", "greaterThanOrEqual"),
        "number": ("decimal", "greaterThanOrEqual"),
        "percent": ("decimal", "between"),
        "yes_no": ("list", None),
        "choice": ("list", None),
        "date": ("custom", None),
        "document": ("list", None),
        "points": ("decimal", "greaterThanOrEqual"),
        "text": ("textLength", "lessThanOrEqual"),
    }
    assert (rules["percent"].formula1, rules["percent"].formula2) == ("0", "1")
    day = by_type["date"].coordinate
    assert rules["date"].formula1 == f'OR({day}="none",AND(ISNUMBER({day}),{day}>=45292,{day}<=45657))'


def test_a_choice_is_offered_by_its_code_and_its_label(by_type: dict[str, Any]):
    sheet, _, cells = validation_of(by_type["choice"]).formula1.partition("!")
    offered = [row[0].value for row in by_type["choice"].parent.parent[sheet.strip("'")][cells.replace("$", "")]]
    assert [text.partition(" – ")[0] for text in offered] == ["good", "fair", "poor"]
    assert all(" – " in text for text in offered)


def test_a_document_that_must_be_attached_is_marked(book: Any):
    required = cell_of(book, "digitised_results", "document").fill.fgColor.rgb
    optional = cell_of(book, "dossiers_received", "document").fill.fgColor.rgb
    assert (required, optional) == ("00FFE8CC", "00FFF9DB")


def test_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch):
    first = blank_form(rulebook_of(HA_TINH), "department", "province", "vi")
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert blank_form(rulebook_of(HA_TINH), "department", "province", "vi") == first
    assert b"2033" not in first


def test_text_of_evidence_is_never_a_formula():
    agency = {"id": "a", "name": "=1+1", "level": "province", "kind": "department"}
    texts = ["=HYPERLINK(1)", "+1", "-1", "@a", "\t=1"]
    record = {"number": texts[1], "date": "2024-01-10", "title": texts[0], "file": texts[3]}
    evidence = {"rulebook": HA_TINH, "agency": agency, "note": texts[4], "documents": {"-a": record}}
    book = opened(fill_form(rulebook_of(HA_TINH), evidence, "vi"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    forced = {cell.value for cell in cells if cell.quotePrefix}
    assert forced == {"=1+1", *texts, "-a"} - {"-1"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Cải cách thể chế", "3. Cải cách thể chế"),
        ("A/B: [C]? * \\ 'D'", "3. A B C D"),
        ("Xây dựng và phát triển chính quyền điện tử", "3. Xây dựng và phát triển chính"),
        ("x" * 60, "3. " + "x" * 28),
    ],
)
def test_a_sheet_title_is_one_that_excel_allows(title: str, expected: str):
    assert sheet_title(3, title) == expected
    assert len(expected) <= 31


def test_rows_are_high_enough_for_their_texts(book: Any):
    sheet = book[AREA]
    heights = {row: sheet.row_dimensions[row].height for row in range(4, sheet.max_row + 1)}
    assert all(height and height >= 14 for height in heights.values())
    many = cell_of(book, "procedures_in_charge").row
    assert heights[many] > 8 * 12
    assert len({a == b for a, b in pairwise(heights.values())}) == 2
