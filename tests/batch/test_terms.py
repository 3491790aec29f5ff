"""A rulebook that is scored every month: tables keep their month as files do, and a month is compared with another."""

from csv import DictReader
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from scoring.batch.previous import read_previous
from tests.batch.fields import TARGET, book_of, write_agency
from tests.batch.test_table_field import INSTALLED
from tests.command_line import printed, score
from tests.on_disk import sample_document, write_evidence, write_rulebook
from tests.table_files import build_rulebook

MONTHLY: dict[str, Any] = {"period": {"from": "2024-01-01", "every": ["month", "quarter"]}}
ON_TIME: dict[str, Any] = {"on_time": "100 %", "late": "50 %"}


def monthly(folder: Path) -> str:
    """10 points for 90 %, in every month or quarter."""
    return str(write_rulebook(folder, book_of(TARGET, MONTHLY)))


def agency(folder: Path, name: str, facts: dict[str, Any], as_of: str, period: str = "") -> Path:
    path = write_agency(folder, name, facts)
    month = f'"period": "{period}", "as_of"' if period else '"as_of"'
    path.write_text(path.read_text("utf-8").replace('"as_of": "2024-12-31"', f'{month}: "{as_of}"'), "utf-8")
    assert as_of in path.read_text("utf-8")
    return path


def outcomes(*asked: str | Path) -> dict[str, str]:
    rows = DictReader(printed("batch", *asked, "--table", "criteria", "--format", "csv").splitlines())
    return {row["agency"]: row["outcome"] for row in rows}


@pytest.mark.parametrize("engine", INSTALLED)
@pytest.mark.parametrize(("period", "outcome"), [("", "missing"), ("2024-Q2", "pending")])
def test_what_is_due_at_the_end_of_a_month_is_not_due_at_the_end_of_the_quarter(
    engine: str, period: str, outcome: str, tmp_path: Path
):
    """On 30 April the month is over and the second quarter is not; the table knows what its file said."""
    book = monthly(tmp_path)
    file = agency(tmp_path, "a", {"asked": 10}, "2024-04-30", period)
    path, asked = tmp_path / "t.parquet", ("--rulebook", book)
    assert score("batch", file, *asked, "--to-parquet", path).exit_code == 0
    assert outcomes(file, *asked) == outcomes(path, *asked, "--engine", engine) == {"a": outcome}
    made = tmp_path / "made"
    assert score("batch", path, *asked, "--engine", engine, "--to-folder", made).exit_code == 0
    assert pl.read_parquet(made / "t.parquet")["outcome.C1"].to_list() == [outcome]


def tables_of_two_months(folder: Path, book: str) -> list[Path]:
    paths = []
    for name, day in (("a", "2024-04-30"), ("b", "2024-05-31")):
        file = agency(folder, name, {"asked": 10, "done": 9}, day)
        paths.append(folder / f"{name}.parquet")
        assert score("batch", file, "--rulebook", book, "--to-parquet", paths[-1]).exit_code == 0
    return paths


def test_tables_of_two_months_are_no_field_but_each_is_scored_into_a_folder(tmp_path: Path):
    book = monthly(tmp_path)
    paths = tables_of_two_months(tmp_path, book)
    done = score("batch", *paths, "--rulebook", book, "--lang", "en")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "the tables are of several periods: 2024-04, 2024-05. Name those of one only." in done.stderr
    assert score("batch", *paths, "--rulebook", book, "--to-folder", tmp_path / "made").exit_code == 0
    assert pl.read_parquet(tmp_path / "made" / "*.parquet")["points.C1"].to_list() == [100_000, 100_000]


def test_a_table_of_two_months_is_refused(tmp_path: Path):
    book = monthly(tmp_path)
    pl.concat(map(pl.read_parquet, tables_of_two_months(tmp_path, book))).write_parquet(tmp_path / "both.parquet")
    done = score("batch", tmp_path / "both.parquet", "--rulebook", book, "--lang", "en")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "as_of: the rows are of several periods: 2024-04, 2024-05. Keep a table for each." in done.stderr


def test_a_day_outside_the_period_is_named_with_its_row_unless_it_is_asked_for(tmp_path: Path):
    book = str(write_rulebook(tmp_path, book_of(TARGET)))
    files = [write_agency(tmp_path, name, {"asked": 10, "done": 9}) for name in "ab"]
    path = tmp_path / "t.parquet"
    assert score("batch", *files, "--rulebook", book, "--to-parquet", path).exit_code == 0
    days = pl.Series("as_of", [date(2024, 12, 31).toordinal(), date(2023, 12, 31).toordinal()])
    pl.read_parquet(path).with_columns(days).write_parquet(path)
    done = score("batch", path, "--rulebook", book, "--lang", "en")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "as_of: row 2: 2023-12-31 is outside the rulebook's period (2024-01-01 – 2024-12-31)." in done.stderr
    assert score("batch", path, "--rulebook", book, "--as-of", "2023-12-31").exit_code == 0


def reporting(folder: Path) -> str:
    """10 points for a report within 3 days of a visit; half of them if it is late."""
    facts = {"report": {"type": "document"}, "visit": {"type": "date"}}
    measure = {"document": "report", "due": {"within": 3, "of": "visit", "days": "calendar"}}
    rule = {"max_points": 10, "measure": measure, "scale": ON_TIME}
    return str(write_rulebook(folder, build_rulebook({"facts": facts, "criterion": rule, "rulebook": MONTHLY})))


def reported(folder: Path, visit: str, report: str, as_of: str) -> Path:
    evidence = {
        "rulebook": "sample-2024",
        "agency": {"id": "a", "name": "a", "level": "province", "kind": "people_committee"},
        "as_of": as_of,
        "facts": {"visit": visit, "report": "r"},
        "documents": {"r": sample_document("r", report)},
    }
    return write_evidence(folder, evidence, "a.yaml")


def test_days_move_by_months_between_the_months_of_a_rulebook(tmp_path: Path):
    """Visited on 27 January, reported on the 31st, 4 days later: late, 5 of 10. A month on it is the 27th and the 29th.

    The days are moved as far as the months lie apart, not left in January and not by years: what was late in January is
    on time in February, 5 more by the rules. February's own report, 4 days after the visit, is late again.
    """
    book = reporting(tmp_path)
    last = tmp_path / "january.parquet"
    file = reported(tmp_path, "2024-01-27", "2024-01-31", "2024-01-31")
    printed("batch", file, "--rulebook", book, "-o", last)
    assert read_previous(last).rules.starts_on == date(2024, 1, 1)
    february = reported(tmp_path, "2024-02-20", "2024-02-24", "2024-02-29")
    told = printed("batch", february, "--rulebook", book, "--previous", last, "--format", "csv")
    [row] = DictReader(told.splitlines())
    found = [row[name] for name in ("previous.points", "change.points.rules", "change.points.performance", "points")]
    assert found == ["5", "5", "-5", "5"]
