"""score batch at the command line: streams, exit codes, forms."""

import csv
import json
from pathlib import Path

import pytest

from tests.batch.fields import TARGET, book_of, write_agency
from tests.command_line import printed, score
from tests.on_disk import write_rulebook


@pytest.fixture
def book(tmp_path: Path) -> list[str]:
    """A field of two with the options that score it; one name would be a formula in a spreadsheet."""
    (tmp_path / "field").mkdir()
    write_agency(tmp_path / "field", "a", {"done": 45, "asked": 100}, name="=1+1")
    write_agency(tmp_path / "field", "b", {"done": 90, "asked": 100})
    return ["batch", str(tmp_path / "field"), "--rulebook", str(write_rulebook(tmp_path, book_of(TARGET)))]


def test_numbers_are_vietnamese_in_text_only(book: list[str]):
    assert "50,00 %" in printed(*book)
    rows = list(csv.DictReader(printed(*book, "--format", "csv").splitlines()))
    assert [(row["agency"], row["rank"], row["points"]) for row in rows] == [("b", "1", "10"), ("a", "2", "5")]
    assert rows[1]["name"] == "'=1+1"


def test_json_holds_the_criteria_and_does_not_change_with_the_language(book: list[str]):
    text = printed(*book, "--format", "json", "--table", "criteria")
    assert text == printed(*book, "--format", "json", "--table", "criteria", "--lang", "en")
    found = json.loads(text)
    assert found["refused"] == []
    assert found["criteria"][1] == {
        "agency": "a", "name": "=1+1", "group": "people_committee/province", "criterion": "C1", "area": "sample",
        "outcome": "partial",
        "points": 5, "max_points": 10, "deduction": 5, "reason": "short",
    }  # fmt: skip


def test_a_bad_file_is_told_on_standard_error_and_ends_in_4(book: list[str], tmp_path: Path):
    good = printed(*book, "--format", "csv")
    write_agency(tmp_path / "field", "c", {"done": "x", "asked": 100})
    done = score(*book, "--format", "csv", "--lang", "en")
    assert (done.exit_code, done.stdout) == (4, good)
    assert "c.yaml" in done.stderr.splitlines()[0]
    assert done.stderr.splitlines()[-1] == "Agencies scored: 2; files that could not be scored: 1."


def test_strict_prints_and_writes_nothing_but_the_problems(book: list[str], tmp_path: Path):
    write_agency(tmp_path / "field", "c", {"done": "x", "asked": 100})
    done = score(*book, "--strict", "-o", str(tmp_path / "out.csv"))
    assert (done.exit_code, done.stdout) == (4, "")
    assert "c.yaml" in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_grouping_that_no_file_knows_is_wrong_usage_and_says_what_there_is(book: list[str], tmp_path: Path):
    write_agency(tmp_path / "field", "c", {"done": 1, "asked": 100}, groups={"block": "Đông"})
    done = score(*book, "--group-by", "blok", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no evidence has 'blok' under agency.groups. Allowed: kind-level, kind, level, none, block." in done.stderr
    text = printed(*book, "--group-by", "block", "--lang", "en")
    assert text.index("Đông") < text.index("In no group (not ranked)")
