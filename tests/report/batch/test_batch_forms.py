"""A field as workbook, page, Parquet and JSON: exact, complete, and no name of an agency ever runs."""

import json
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from scoring.batch.changes import compare_years
from scoring.batch.field import Field, evaluate_field
from scoring.batch.grouping import kind_and_level
from scoring.batch.previous import read_previous
from scoring.batch.ranking import Standings, rank_field
from scoring.report.batch import FORMATS, TABLES, workbook
from scoring.report.batch.schema import batch_schema
from tests.batch.fields import TARGET, book_of, field_of, write_agency
from tests.batch.golden_fields import example_standings
from tests.command_line import as_json, score
from tests.on_disk import write_rulebook
from tests.report.hostile_strings import HOSTILE, hostile_result
from tests.report.html.test_page import Sources


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """Two agencies: a third of 90 % and 90 %, so 3.7037 and 10 of 10 points."""
    (tmp_path / "field").mkdir()
    write_agency(tmp_path / "field", "a", {"done": 1, "asked": 3}, name="Sở A")
    write_agency(tmp_path / "field", "b", {"done": 90, "asked": 100}, name="Sở B")
    book = write_rulebook(tmp_path, book_of(TARGET))
    return ["batch", str(tmp_path / "field"), "--rulebook", str(book)]


def test_parquet_holds_exact_decimals_of_their_own_type_and_days_as_days(command: list[str], tmp_path: Path):
    assert score(*command, "-o", tmp_path / "x.parquet").exit_code == 0
    frame = pl.read_parquet(tmp_path / "x.parquet")
    assert frame["agency"].to_list() == ["b", "a"]
    assert frame["points"].to_list() == [Decimal(10), Decimal("3.7037")]
    assert frame.schema["points"] == pl.Decimal(38, 4)
    assert frame["as_of"].to_list() == [date(2024, 12, 31)] * 2
    about = pl.read_parquet_metadata(tmp_path / "x.parquet")
    assert (about["score.rulebook"], about["score.table"], about["score.refused"]) == ("sample-2024", "agencies", "[]")


def test_a_column_of_nothing_but_blanks_keeps_its_type(command: list[str], tmp_path: Path):
    """No classes in this rulebook, and one agency without a rank: the next year's file must have the same types."""
    assert score(*command, "-o", tmp_path / "x.parquet").exit_code == 0
    assert pl.read_parquet_schema(tmp_path / "x.parquet")["classification"] == pl.String()


def test_parquet_is_the_same_bytes_each_time(command: list[str], tmp_path: Path):
    for name in ("x", "y"):
        assert score(*command, "--table", "criteria", "-o", tmp_path / f"{name}.parquet").exit_code == 0
    assert (tmp_path / "x.parquet").read_bytes() == (tmp_path / "y.parquet").read_bytes()


def test_a_workbook_can_be_filtered_and_its_numbers_are_numbers(command: list[str], tmp_path: Path):
    assert score(*command, "-o", tmp_path / "x.xlsx", "--lang", "vi").exit_code == 0
    (sheet,) = load_workbook(tmp_path / "x.xlsx").worksheets
    rows = list(sheet.iter_rows(values_only=True))
    header = next(row for row in rows if row[0] == "Nhóm")
    assert header[:7] == ("Nhóm", "Cơ quan", "Hạng", "Điểm", "Tối đa", "Chỉ số", "Tiêu chí thiếu số liệu")
    at = rows.index(header) + 1
    assert sheet.auto_filter.ref == f"A{at}:H{at + 2}"
    assert rows[at][1:6] == ("Sở B", 1, 10, 10, 100)
    assert rows[at + 1][1:6] == ("Sở A", 2, 3.7037, 10, 37.04)


