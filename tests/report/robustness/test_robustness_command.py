"""score robustness at the command line: options, streams, exit codes."""

from pathlib import Path

import pytest

from tests.batch.fields import TARGET, book_of, write_agency
from tests.command_line import as_json, printed, score
from tests.on_disk import write_rulebook


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """Two agencies under a rulebook of one criterion: no weight and no criterion can change their order."""
    (tmp_path / "field").mkdir()
    write_agency(tmp_path / "field", "a", {"done": 45, "asked": 100})
    write_agency(tmp_path / "field", "b", {"done": 90, "asked": 100})
    book = str(write_rulebook(tmp_path, book_of(TARGET)))
    return ["robustness", str(tmp_path / "field"), "--rulebook", book, "--draws", "20"]


def test_the_same_seed_prints_the_same_bytes_and_the_drawing_is_named(command: list[str]):
    assert printed(*command, "--format", "json") == printed(*command, "--format", "json")
    found = as_json(*command, "--seed", "5", "--spread", "12.5 %")
    assert found["drawing"] == {"distribution": "uniform", "spread": 12.5, "draws": 20, "seed": 5}
    found = as_json(*command, "--distribution", "dirichlet")
    assert found["drawing"] == {"distribution": "dirichlet", "spread": None, "draws": 20, "seed": 1}
    text = printed(*command, "--lang", "en")
    told = "drawn at random 20 times: every area's weight by itself, evenly within ±25 % of what it is; seed 1."
    assert told in " ".join(text.split())


def test_one_area_and_one_criterion_leave_nothing_to_change(command: list[str]):
    text = printed(*command, "--lang", "en")
    assert "b – a: 50.00 points of index ahead, in 100.00 % of the draws" in text
    assert "no change of one weight is enough" in text
    (group,) = as_json(*command)["groups"]
    (criterion,) = group["criteria"]
    assert criterion == {
        "criterion": "C1", "moved": 0, "furthest": 0, "mean_places": 0, "ranks": {"b": None, "a": None},
    }  # fmt: skip


@pytest.mark.parametrize("spread", ["0", "100.1", "-5", "x", "1e1", ""])
def test_a_spread_that_is_none_is_wrong_usage(command: list[str], spread: str):
    done = score(*command, "--spread", spread, "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "must be above 0, at most 100 (percent)" in done.stderr


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["--distribution", "dirichlet", "--spread", "10"], "--spread goes with --distribution uniform"),
        (["--table", "swaps"], "--table goes with --format csv"),
        (["--template", "x.html"], "--template goes with --format html"),
        (["--distribution", "normal"], "'normal' is not one of 'uniform', 'dirichlet'"),
        (["--draws", "0"], "0 is not in the range 1<=x<=1000000"),
        (["--seed", "-1"], "-1 is not in the range"),
        (["--format", "pdf"], "this report has no format 'pdf'"),
        (["--group-by", "blok"], "no evidence has 'blok' under agency.groups"),
    ],
)
def test_an_option_that_does_not_fit_is_wrong_usage(command: list[str], wrong: list[str], says: str):
    done = score(*command, *wrong, "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr


def test_a_bad_file_is_told_and_ends_in_4_and_strict_prints_nothing_else(command: list[str], tmp_path: Path):
    write_agency(tmp_path / "field", "c", {"done": "x", "asked": 100})
    done = score(*command, "--lang", "en")
    assert done.exit_code == 4
    assert "Could not be scored: " in done.stdout
    assert "c.yaml" in done.stderr.splitlines()[0]
    done = score(*command, "--strict", "-o", str(tmp_path / "out.html"))
    assert (done.exit_code, done.stdout, (tmp_path / "out.html").exists()) == (4, "", False)


def test_a_template_of_ones_own_takes_the_place_of_the_page(command: list[str], tmp_path: Path):
    (tmp_path / "my.html").write_text("{% for s in sections %}{{ s.rows|length }} {% endfor %}", "utf-8")
    done = score(*command, "--format", "html", "--template", tmp_path / "my.html")
    assert (done.exit_code, done.stdout.split()) == (0, ["2", "1", "0", "2"])
