"""JUnit and SARIF: the files fit the schemas of others, and say what the printed reports say."""

import json
import shutil
from pathlib import Path

import pytest

from scoring.report.lint import FORMATS as LINT
from scoring.report.lint.titles import TITLES
from scoring.report.result.junit import render as junit_of
from scoring.rulebook.lint import RULES
from scoring.rulebook.lint.reading import REFUSED
from tests.broken_files import apply_change
from tests.command_line import EXAMPLE, MIDYEAR, ROOT, score
from tests.generated import example_result
from tests.report.hostile_strings import HOSTILE, hostile_result
from tests.report.samples import BOOK, LINTED, linted
from tests.report.schemas_of_others import read_junit, read_sarif


@pytest.fixture(autouse=True)
def _in_the_top_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)


def spoilt(folder: Path, defect: str) -> Path:
    home = folder / "good"
    shutil.copytree(LINTED / "good", home)
    apply_change(home, LINTED / "defects" / f"{defect}.diff")
    return home


def test_every_rule_of_lint_has_a_title():
    assert TITLES.keys() == {REFUSED, *RULES}


def test_a_result_as_junit_fails_what_lost_points_and_skips_what_is_not_asked(tmp_path: Path):
    assert score("run", EXAMPLE, "-o", tmp_path / "so.xml", "--lang", "en").exit_code == 0
    found = read_junit((tmp_path / "so.xml").read_text("utf-8"))
    assert (found.tests, found.failures, len(list(found))) == (67, 4, 7)
    cases = {case.name.split("]")[0][1:]: case for suite in found for case in suite}
    (lost,) = cases["3.1"].result
    assert (lost.type, lost.message) == (
        "partial", "−0.06: 8,420 / 10,000 = 84.20 % < 90 % (province) → 0.85 / 0.91 points"
    )  # fmt: skip
    assert [cases[name].result[0].type for name in ("7.2", "VI.2.1a")] == ["missing", "partial"]
    assert cases["1.2"].is_skipped
    assert cases["1.1b"].is_passed
    suite = next(suite for suite in found if suite.name == "Reform of administrative procedures")
    assert {one.name: one.value for one in suite.properties()}["points"] == "11.7414"


def test_a_result_before_the_end_of_the_period_skips_what_is_not_due(tmp_path: Path):
    assert score("run", MIDYEAR, "-o", tmp_path / "a.xml").exit_code == 0
    found = read_junit((tmp_path / "a.xml").read_text("utf-8"))
    assert {case.result[0].type for suite in found for case in suite if case.is_skipped} >= {"pending"}


def test_lint_as_junit_fails_by_errors_and_not_by_warnings(tmp_path: Path):
    found = {}
    for defect, code in (("levels-commune-above-district", 3), ("cap-unreachable", 0)):
        done = score("rules", "lint", spoilt(tmp_path / defect, defect), "--format", "junit", "--lang", "en")
        assert (done.exit_code, done.stderr) == (code, "")
        (found[defect],) = read_junit(done.stdout)
    failed = [case.name for case in found["levels-commune-above-district"] if not case.is_passed]
    assert failed == ["levels-out-of-order: a lower level is asked for more than a higher one"]
    warned = [case for case in found["cap-unreachable"] if case.system_out]
    assert [case.name for case in warned] == ["cap-unreachable: bonus or penalty do not come to their cap"]
    assert "(warning cap-unreachable)" in warned[0].system_out
    assert found["cap-unreachable"].failures == 0


def test_lint_as_sarif_names_rule_place_and_counterexample():
    run = read_sarif(str(LINT.render(linted(), "sarif", "en")))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(TITLES)
    warning, error = run["results"]
    assert (warning["ruleId"], warning["level"], error["ruleId"], error["level"]) == (
        "cap-unreachable", "warning", "levels-out-of-order", "error",
    )  # fmt: skip
    place = error["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"].startswith("rules/b%E1%BB%99%20m%E1%BA%ABu/")
    assert place["physicalLocation"]["region"].keys() == {"startLine", "startColumn"}
    finding = linted()[BOOK][1]
    assert place["physicalLocation"]["region"]["startLine"] == finding.problem.line
    assert error["properties"]["counterexample"] == finding.counterexample
    rule = run["tool"]["driver"]["rules"][error["ruleIndex"]]
    assert rule["id"] == error["ruleId"]


def test_the_cases_of_a_rulebook_as_junit(tmp_path: Path):
    home = tmp_path / "uong-bi-2023"
    shutil.copytree(ROOT / "rules" / "uong-bi-2023", home)
    cases = min((home / "cases").iterdir())
    text = cases.read_text("utf-8")
    assert "points: 2.475}" in text
    cases.write_text(text.replace("points: 2.475}", "points: 2.375}", 1), "utf-8")
    done = score("rules", "test", home, "-o", tmp_path / "cases.xml", "--lang", "en")
    assert (done.exit_code, done.stdout) == (3, "")
    (suite,) = read_junit((tmp_path / "cases.xml").read_text("utf-8"))
    assert suite.failures == 1
    (failed,) = [case for case in suite if not case.is_passed]
    (why,) = failed.result
    assert "expected: partial, 2.375 points; got: partial, 2.475 points" in f"{why.message}"
    assert f"{cases}:" in why.text


def test_a_check_reports_what_is_wrong_in_every_format_and_keeps_its_exit_code(tmp_path: Path):
    bad = tmp_path / "xấu.yaml"
    bad.write_text("rulebook: ha-tinh-2024\nagency: {id: a, name: b, level: province, kind: xyz}\n", "utf-8")
    told = score("check", bad, "--lang", "en")
    assert (told.exit_code, told.stdout) == (4, "")
    count = len(told.stderr.splitlines())
    done = score("check", bad, "--format", "sarif", "--lang", "en")
    assert (done.exit_code, done.stderr) == (4, "")
    run = read_sarif(done.stdout)
    assert len(run["results"]) == count
    assert {one["ruleId"] for one in run["results"]} == {"invalid-evidence"}
    done = score("check", bad, "-o", tmp_path / "x.xml")
    assert (done.exit_code, done.stdout) == (4, "")
    (suite,) = read_junit((tmp_path / "x.xml").read_text("utf-8"))
    assert suite.failures == 1
    found = json.loads(score("check", bad, "--format", "json").stdout)
    assert (found["valid"], found["kind"], len(found["problems"])) == (False, "evidence", count)


@pytest.mark.parametrize("path", [EXAMPLE, "rules/uong-bi-2023"])
def test_a_check_without_problems_is_an_empty_report(path: str):
    done = score("check", path, "--format", "sarif")
    assert (done.exit_code, read_sarif(done.stdout)["results"]) == (0, [])
    (suite,) = read_junit(score("check", path, "--format", "junit").stdout)
    assert (suite.tests, suite.failures) == (1, 0)
    assert json.loads(score("check", path, "--format", "json").stdout)["valid"] is True


def test_a_file_that_is_not_there_is_told_and_not_reported(tmp_path: Path):
    done = score("check", tmp_path / "none.yaml", "--format", "sarif", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_submitted_does_not_break_the_xml(text: str):
    assert read_junit(junit_of(hostile_result(text), "vi")).tests == 67


def test_the_same_result_gives_the_same_text():
    assert junit_of(example_result("xa-mau"), "en") == junit_of(example_result("xa-mau"), "en")
