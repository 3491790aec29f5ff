"""`score rules test`: cases are run, failures explained, what is untried is told, and drafts fill what is lacking."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
from scoring.rulebook.loading import find_rulebook
from scoring.trials.coverage import coverage_of
from scoring.trials.drafts import drafts_of
from scoring.trials.running import try_cases
from scoring.yaml_reader import parse_yaml

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = ROOT / "tests" / "linted" / "good"
RULES = ROOT / "rules"


def book_with(folder: Path, cases: str, source: Path = GOOD) -> Path:
    """A copy of a rulebook with these cases only."""
    home = folder / source.name
    shutil.copytree(source, home)
    shutil.rmtree(home / "cases", ignore_errors=True)
    (home / "cases").mkdir()
    (home / "cases" / "all.yaml").write_text(cases, encoding="utf-8")
    return home


def case(facts: str, expect: str, criterion: str = "1", more: str = "") -> str:
    agency = "{level: district, kind: committee}"
    return (
        f'cases:\n  - {{case: a name, criterion: "{criterion}", agency: {agency}, facts: {{{facts}}}, '
        f"{more}expect: {expect}}}\n"
    )


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["rules", "test", *map(str, arguments)])


def test_a_case_that_holds_passes(tmp_path: Path):
    home = book_with(tmp_path, case("done: 400, received: 1000", "{outcome: partial, points: 1}"))
    told = run(home, "--lang", "en")
    assert told.exit_code == 0
    assert f"{home}: 1/1 cases pass; 2/" in told.stdout.splitlines()[-1]


def test_a_case_that_fails_is_explained(tmp_path: Path):
    home = book_with(tmp_path, case("done: 400, received: 1000", "{outcome: partial, points: 1.5}"))
    told = run(home, "--lang", "en")
    assert told.exit_code == 3
    assert told.stdout.splitlines()[:4] == [
        f"{home / 'cases' / 'all.yaml'}:2 1: a name",
        "  expected: partial, 1.5 points",
        "  got: partial, 1 points",
        "  400 / 1,000 = 40.00 % < 80 % (district) → 1.00 / 2.00 points",
    ]
    told = run(home, "--lang", "vi")
    assert "  mong đợi: partial, 1,5 điểm\n  được: partial, 1 điểm\n" in told.stdout
    assert told.stdout.splitlines()[-1].startswith(f"{home}: 0/1 trường hợp đúng; đã thử 2/")


def test_a_case_whose_evidence_is_refused_fails(tmp_path: Path):
    home = book_with(tmp_path, case("done: 1001, received: 1000", "{outcome: full, points: 2}"))
    told = run(home, "--lang", "en")
    assert told.exit_code == 3
    assert "  got: evidence refused\n  done = 1,001 must lie between 0 and received = 1,000." in told.stdout


def test_a_case_that_is_not_filled_in_is_refused(tmp_path: Path):
    told = run(book_with(tmp_path, case("done: 1, received: 1", "fill_in")), "--lang", "en")
    assert (told.exit_code, told.stdout) == (3, "")
    assert "all.yaml:2:119 cases[1].expect: the result is not filled in." in told.stderr


def test_the_json_form_holds_cases_and_coverage(tmp_path: Path):
    home = book_with(tmp_path, case("done: 400, received: 1000", "{outcome: partial, points: 1}"))
    [book] = json.loads(run(home, "--format", "json").stdout)["rulebooks"]
    [one] = book["cases"]
    assert {key: one[key] for key in ("line", "criterion", "case", "passed", "expected", "got")} == {
        "line": 2,
        "criterion": "1",
        "case": "a name",
        "passed": True,
        "expected": {"outcome": "partial", "points": 1},
        "got": {"outcome": "partial", "points": 1},
    }
    first = book["coverage"][0]
    # 4 outcomes and a zero denominator; three sides of 90 %, 80 % and 75 %.
    assert (first["criterion"], first["cases"], first["tried"], first["possible"]) == ("1", 1, 2, 14)
    assert first["outcomes_not_tried"] == ["missing", "full", "zero", "empty"]
    assert {"level": "district", "kind": "committee", "relation": "on", "value": "80 %"} in first["sides_not_tried"]
    assert not [s for s in first["sides_not_tried"] if s["level"] == "district" and s["relation"] == "below"]


@pytest.mark.parametrize(
    ("criterion", "sides"),
    [
        ("2", ["exactly 0", "above 0", "below 10", "exactly 10", "above 10"]),
        ("3", ["on time", "late", "not issued"]),
        ("5", ["below 100 %", "exactly 100 %"]),
        ("7", ["fair", "weak"]),
        ("8", ["below 70 %", "exactly 70 %", "above 70 %", "below 90 %", "exactly 90 %", "above 90 %"]),
        ("10", ["exactly 0", "above 0", "below 4", "exactly 4", "above 4"]),
        ("11", ["yes", "no", "below 50 %", "exactly 50 %", "above 50 %"]),
        ("12", ["exactly 0", "above 0", "exactly 0", "above 0", "below 5", "exactly 5", "above 5"]),
        ("b", []),
    ],
)
def test_without_cases_every_side_is_untried(criterion: str, sides: list[str], tmp_path: Path):
    book, trials = try_cases(book_with(tmp_path, "cases: []\n"))
    [found] = [one for one in coverage_of(book, trials) if one.criterion == criterion]
    assert [side.words.en for side in found.sides] == sides


def test_drafts_stand_on_each_bound_and_one_step_beside_it(tmp_path: Path):
    printed = run(book_with(tmp_path, "cases: []\n"), "--generate").stdout
    drafted = parse_yaml(printed, "printed", may_be_blank=True)["cases"]
    facts = {draft["case"]: (draft["facts"], draft["expect"]) for draft in drafted}
    assert facts["1: below 80 %, district"] == ({"done": 799, "received": 1000}, "fill_in")
    assert facts["1: exactly 80 %, district"] == ({"done": 800, "received": 1000}, "fill_in")
    assert facts["1: above 80 %, district"] == ({"done": 801, "received": 1000}, "fill_in")
    assert facts["8: below 70 %, province"][0] == {"rate": "69.99 %"}
    assert facts["6: exactly 4, province"][0] == {"opinions": {"good": 750, "poor": 250}}
    assert facts["2: below 10, province"][0] == {"desks": 9, "received": 1}
    assert next(d["documents"] for d in drafted if d["case"] == "3: late, province") == {"d1": "2024-01-16"}


# Filled in with anything at all, the drafts must still come to the sides that they were drafted for.
@pytest.mark.parametrize("name", ["good", "ha-tinh-2024", "dak-nong-2021", "qd-766-2022", "uong-bi-2023"])
def test_drafts_leave_no_side_untried(name: str, tmp_path: Path):
    source = GOOD if name == "good" else find_rulebook(name)
    home = book_with(tmp_path, "cases: []\n", source)
    book, trials = try_cases(home)
    drafted = drafts_of(book, coverage_of(book, trials))
    filled = drafted.replace("expect: fill_in", "expect: {outcome: full, points: 0}")
    (home / "cases" / "all.yaml").write_text(filled, encoding="utf-8")
    book, trials = try_cases(home)
    assert [str(trial.case) for trial in trials if trial.refused] == []
    assert [(one.criterion, side.words.en) for one in coverage_of(book, trials) for side in one.sides] == []


def test_drafts_are_written_to_a_file_and_only_for_one_rulebook(tmp_path: Path):
    home = book_with(tmp_path, "cases: []\n")
    told = run(home, "--generate", "-o", home / "cases" / "bounds.yaml")
    assert (told.exit_code, told.stdout) == (0, "")
    assert run(home, "--lang", "en").stderr.count("the result is not filled in") == 50  # a file tells at most so many
    told = run("--generate", "--lang", "en")
    assert told.exit_code == 2
    assert "--generate needs exactly one rulebook" in told.stderr


@pytest.mark.parametrize(
    ("given", "expected", "got"),
    [
        ("none", "unclassified", None),
        ("none", "not_decided", "unscored, unclassified"),
        ("city_paper", "Giấy khen của Chủ tịch UBND thành phố", None),
        ("city_paper", "unclassified", "unscored, Giấy khen của Chủ tịch UBND thành phố"),
    ],
)
def test_a_case_may_expect_the_class_decided(given: str, expected: str, got: str | None, tmp_path: Path):
    agency = "agency: {level: district, kind: division}"
    facts = f"facts: {{collective_commendation: {given}}}"
    expect = f'expect: {{outcome: unscored, class: "{expected}"}}'
    cases = f'cases: [{{case: one, criterion: "4.tap-the", {agency}, {facts}, {expect}}}]'
    home = book_with(tmp_path, cases, RULES / "uong-bi-2023")
    told = run(home, "--lang", "en")
    assert (told.exit_code == 0) == (got is None)
    assert (f"\n  got: {got}\n" in told.stdout) == (got is not None)


@pytest.mark.parametrize(
    ("book", "criterion", "said"),
    [
        ("uong-bi-2023", "4.tap-the", "there is no class 'Cờ thi đua'"),
        ("ha-tinh-2024", "3.1", "only a class that is decided by a choice can be expected of one criterion"),
    ],
)
def test_a_class_that_cannot_be_is_refused(book: str, criterion: str, said: str, tmp_path: Path):
    agency = "agency: {level: commune, kind: people_committee}, facts: {}"
    cases = (
        f'cases: [{{case: one, criterion: "{criterion}", {agency}, expect: {{outcome: unscored, class: Cờ thi đua}}}}]'
    )
    home = book_with(tmp_path, cases, RULES / book)
    told = run(home, "--lang", "en")
    assert told.exit_code == 3
    assert "all.yaml:1:" in told.stderr + told.stdout
    assert said in told.stderr + told.stdout
