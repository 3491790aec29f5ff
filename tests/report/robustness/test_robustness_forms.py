"""The robustness of ranks in every form: complete, exact, and no name of an agency ever runs."""

import csv
import importlib.util
import json
import re
from io import BytesIO

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from scoring.batch.field import Field, evaluate_field
from scoring.batch.ranking import Standings, rank_field
from scoring.batch.robustness import robustness_of
from scoring.batch.robustness.contenders import contests_of
from scoring.batch.robustness.intervals import Drawing
from scoring.errors import ReportError
from scoring.language import Speech
from scoring.report.chart.drawing import PAGE
from scoring.report.chart.ranks import ranks_drawing
from scoring.report.robustness import FORMATS, TABLES
from scoring.report.robustness.schema import robustness_schema
from tests.batch.golden_fields import example_standings
from tests.golden_robustness import example_robustness
from tests.report.hostile_strings import HOSTILE, hostile_result
from tests.report.html.test_page import Sources


def as_dict():
    return json.loads(FORMATS.render(example_robustness(), "json", "vi"))


def test_json_fits_its_schema_which_knows_every_key():
    found = as_dict()
    Draft202012Validator(robustness_schema()).validate(found)
    found["groups"][0]["neighbours"][0]["more"] = 1
    assert not Draft202012Validator(robustness_schema()).is_valid(found)


def test_json_holds_every_draw_and_every_ranking():
    (group,) = as_dict()["groups"]
    assert len(group["agencies"]) == 7
    assert {sum(one["draws_by_rank"].values()) for one in group["agencies"]} == {200}
    assert [one["kept"] for one in group["agencies"]] == [
        one["draws_by_rank"].get(str(one["rank"]), 0) for one in group["agencies"]
    ]
    assert all(len(one["ranks"]) == 7 for one in group["criteria"])
    assert len(group["neighbours"]) == 6


def test_the_ranks_are_those_of_the_batch():
    ranked = example_robustness().standings.ranked
    (group,) = as_dict()["groups"]
    assert [(one["agency"], one["rank"]) for one in group["agencies"]] == [
        (one.result.evidence.agency.id, one.rank) for one in ranked
    ]
    assert [one["index"] for one in group["agencies"]] == [float(one.result.index) for one in ranked]


def test_criteria_without_points_and_those_outside_the_index_have_no_part():
    (contest,) = contests_of(example_robustness().standings)
    for contender in contest.contenders:
        assert sum(one.points for one in contender.criteria) == contender.total.points
        assert sum(one.maximum for one in contender.criteria) == contender.total.maximum


@pytest.mark.parametrize(("table", "rows"), [("ranks", 7), ("swaps", 6)])
def test_csv_has_a_row_for_each_under_the_names_of_json(table: str, rows: int):
    found = list(csv.DictReader(FORMATS.render(example_robustness(), "csv", "vi", table=table).splitlines()))
    assert len(found) == rows
    keys = as_dict()["groups"][0]["agencies" if table == "ranks" else "neighbours"][0].keys() - {"draws_by_rank"}
    assert found[0].keys() == {"group", *keys}


def test_a_workbook_has_a_sheet_for_each_table_and_numbers_are_numbers():
    book = load_workbook(BytesIO(FORMATS.render(example_robustness(), "xlsx", "vi")))
    assert len(book.worksheets) == 4
    ranks = book.worksheets[0]
    assert ranks.auto_filter.ref == "A5:J12"
    first = [cell.value for cell in ranks[6]]
    assert first[1:4] == ["Sở Tư pháp", 1, pytest.approx(0.9579, abs=5e-5)]
    formats = ["[$-42A]#,##0", r"[$-42A]0.00\ %", "[$-42A]#,##0"]
    assert [cell.number_format for cell in ranks[6][2:5]] == formats


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_name_of_a_sheet_is_whole(language: str):
    for sheet in load_workbook(BytesIO(FORMATS.render(example_robustness(), "xlsx", language))).worksheets:
        assert sheet.title.upper() == sheet["A1"].value


def test_a_page_fetches_nothing_and_has_a_chart_of_ranks_for_a_wide_screen_and_a_phone():
    page = FORMATS.render(example_robustness(), "html", "vi")
    assert Sources(page).fetched == []
    assert re.findall(r'<svg class="chart" role="img" aria-label="[^"]+" width="(\d+)"', page) == ["880", "320"]


def test_a_bar_of_ranks_stands_where_its_ranks_are():
    """Ten of 200 draws are set aside at each end: 1 to 2 is left of 144 firsts and 56 seconds, 3 of 200 thirds."""
    (group,) = example_robustness().groups
    spec = ranks_drawing(group, Speech("vi"), 700, PAGE).spec()
    rows = [row for layer in spec["layer"] for row in layer["data"]["values"]]
    bars = [
        (row["low"], row["high"]) for row in rows if row.get("colour") == PAGE.bar and row["foot"] - row["top"] == 16
    ]
    assert bars[:3] == [("0", "2"), ("0", "2"), ("2", "3")]
    assert [row["at"] for row in rows if "at" in row][:3] == ["0.5", "1.5", "2.5"]


def test_without_the_package_that_draws_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    with pytest.raises(ReportError, match="pip install vl-convert-python"):
        FORMATS.render(example_robustness(), "html", "vi")


def test_a_field_without_two_ranked_agencies_says_so_in_every_form():
    standings = example_standings()
    one = Standings(standings.field, tuple(found for found in standings.ranked if found.rank == 1), "kind-level")
    found = robustness_of(one, Drawing(1))
    assert found.groups == ()
    for form in ("text", "markdown", "html"):
        assert "No group has two ranked agencies" in FORMATS.render(found, form, "en")
    assert json.loads(FORMATS.render(found, "json", "en"))["groups"] == []
    assert load_workbook(BytesIO(FORMATS.render(found, "xlsx", "en"))).worksheets[0]["A5"].value.startswith("No group")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_name_runs_or_breaks_a_form(text: str):
    result = hostile_result(text)
    field = Field(result.rulebook, evaluate_field(result.rulebook, [result.evidence] * 2), ())
    found = robustness_of(Standings(field, rank_field(field)), Drawing(2))
    assert len(found.groups) == 1
    for form in FORMATS:
        made = FORMATS.render(found, form, "vi")
        if form == "xlsx":
            sheets = load_workbook(BytesIO(made)).worksheets
            assert {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        elif form == "html":
            assert Sources(made).fetched == []
            assert "<script>alert" not in made
        elif form == "csv":
            assert not [cell for line in made.splitlines() for cell in line.split(",") if cell.startswith(("=", "@"))]
        elif form == "text":
            assert "\x1b" not in made


def test_what_programs_read_does_not_change_with_the_language():
    for form in ("json", "csv"):
        assert FORMATS.render(example_robustness(), form, "vi") == FORMATS.render(example_robustness(), form, "en")
    assert TABLES[0] == "ranks"
