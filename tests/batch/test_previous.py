"""A field against last year's result: change of points and ranks, split into rules and performance, by hand."""

import json
from csv import DictReader
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from jsonschema import Draft202012Validator

from scoring.report.batch.schema import batch_schema
from tests.batch.fields import BEST, TARGET, book_of, write_agency
from tests.command_line import printed, score
from tests.on_disk import write_rulebook
from tests.table_files import build_rulebook


class Years:
    """Two folders of evidence and two rulebooks: the old one gives 10 points for 90 %, unless it is said otherwise."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last, self.book = folder / "last.parquet", ""

    def old(self, agencies: dict[str, Any], book: dict[str, Any] | None = None, *more: str) -> None:
        """Last year's field is scored and kept."""
        self._score("old", agencies, book, *more, "-o", str(self.last))

    def new(self, agencies: dict[str, Any], book: dict[str, Any] | None = None, *more: str) -> str:
        """This year's field, compared; what is printed."""
        return self._score("new", agencies, book, *more, "--previous", str(self.last))

    def rows(self, *more: str, **given: Any) -> list[dict[str, str]]:
        return list(DictReader(self.new(given["agencies"], given.get("book"), "--format", "csv", *more).splitlines()))

    def _score(self, year: str, agencies: dict[str, Any], book: dict[str, Any] | None, *more: str) -> str:
        home = self.folder / year
        (home / "field").mkdir(parents=True, exist_ok=True)
        for name, given in agencies.items():
            done, asked, about = (*given, {})[:3]
            write_agency(home / "field", name, {"done": done, "asked": asked}, **about)
        rulebook = str(write_rulebook(home, book or book_of(TARGET)))
        return printed("batch", str(home / "field"), "--rulebook", rulebook, "--lang", "en", *more)


@pytest.fixture
def years(tmp_path: Path) -> Years:
    return Years(tmp_path)


def part(row: dict[str, str], *names: str) -> list[str]:
    return [row[name] for name in names]


POINTS = ("previous.points", "change.points.rules", "change.points.performance", "points", "change.points")


def test_points_and_ranks_change_by_performance_where_the_rules_stay(years: Years):
    """45 % of a target of 90 % is 5 of 10 points, 90 % is 10, 72 % is 8: a falls behind b."""
    years.old({"a": (90, 100), "b": (45, 100)})
    b, a = years.rows(agencies={"a": (72, 100), "b": (90, 100)})
    assert part(a, *POINTS) == ["10", "0", "-2", "8", "-2"]
    assert part(b, *POINTS) == ["5", "0", "5", "10", "5"]
    assert part(a, "previous.rank", "rank", "change.rank", "change.made_by") == ["1", "2", "-1", "C1 -2"]
    assert part(b, "previous.rank", "rank", "change.rank", "change.made_by") == ["2", "1", "1", "C1 +5"]
    index = ("previous.index", "change.index.rules", "change.index.performance", "index", "change.index")
    assert part(a, *index) == ["100", "0", "-20", "80", "-20"]


def test_a_criterion_with_more_weight_and_a_higher_target_is_a_change_by_rules(years: Years):
    """45 % of 90 % was 5 of 10. Of 20 points for 100 % last year's 45 % is 9 (+4); this year's 60 % is 12 (+3)."""
    years.old({"a": (45, 100)})
    heavier = book_of({"proportional_to": "100 %"}, max_points=20)
    [a] = years.rows(agencies={"a": (60, 100)}, book=heavier)
    assert part(a, *POINTS) == ["5", "4", "3", "12", "7"]
    index = ("previous.index", "change.index.rules", "change.index.performance", "index", "change.index")
    assert part(a, *index) == ["50", "-5", "15", "60", "10"]


def with_criterion(name: str) -> dict[str, Any]:
    """C1 of 10 points for 90 %, and another of 4 points for all of it."""
    book = book_of(TARGET)
    area = book["areas"][0]
    area["criteria"].append({**area["criteria"][0], "id": name, "max_points": 4, "scale": "proportional"})
    area["max_points"] = 14
    return book


