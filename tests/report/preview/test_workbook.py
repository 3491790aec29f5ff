"""The workbook of a preview: a sheet a section, numbers as numbers, days as days, and no text that runs."""

import json
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from scoring.report.preview import FORMATS, Preview
from scoring.report.preview.workbook import render
from tests.command_line import MIDYEAR, score
from tests.golden_previews import TRIED, example_preview
from tests.report.hostile_strings import HOSTILE, hostile_result


def book(preview: Preview, language: str = "vi"):
    return load_workbook(BytesIO(render(preview, language)), data_only=True)


def rows_under(sheet, first: str) -> list[list[object]]:
    """The rows below the heading whose first cell is `first`."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return rows[next(place for place, row in enumerate(rows) if row[0] == first) + 1 :]


def test_there_is_a_sheet_for_each_section_and_what_if_comes_first():
    names = [
        "Số thử thay",
        "Nếu thay số liệu",
        "Tình hình điểm",
        "Nguy cơ bị trừ điểm",
        "Nên làm trước",
        "Khoảng cách",
        "Nhiều số liệu, hoặc chưa nộp",
        "Chưa đến hạn",
        "Không nâng được bằng số liệu",
        "Thời hạn",
        "Tiêu chí",
    ]
    assert book(example_preview(tried=TRIED)).sheetnames == names
    assert book(example_preview()).sheetnames == names[2:]


def test_an_area_is_guaranteed_and_open_and_out_of_reach_and_these_add_up():
    sheet = book(example_preview())["Tình hình điểm"]
    rows = rows_under(sheet, "Lĩnh vực")
    numbers = [[Decimal(str(cell)) for cell in row[2:6]] for row in rows[:8] if not isinstance(row[2], str)]
    assert len(numbers) == 8  # seven areas and the total
    assert all(abs(sum(row[:3]) - row[3]) < Decimal("1e-9") for row in numbers)
    # worked out in tests/test_examples.py: 9.98 guaranteed; 84.5 - 6.055 attainable
    assert numbers[-1][:2] == [Decimal("9.98"), Decimal("84.5") - Decimal("6.055") - Decimal("9.98")]


def test_a_day_is_a_day_and_a_number_a_number():
    preview = example_preview()
    deadlines = rows_under(book(preview)["Thời hạn"], "Đến hạn")
    assert deadlines[0][:3] == [datetime(2024, 6, 30), "quá hạn", "PL.II.1.2"]  # noqa: DTZ001
    found = json.loads(FORMATS.render(preview, "json", "vi"))
    assert len(deadlines) == len(found["deadlines"])
    stakes = [row[0] for row in rows_under(book(preview)["Nguy cơ bị trừ điểm"], "Có thể mất")]
    assert stakes == pytest.approx([one["at_stake"] for one in found["at_risk"]])


def test_the_range_of_every_area_is_a_bar():
    with ZipFile(BytesIO(render(example_preview(), "vi"))) as package:
        (chart,) = (package.read(name).decode() for name in package.namelist() if "charts/chart" in name)
    assert chart.count("<c:ser>") == 3
    assert '<c:grouping val="stacked"/>' in chart
    assert '<c:tickLblSkip val="1"/>' in chart  # every bar has its name


def test_points_of_zero_are_points_and_an_order_is_whole():
    found = book(example_preview())
    standing = [row[2] for row in found["Tình hình điểm"].iter_rows() if row[2].value == 0]
    assert standing
    assert {cell.number_format for cell in standing} == {"[$-42A]#,##0.00##"}
    orders = [row[0] for row in found["Nên làm trước"].iter_rows() if isinstance(row[0].value, int)]
    assert orders
    assert {cell.number_format for cell in orders} == {"[$-42A]#,##0"}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_submitted_is_a_text_that_never_runs(text: str):
    content = render(Preview(hostile_result(text), None, 30), "vi")
    sheets = load_workbook(BytesIO(content)).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_the_same_preview_gives_the_same_bytes():
    assert render(example_preview(), "en") == render(example_preview(), "en")


def test_a_workbook_is_never_printed():
    done = score("preview", MIDYEAR, "--format", "xlsx", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "--format: the format xlsx cannot be printed. Add: -o FILE.xlsx.\n"