def test_a_table_that_no_sheet_holds_is_refused_whole(command: list[str], tmp_path: Path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    done = score(*command, "-o", tmp_path / "x.xlsx", "--lang", "en")
    assert "2 rows do not fit in a sheet of Excel, which holds 1. Write .csv or .parquet instead." in done.stderr
    assert (done.exit_code, (tmp_path / "x.xlsx").exists()) == (2, False)


@pytest.mark.parametrize("table", ["agencies", "criteria"])
def test_json_fits_its_schema(command: list[str], tmp_path: Path, table: str):
    write_agency(tmp_path / "field", "c", {"done": "x", "asked": 100})
    text = score(*command, "--format", "json", "--table", table).stdout
    assert len(json.loads(text)["refused"]) == 1
    Draft202012Validator(batch_schema()).validate(json.loads(text))
    standings = against_itself(example_standings())
    Draft202012Validator(batch_schema()).validate(json.loads(FORMATS.render(standings, "json", "vi", table=table)))


def test_the_schema_knows_every_key(command: list[str]):
    found = as_json(*command)
    found["agencies"][0]["more"] = 1
    assert not Draft202012Validator(batch_schema()).is_valid(found)


@pytest.mark.parametrize("table", ["agencies", "criteria"])
def test_a_page_is_whole_and_names_what_was_refused(command: list[str], tmp_path: Path, table: str):
    write_agency(tmp_path / "field", "c", {"done": "x", "asked": 100})
    page = score(*command, "--format", "html", "--table", table, "--lang", "vi").stdout
    assert Sources(page).fetched == []
    assert page.count('<section class="card group"') == 1
    assert "c.yaml" in page
    assert 'data-value="3.7037">3,70' in page


def test_a_template_of_ones_own_takes_the_place_of_the_page(command: list[str], tmp_path: Path):
    (tmp_path / "my.html").write_text("{% for g in groups %}{{ g.title }}: {{ g.rows|length }}{% endfor %}", "utf-8")
    done = score(*command, "--format", "html", "--template", tmp_path / "my.html", "--lang", "en")
    assert (done.exit_code, done.stdout) == (0, "committee, province: 2\n")
    done = score(*command, "--format", "csv", "--template", tmp_path / "my.html", "--lang", "en")
    assert (done.exit_code, "--template goes with --format html" in done.stderr) == (2, True)


def against_itself(standings: Standings) -> Standings:
    """The same field, compared with its own result."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "last.parquet"
        path.write_bytes(FORMATS.render(standings, "parquet", "vi"))
        previous = read_previous(path)
    changes = compare_years(previous, standings.field, standings.ranked, kind_and_level, "kind-level")
    return standings._replace(changes=changes)


def test_a_field_compared_with_itself_has_not_changed():
    changes = against_itself(example_standings()).changes
    assert changes is not None
    assert len(changes.by_agency) == len(example_standings().ranked)
    assert {(one.points.total, one.points.rules, one.places or 0) for one in changes.by_agency.values()} == {(0, 0, 0)}
    assert [one.criteria for one in changes.by_agency.values() if one.criteria] == []


def hostile_standings(text: str) -> Standings:
    result = hostile_result(text)
    field = Field(result.rulebook, evaluate_field(result.rulebook, [result.evidence]), ())
    return Standings(field, rank_field(field))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("table", TABLES)
def test_no_name_runs_or_breaks_a_form(text: str, table: str):
    standings = against_itself(hostile_standings(text))
    for form in FORMATS:
        made = FORMATS.render(standings, form, "vi", table=table)
        if form == "xlsx":
            sheets = load_workbook(BytesIO(made)).worksheets
            assert {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        elif form == "parquet" and table != "changes":
            column = "file" if table == "agencies" else "name"
            assert pl.read_parquet(BytesIO(made))[column][0] == text
        elif form == "html":
            assert Sources(made).fetched == []
            assert "<script>alert" not in made
        elif form == "csv":
            assert not [cell for line in made.splitlines() for cell in line.split(",") if cell.startswith(("=", "@"))]


def test_what_programs_read_does_not_change_with_the_language(tmp_path: Path):
    field = field_of(tmp_path, book_of(TARGET), {"a": (1, 3), "b": (1, 2)})
    standings = Standings(field, rank_field(field))
    for form in ("csv", "json", "parquet"):
        assert FORMATS.render(standings, form, "vi") == FORMATS.render(standings, form, "en")