def test_a_criterion_that_is_added_or_removed_is_a_change_by_rules(years: Years):
    """OLD gave 4 x 45 % = 1.8 points and is gone; NEW gives 4 x 45 % = 1.8 by rules, and this year's 90 % 1.8 more."""
    years.old({"a": (45, 100)}, with_criterion("OLD"))
    years.new({"a": (90, 100)}, with_criterion("NEW"))
    rows = years.rows("--table", "changes", agencies={}, book=with_criterion("NEW"))
    columns = ("criterion", "previous.points", "change.rules", "change.performance", "points", "change")
    assert [part(row, *columns) for row in rows] == [
        ["C1", "5", "0", "5", "10", "5"],
        ["NEW", "", "1.8", "1.8", "3.6", "3.6"],
        ["OLD", "1.8", "-1.8", "0", "", "-1.8"],
    ]
    assert part(rows[2], "previous.outcome", "outcome", "previous.max_points", "max_points") == ["partial", "", "4", ""]
    [a] = years.rows(agencies={}, book=with_criterion("NEW"))
    assert part(a, *POINTS) == ["6.8", "0", "6.8", "13.6", "6.8"]
    assert a["change.made_by"] == "C1 +5; NEW +3.6; OLD -1.8"


def test_an_agency_that_is_new_or_gone_is_told_and_not_compared(years: Years):
    years.old({"a": (90, 100), "z": (45, 100, {"name": "Sở Z"})})
    text = years.new({"a": (90, 100), "n": (45, 100, {"name": "Sở N"})})
    assert "In last year's result only: Sở Z." in text
    assert any(line.split()[:3] == ["Sở", "N", "new"] for line in text.splitlines())
    a, n = years.rows(agencies={"a": (90, 100), "n": (45, 100)})
    assert part(a, *POINTS) == ["10", "0", "0", "10", "0"]
    assert {value for name, value in n.items() if name.startswith(("previous.", "change."))} == {""}
    found = json.loads(years.new({}, None, "--format", "json"))
    assert [(one["agency"], one["rank"], one["points"]) for one in found["previous"]["gone"]] == [("z", 2, 5)]


def test_ranks_are_not_compared_across_groups(years: Years):
    years.old({"a": (90, 100), "b": (45, 100)})
    text = years.new({"a": (90, 100), "b": (90, 100, {"level": "district"})})
    assert "Now in another group, so that ranks are not compared: b." in text
    b = next(row for row in years.rows(agencies={}) if row["agency"] == "b")
    shown = part(b, "previous.group", "previous.rank", "group", "rank", "change.rank", "change.points")
    assert shown == ["people_committee/province", "2", "people_committee/district", "1", "", "5"]


def test_ranks_are_not_compared_between_groupings(years: Years):
    years.old({"a": (90, 100)})
    text = years.new({"a": (90, 100)}, None, "--group-by", "none")
    assert "Ranks are not compared: last year's were taken within groups by kind-level, these by none." in text


def test_last_years_best_is_that_of_last_years_whole_field(years: Years):
    """By 90 % a had 5 of 10. Against z's 90 %, the best of that year, 45 % is 5 again; this year a is the best: +5."""
    years.old({"a": (45, 100), "z": (90, 100)})
    [a] = years.rows(agencies={"a": (60, 100)}, book=book_of(BEST))
    assert part(a, *POINTS) == ["5", "0", "5", "10", "5"]


def test_a_level_that_is_no_more_is_scored_as_what_the_agency_is_now(years: Years):
    years.old({"a": (45, 100, {"level": "district"})})
    kind = {"label": {"vi": "UBND", "en": "Committee"}, "levels": ["province"]}
    provinces = book_of(TARGET, {"kinds": {"people_committee": kind}})
    [a] = years.rows(agencies={"a": (90, 100)}, book=provinces)
    assert part(a, *POINTS, "change.rank") == ["5", "0", "5", "10", "5", ""]


def asking(fact: dict[str, Any]) -> dict[str, Any]:
    """10 points for 90 % of what was asked, where what is done is asked for in another way."""
    measure = {"share": ["done", "asked"], "when_empty": "zero"}
    criterion = {"max_points": 10, "measure": measure, "scale": TARGET}
    return build_rulebook({"facts": {"done": fact, "asked": {"type": "count"}}, "criterion": criterion})


def test_an_answer_to_another_type_of_question_is_left_out(years: Years):
    """What was counted is a sum of money now: last year's is missing under the new rules, 0 of 10."""
    years.old({"a": (45, 100)})
    [a] = years.rows(agencies={"a": (45, 100)}, book=asking({"type": "money"}))
    assert part(a, *POINTS) == ["5", "-5", "5", "5", "0"]


