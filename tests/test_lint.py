"""Lint finds every planted defect at its place with its counterexample, and nothing in the shipped rulebooks."""

import csv
import json
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

import cli
from scoring.errors import RulebookError
from scoring.rulebook.clean import load_clean
from scoring.rulebook.lint import RULES
from scoring.rulebook.lint.reading import REFUSED, lint_rulebook
from scoring.rulebook.lint.rule import Finding
from scoring.rulebook.loading import shipped_folder, shipped_ids
from tests.broken_files import BROKEN, apply_change, write_broken_rulebook

ROOT = Path(__file__).resolve().parent.parent
LINTED = ROOT / "tests" / "linted"
GOOD = LINTED / "good"


class Planted(NamedTuple):
    """A defect, and the one finding that must tell of it."""

    defect: str
    code: str
    place: str
    criterion: str
    counterexample: str


def read_planted() -> list[Planted]:
    with (LINTED / "EXPECTED.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter=";", strict=True)
    return [Planted(*row) for row in rows]


PLANTED = read_planted()
# What a defect also breaks: it is told as well, and that is right.
ALSO = {
    "at-risk-without-remedy": {"no-remedy"},
    "points-above-max-left-over": {"nothing-to-lose"},
    "precision-constant": {"precision-too-coarse"},
}


def plant(folder: Path, defect: str) -> Path:
    home = folder / GOOD.name
    shutil.copytree(GOOD, home)
    apply_change(home, LINTED / "defects" / f"{defect}.diff")
    return home


def place_of(finding: Finding) -> str:
    return f"{Path(finding.problem.file).name}:{finding.problem.line}:{finding.problem.column}"


def lint(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["rules", "lint", *map(str, arguments)])


def test_every_planted_defect_has_one_row():
    files = sorted(path.stem for path in (LINTED / "defects").iterdir())
    assert files == sorted(row.defect for row in PLANTED)
    assert len(PLANTED) == 84


def test_every_rule_of_lint_finds_a_planted_defect_and_shows_a_value():
    shown = {row.code for row in PLANTED if row.counterexample}
    assert shown == {row.code for row in PLANTED} == {*RULES, REFUSED}
    assert sum(bool(row.counterexample) for row in PLANTED) == len(PLANTED) >= 40


@pytest.mark.parametrize("path", sorted((BROKEN / "rulebooks").iterdir()), ids=lambda path: path.stem)
def test_whatever_keeps_a_rulebook_from_loading_is_shown_with_what_is_written_there(path: Path, tmp_path: Path):
    findings = lint_rulebook(write_broken_rulebook(tmp_path, path))
    assert findings
    assert [f.problem for f in findings if not f.counterexample.isprintable() or not f.counterexample] == []


@pytest.mark.parametrize("row", PLANTED, ids=lambda row: row.defect)
def test_a_planted_defect_is_found(row: Planted, tmp_path: Path):
    findings = lint_rulebook(plant(tmp_path, row.defect))
    found = [
        Planted(row.defect, f.code, place_of(f), f.criterion or "", f.counterexample)
        for f in findings
        if (f.code, f.criterion or "") == (row.code, row.criterion)
    ]
    assert found == [row]
    assert {finding.code for finding in findings} - {row.code} == ALSO.get(row.defect, set()) - {row.code}


@pytest.mark.parametrize("row", PLANTED, ids=lambda row: row.defect)
def test_a_finding_is_told_in_both_languages(row: Planted, tmp_path: Path):
    for finding in lint_rulebook(plant(tmp_path, row.defect)):
        message = finding.problem.message
        assert message.vi != message.en
        assert message.vi[-1] in ".?"
        assert message.en[-1] in ".?"
        assert finding.problem.sentence("vi").isprintable()
        assert finding.counterexample


def test_every_rule_of_lint_is_on_its_page():
    page = (ROOT / "docs" / "checking-rules.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning) \|", page, re.MULTILINE)
    assert sorted(rows) == sorted((rule.code, rule.severity) for rule in RULES.values())


def test_the_good_rulebook_is_clean():
    assert lint_rulebook(GOOD) == []


# A rulebook that is still being written has criteria without cases; that is a warning, and the only one allowed.
@pytest.mark.parametrize("name", shipped_ids())
def test_a_shipped_rulebook_is_clean(name: str):
    has_cases = (shipped_folder() / name / "cases").is_dir()
    assert [f for f in lint_rulebook(name) if has_cases or f.code != "no-case"] == []


@pytest.mark.parametrize("path", sorted((LINTED / "meant").iterdir()), ids=lambda path: path.stem)
def test_what_a_plan_means_can_be_said(path: Path, tmp_path: Path):
    home = tmp_path / GOOD.name
    shutil.copytree(GOOD, home)
    apply_change(home, path)
    assert lint_rulebook(home) == []


def test_the_command_tells_and_exits_with_3(tmp_path: Path):
    home = plant(tmp_path, "class-gap-2015")
    told = lint(home, "--lang", "en")
    assert told.exit_code == 3
    assert "rulebook.yaml:16:5 classification.bands: an index of 90 % falls in no class." in told.stdout
    assert "(error class-gap) [counterexample: 90 %]" in told.stdout
    assert told.stdout.endswith(": errors: 1, warnings: 0\n")
    told = lint(home, "--lang", "vi")
    assert "chỉ số 90 % không thuộc loại nào." in told.stdout
    assert "(lỗi class-gap) [phản ví dụ: 90 %]" in told.stdout


def test_a_warning_exits_with_0(tmp_path: Path):
    told = lint(plant(tmp_path, "no-remedy"), "--lang", "en")
    assert (told.exit_code, told.stdout.splitlines()[-1].endswith(": errors: 0, warnings: 1")) == (0, True)


def test_the_json_form_is_the_same_in_both_languages(tmp_path: Path):
    home = plant(tmp_path, "levels-commune-above-district")
    texts = [lint(home, "--format", "json", "--lang", language).stdout for language in ("vi", "en")]
    assert texts[0] == texts[1]
    [book] = json.loads(texts[0])["rulebooks"]
    [finding] = book["findings"]
    assert {key: finding[key] for key in ("code", "severity", "line", "column", "criterion", "counterexample")} == {
        "code": "levels-out-of-order",
        "severity": "error",
        "line": 25,
        "column": 12,
        "criterion": "1",
        "counterexample": "82.5 %",
    }


def test_all_shipped_rulebooks_are_linted_by_default():
    told = lint("--lang", "en")
    assert told.exit_code == 0
    assert [line.partition(":")[0] for line in told.stdout.splitlines() if ": errors: " in line] == shipped_ids()


def test_a_rulebook_with_an_error_does_not_score(tmp_path: Path):
    evidence = tmp_path / "a.yaml"
    evidence.write_text(
        "rulebook: good\nagency: {id: a, name: A, level: province, kind: committee}\nas_of: 2024-12-31\nfacts: {}\n",
        encoding="utf-8",
    )
    home = plant(tmp_path, "max-unreachable-share")
    told = CliRunner().invoke(cli.main, ["run", str(evidence), "--rulebook", str(home), "--lang", "en"])
    assert (told.exit_code, told.stdout) == (3, "")
    assert "no evidence reaches the maximum, 2: the best, '100 %', earns 1.666667." in told.stderr
    with pytest.raises(RulebookError):
        load_clean(home)
    told = CliRunner().invoke(cli.main, ["run", str(evidence), "--rulebook", str(GOOD), "--lang", "en"])
    assert told.exit_code == 0


def test_checking_a_rulebook_tells_what_keeps_it_from_scoring(tmp_path: Path):
    told = CliRunner().invoke(cli.main, ["check", str(plant(tmp_path, "no-citation-dash")), "--lang", "en"])
    assert (told.exit_code, len(told.stderr.splitlines())) == (3, 1)
    assert "area.yaml:39:13 criteria[3].clause: the clause points nowhere in the document." in told.stderr


def untried(path: Path) -> list[str | None]:
    return [finding.criterion for finding in lint_rulebook(path) if finding.code == "no-case"]


def sample_overlay(folder: Path, cases: str = "") -> Path:
    """A copy of the sample overlay, with these cases of its own or none."""
    path = folder / "ha-tinh-2024-diem-mau.yaml"
    shutil.copy(ROOT / "examples" / "overlays" / path.name, path)
    if cases:
        path.with_name("ha-tinh-2024-diem-mau.cases.yaml").write_text(cases, "utf-8")
    return path


def test_an_overlay_lacks_cases_only_for_what_it_re_targets(tmp_path: Path):
    """The sample overlay re-targets 3.1 and VI.2.1a; the cases of its base try what it re-weights or renames."""
    assert untried(sample_overlay(tmp_path)) == ["3.1", "VI.2.1a"]
    assert untried(sample_overlay(tmp_path, 'cases: [{case: at 95 %, criterion: "3.1"}]')) == ["VI.2.1a"]


def test_the_shipped_overlay_is_clean():
    assert lint_rulebook(ROOT / "examples" / "overlays" / "ha-tinh-2024-diem-mau.yaml") == []


def test_an_overlay_in_a_folder_of_its_own_has_cases_beside_it(tmp_path: Path):
    home = tmp_path / "ha-tinh-2024-diem-mau"
    (home / "cases").mkdir(parents=True)
    sample_overlay(home).rename(home / "overlay.yaml")
    (home / "cases" / "targets.yaml").write_text('cases: [{case: at 95 %, criterion: "3.1"}]', "utf-8")
    assert untried(home / "overlay.yaml") == ["VI.2.1a"]
