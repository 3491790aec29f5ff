"""A folder of YAML, JSON and Excel together: scored as one field, whatever is wrong listed beside it."""

import json
import os
import pty
import subprocess
import sys
from csv import DictReader
from pathlib import Path
from typing import Any

import pytest

from scoring import load_rulebook
from scoring.batch.field import load_field
from scoring.batch.grouping import group_by
from scoring.evidence.loading import read_evidence
from scoring.evidence.workbook.writing import fill_form
from tests.batch.fields import TARGET, book_of, points_of, write_agency
from tests.command_line import score
from tests.on_disk import write_rulebook

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def field(tmp_path: Path) -> tuple[Path, str]:
    """Three agencies in three formats and two folders: 45 %, 72 % and 90 % of a target of 90 %, in blocks X and Y."""
    book = str(write_rulebook(tmp_path, book_of(TARGET)))
    folder = tmp_path / "field"
    (folder / "below").mkdir(parents=True)
    write_agency(folder, "a", {"done": 45, "asked": 100}, groups={"block": "X"})
    as_yaml = write_agency(tmp_path, "b", {"done": 72, "asked": 100}, groups={"block": "Y"})
    (folder / "below" / "b.json").write_text(json.dumps(json.loads(as_yaml.read_text("utf-8")), indent=1), "utf-8")
    form = dict(read_evidence(write_agency(tmp_path, "c", {"done": 90, "asked": 100}, groups={"block": "X"})))
    (folder / "c.xlsx").write_bytes(fill_form(load_rulebook(book), form, "vi"))
    return folder, book


def break_some(folder: Path) -> None:
    """Files that are unreadable, wrong, or a second one of an agency."""
    (folder / "cut.json").write_text('{"rulebook": ', "utf-8")
    (folder / "no.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (folder / "not-text.yaml").write_bytes(b"\xff\xfe\x00\x01")
    write_agency(folder, "wrong", {"done": -1, "asked": 100})
    write_agency(folder / "below", "a", {"done": 1, "asked": 100}).rename(folder / "twice.yaml")


def rows(text: str) -> list[tuple[Any, ...]]:
    return [(row["agency"], row["rank"], row["points"]) for row in DictReader(text.splitlines())]


GOOD = [("c", "1", "10"), ("b", "2", "8"), ("a", "3", "5")]


def test_all_formats_are_one_field(field: tuple[Path, str]):
    folder, book = field
    done = score("batch", str(folder), "--rulebook", book, "--format", "csv")
    assert (done.exit_code, done.stderr, rows(done.stdout)) == (0, "", GOOD)


def test_all_formats_say_their_groups(field: tuple[Path, str]):
    folder, book = field
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = load_field(files, book, group_of=group_by("block"))
    assert {one.evidence.agency.id: one.evidence.agency.groups["block"] for one in found.results} == {
        "a": "X",
        "b": "Y",
        "c": "X",
    }
    assert points_of(found) == {"a": "5", "b": "8", "c": "10"}


def test_every_bad_file_is_listed_with_what_is_wrong_and_the_rest_scored(field: tuple[Path, str]):
    folder, book = field
    break_some(folder)
    done = score("batch", str(folder), "--rulebook", book, "--format", "csv", "--lang", "en")
    assert (done.exit_code, rows(done.stdout)) == (4, GOOD)
    for name in ("cut.json", "no.xlsx", "not-text.yaml", "wrong.yaml", "twice.yaml"):
        assert f"{folder}/{name}" in done.stderr
    assert f"the agency 'a' stands in {folder}/a.yaml already. Keep one file for each agency." in done.stderr
    assert done.stderr.splitlines()[-1] == "Agencies scored: 3; files that could not be scored: 5."


@pytest.mark.parametrize("form", ["csv", "json", "html", "xlsx", "parquet", "table"])
def test_strict_writes_nothing_in_any_format(field: tuple[Path, str], form: str):
    folder, book = field
    break_some(folder)
    out = folder.parent / f"out.{form}"
    done = score("batch", str(folder), "--rulebook", book, "--strict", "--format", form, "-o", str(out))
    assert (done.exit_code, done.stdout, out.exists()) == (4, "", False)


def test_progress_is_shown_on_standard_error_where_that_is_a_terminal(field: tuple[Path, str]):
    folder, book = field
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "cli", "batch", str(folder), "--rulebook", book, "--format", "csv"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, cwd=ROOT, text=True, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode("utf-8")
    os.close(ours)
    assert "100%" in shown
    assert rows(done.stdout) == GOOD


def test_class_bonus_penalty_and_missing_stand_in_every_form(tmp_path: Path):
    """9 of 10 points at 81 %: class A from 90 %. The bonus of 2 is outside, and its cap is 1."""
    book = book_of(TARGET, {"bonus": {"at_most": 1}, "penalty": {"at_most": 5}})
    bonus = {**book["areas"][0]["criteria"][0], "id": "B1", "max_points": 2, "counts_as": "bonus"}
    lacking = {
        **bonus,
        "id": "M1",
        "max_points": 1,
        "counts_as": "points",
        "measure": {"yes": "shown"},
        "scale": "yes_no",
    }
    book["areas"][0]["criteria"] += [bonus | {"scale": {"proportional_to": "81 %"}}, lacking]
    label = {"vi": "Đã công khai", "en": "Shown"}
    book["areas"][0]["facts"]["shown"] = {"type": "yes_no", "label": label}
    book["areas"][0]["max_points"] = 11
    bands = [{"class": "A", "at_least": "80 %"}, {"class": "B", "at_least": "0 %"}]
    book["classification"] = {"bands": bands}
    home = str(write_rulebook(tmp_path, book))
    (tmp_path / "field").mkdir()
    write_agency(tmp_path / "field", "a", {"done": 81, "asked": 100})
    base = ["batch", str(tmp_path / "field"), "--rulebook", home, "--lang", "en"]
    assert score(*base).stderr == ""
    [row] = DictReader(score(*base, "--format", "csv").stdout.splitlines())
    shown = [row[name] for name in ("points", "max_points", "classification", "bonus", "penalty", "missing")]
    assert shown == ["9", "11", "A", "1", "0", "1"]
    [header, _, line] = score(*base).stdout.splitlines()[3:6]
    assert header.split() == ["Agency", "Rank", "Points", "Maximum", "Index", "Class", "Bonus", "Penalty", "Missing"]
    assert line.split() == ["a", "1", "9.00", "11.00", "81.82", "%", "A", "1.00", "0", "1"]
    page = score(*base, "--format", "html").stdout
    assert all(f">{title}<" in page for title in ("Class", "Bonus", "Penalty", "Criteria without evidence"))