def test_a_document_that_is_required_now_is_missing_in_last_years_evidence(years: Years):
    years.old({"a": (45, 100)})
    [a] = years.rows(agencies={"a": (45, 100)}, book=asking({"type": "count", "document": "required"}))
    assert part(a, *POINTS) == ["5", "-5", "0", "0", "-5"]


def test_a_table_of_evidence_is_compared_as_its_files(years: Years):
    years.old({"a": (45, 100), "b": (90, 100)})
    files = years.rows(agencies={"a": (90, 100), "b": (72, 100)})
    table, book = years.folder / "t.parquet", str(years.folder / "new" / "sample-2024")
    assert score("batch", years.folder / "new" / "field", "--rulebook", book, "--to-parquet", table).exit_code == 0
    told = printed("batch", str(table), "--rulebook", book, "--format", "csv", "--previous", str(years.last))
    assert [row | {"file": ""} for row in DictReader(told.splitlines())] == [row | {"file": ""} for row in files]


def test_every_format_takes_a_comparison_and_a_table_of_changes(years: Years):
    years.old({"a": (90, 100), "z": (45, 100)})
    years.new({"a": (45, 100)})
    for table in ("agencies", "criteria", "changes"):
        for form in ("csv", "json", "html", "xlsx", "parquet", "table"):
            path = years.folder / f"{table}.{form}"
            years.new({}, None, "--table", table, "--format", form, "-o", str(path))
            assert path.stat().st_size > 50
    frame = pl.read_parquet(years.folder / "agencies.parquet")
    assert frame.schema["change.points"] == pl.Decimal(38, 4)
    assert frame.schema["change.rank"] == pl.Int64()


def test_the_json_fits_its_schema(years: Years):
    years.old({"a": (90, 100), "z": (45, 100)})
    for table in ("agencies", "changes"):
        found = json.loads(years.new({"a": (45, 100), "n": (1, 2)}, None, "--table", table, "--format", "json"))
        assert [e.message for e in Draft202012Validator(batch_schema()).iter_errors(found)] == []


def refused(years: Years, path: Path, *more: str) -> tuple[int, str]:
    home = years.folder / "new"
    asked = ["batch", str(home / "field"), "--rulebook", str(home / "sample-2024"), "--lang", "en"]
    done = score(*asked, "--previous", str(path), *more)
    assert (done.stdout, "Traceback" in done.stderr) == ("", False)
    return done.exit_code, done.stderr


def test_what_is_no_result_to_compare_with_is_named(years: Years):
    years.old({"a": (90, 100)})
    years.new({"a": (90, 100)})
    good, about = pl.read_parquet(years.last), pl.read_parquet_metadata(years.last)
    about = {name: value for name, value in about.items() if name.startswith("score.")}
    path = years.folder / "x.parquet"

    def said(frame: pl.DataFrame, **changed: str) -> str:
        told = about | {f"score.{name}": value for name, value in changed.items()}
        frame.write_parquet(path, metadata=told if changed != {"none": ""} else {})
        code, text = refused(years, path)
        assert code == 2
        return text

    assert "there is no such file" in refused(years, years.folder / "none.parquet")[1]
    (years.folder / "text.parquet").write_text("a,b")
    assert "this is not a Parquet file" in refused(years, years.folder / "text.parquet")[1]
    assert "this is not a result of score batch" in said(good, none="")
    assert "this result is of version 1, and this program reads version 2" in said(good, schema_version="1")
    assert "this result has a row for every criterion" in said(good, table="criteria")
    for broken in (
        good.drop("evidence"),
        good.with_columns(evidence=pl.lit("{")),
        good.with_columns(evidence=pl.lit('{"tags": [], "groups": {}, "as_of": "2024-12-31", "facts": {"done": "x"}}')),
        good.with_columns(points=pl.lit("x")),
        good.with_columns(criteria=pl.lit(None)),
        pl.concat([good, good]),
    ):
        assert f"{path}: this result of score batch is damaged." in said(broken, table="agencies")
    assert "is damaged" in said(good, rules="[]")


def test_what_does_not_go_with_a_comparison_is_wrong_usage(years: Years):
    years.old({"a": (90, 100)})
    years.new({"a": (90, 100)})
    code, text = refused(years, years.last, "--to-parquet", str(years.folder / "t.parquet"))
    assert (code, "does not go with" in text) == (2, True)
    assert not (years.folder / "t.parquet").exists()
    done = score("batch", str(years.folder / "new" / "field"), "--table", "changes", "--lang", "en")
    assert (done.exit_code, "--table changes needs --previous." in done.stderr) == (2, True)
