"""The score sheet: the official columns, formulas that come to the numbers beside them, no text that runs."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from scoring.report.result import FORMATS
from scoring.report.result.score_sheet import render
from tests.command_line import EXAMPLE, ROOT, score
from tests.generated import example_result
from tests.report.hostile_strings import HOSTILE, hostile_result

HEADER = ["STT", "Lĩnh vực / tiêu chí / tiêu chí thành phần", "Điểm tối đa", "Điểm tự chấm", "Điểm tính được"]
HEADER += ["Điểm trừ", "Lý do", "Tài liệu kiểm chứng", "Ghi chú"]


def rows(content: bytes, *, values: bool = True) -> list[tuple[Any, ...]]:
    (sheet,) = load_workbook(BytesIO(content), data_only=values).worksheets
    return list(sheet.values)


def row_of(content: bytes, first: str) -> tuple[Any, ...]:
    return next(row for row in rows(content) if first in (row[0], row[1]))


def numbers(row: tuple[Any, ...]) -> list[Decimal | None]:
    """The four numbers of a row, without the dust of binary floats."""
    return [None if cell is None else round(Decimal(str(cell)), 8).normalize() for cell in row[2:6]]


def test_the_columns_are_the_official_ones_and_stay_in_view():
    content = render(example_result("so-tu-phap"), "vi")
    assert HEADER in [list(row) for row in rows(content)]
    (sheet,) = load_workbook(BytesIO(content)).worksheets
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C6", "$5:$5")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


def test_a_viewer_that_does_not_calculate_sees_the_totals():
    content = render(example_result("so-tu-phap"), "vi")
    found = numbers(row_of(content, "Tổng cộng"))
    assert [found[0], found[2], found[3]] == [Decimal("33.72"), Decimal("32.3014"), Decimal("1.4186")]
    assert numbers(row_of(content, "3.1")) == [Decimal(text) for text in ("0.91", "0.86", "0.8514", "0.0586")]


def recalculated(sheet: list[tuple[Any, ...]], formula: str) -> Decimal:
    """What a formula of the sheet comes to, worked out from the written numbers; other forms are refused."""

    def span(column: str, first: str, last: str) -> list[Any]:
        return [sheet[row - 1]["ABCDEF".index(column)] for row in range(int(first), int(last) + 1)]

    if found := re.fullmatch(r"=SUM\(([C-F])(\d+):\1(\d+)\)", formula):
        return sum((Decimal(str(cell)) for cell in span(*found.groups()) if isinstance(cell, (int, float))), Decimal(0))
    if found := re.fullmatch(r'=SUMIF\(E(\d+):E(\d+),">=0",C\1:C\2\)', formula):
        pairs = zip(span("E", *found.groups()), span("C", *found.groups()), strict=True)
        return sum((Decimal(str(most)) for points, most in pairs if isinstance(points, (int, float))), Decimal(0))
    assert re.fullmatch(r"=[C-F]\d+(\+[C-F]\d+)*", formula)
    terms = [sheet[int(one[1:]) - 1]["ABCDEF".index(one[0])] for one in formula[1:].split("+")]
    return sum((recalculated(sheet, term) for term in terms if term is not None), Decimal(0))


@pytest.mark.parametrize("name", ["so-tu-phap", "ubnd-tinh-giua-nam", "xa-mau"])
def test_every_formula_comes_to_the_value_beside_it(name: str):
    content = render(example_result(name), "vi")
    written, shown = rows(content, values=False), rows(content)
    formulas = [(place, c) for place, row in enumerate(written) for c in range(2, 6) if str(row[c]).startswith("=")]
    assert len(formulas) >= 8 * 3  # seven areas and the total
    for place, column in formulas:
        cell = round(Decimal(str(shown[place][column])), 8)
        assert recalculated(written, written[place][column]) == cell, (place + 1, column)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_submitted_is_a_text_that_never_runs(text: str):
    content = render(hostile_result(text), "vi")
    (sheet,) = load_workbook(BytesIO(content)).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    formulas = {str(cell.value) for cell in cells if cell.data_type == "f"}
    assert all(one.startswith(("=SUM(", "=SUMIF(", "=C", "=D", "=E", "=F")) for one in formulas)
    assert (
        len([cell for cell in cells if cell.data_type == "f"]) == 8 * 3 + 4
    )  # three each for areas and total; claims in three areas and the total
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []


def test_the_same_result_gives_the_same_bytes():
    assert render(example_result("so-tu-phap"), "en") == render(example_result("so-tu-phap"), "en")


def test_a_workbook_is_never_printed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    done = score(EXAMPLE, "--format", "xlsx", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "--format: the format xlsx cannot be printed. Add: -o FILE.xlsx.\n"
    assert "xlsx" in FORMATS
