"""`score rules test` of an overlay: its own cases, and those of its rulebook as far as they hold for it."""

import shutil
from pathlib import Path

import pytest

from scoring.errors import RulebookError
from scoring.trials.coverage import coverage_of
from scoring.trials.running import Trial, try_cases
from tests.command_line import ROOT, score
from tests.trials.test_running import GOOD

SAMPLE = ROOT / "examples" / "overlays" / "ha-tinh-2024-diem-mau.yaml"
HEAD = 'overlay: own\nof: good\nversion: "1"\ntitle: {vi: Riêng, en: Own}\n'
BASIS = "points_basis: {vi: Đặt ra., en: Set.}\n"
BASE_CASES = """\
cases:
  - {case: half, criterion: "1", agency: {level: district, kind: committee},
     facts: {done: 400, received: 1000}, expect: {outcome: partial, points: 1}}
  - {case: all, criterion: "1", agency: {level: district, kind: committee},
     facts: {done: 800, received: 1000}, expect: {outcome: full, points: 2}}
  - {case: nothing, criterion: "1", agency: {level: district, kind: committee},
     facts: {done: 0, received: 1000}, expect: {outcome: zero, points: 0}}
"""


def tried(folder: Path, overlay: str, own: str = "", base: str = BASE_CASES) -> list[Trial]:
    """The trials of an overlay on the good rulebook, whose criterion 1 asks districts for 80 % and gives 2 points."""
    home = folder / "good"
    shutil.copytree(GOOD, home)
    shutil.rmtree(home / "cases")
    (home / "cases").mkdir()
    (home / "cases" / "all.yaml").write_text(base, encoding="utf-8")
    path = folder / "own.yaml"
    path.write_text(HEAD + overlay, encoding="utf-8")
    if own:
        (folder / "own.cases.yaml").write_text(own, encoding="utf-8")
    return try_cases(path)[1]


def said(trials: list[Trial]) -> list[tuple[str, bool]]:
    return [(trial.case.form.case, trial.has_passed) for trial in trials]


def test_the_cases_of_what_the_overlay_leaves_alone_are_run_as_they_are(tmp_path: Path):
    trials = tried(
        tmp_path, 'rename: {"1": {vi: Khác, en: Other}}\n', base=BASE_CASES.replace("points: 1}", "points: 1.1}")
    )
    assert said(trials) == [("half", False), ("all", True), ("nothing", True)]


def test_of_what_has_other_points_only_the_outcome_is_expected(tmp_path: Path):
    """40 of 80 % of 3 points earns 1.5, which the base's case does not know."""
    trials = tried(tmp_path, BASIS + 'areas: {first: 18}\npoints: {"1": 3}\n')
    assert said(trials) == [("half", True), ("all", True), ("nothing", True)]
    assert [str(trial.points) for trial in trials] == ["1.5", "3", "0"]


def test_an_outcome_that_differs_still_fails(tmp_path: Path):
    wrong = BASE_CASES.replace("{outcome: full, points: 2}", "{outcome: partial, points: 1.9}")
    trials = tried(tmp_path, BASIS + 'areas: {first: 18}\npoints: {"1": 3}\n', base=wrong)
    assert said(trials) == [("half", True), ("all", False), ("nothing", True)]


def test_the_cases_of_what_is_re_targeted_or_left_out_are_not_run(tmp_path: Path):
    assert said(tried(tmp_path / "a", 'targets: {"1": {province: 95 %, district: 85 %, commune: 75 %}}\n')) == []
    assert said(tried(tmp_path / "b", 'areas: {first: 15}\nexclude: ["1"]\n')) == []


def test_an_overlay_has_cases_of_its_own_beside_it(tmp_path: Path):
    """40 of 85 % of 2 points: 0.94117…"""
    own = BASE_CASES.replace("points: 1}", "points: 0.9412}").replace("done: 800", "done: 850")
    trials = tried(tmp_path, 'targets: {"1": {province: 95 %, district: 85 %, commune: 75 %}}\n', own)
    assert said(trials) == [("half", True), ("all", True), ("nothing", True)]
    assert {Path(trial.case.file).name for trial in trials} == {"own.cases.yaml"}


def test_a_mistake_in_a_case_of_the_overlay_is_told_with_its_place(tmp_path: Path):
    with pytest.raises(RulebookError, match=r"own\.cases\.yaml:2:.*there is no criterion '99'"):
        tried(tmp_path, 'rename: {"1": {vi: Khác, en: Other}}\n', BASE_CASES.replace('"1"', '"99"', 1))


def test_the_shipped_overlay_is_tried_on_every_side():
    book, trials = try_cases(SAMPLE)
    assert [str(trial.case) for trial in trials if not trial.has_passed] == []
    assert {
        one.criterion: (one.outcomes, one.sides) for one in coverage_of(book, trials) if one.outcomes or one.sides
    } == {}
    own = [trial for trial in trials if trial.case.file.endswith(".cases.yaml")]
    assert {trial.case.criterion for trial in own} == {"3.1", "3.4", "3.6", "VI.2.1a"}


def test_checking_the_cases_of_an_overlay_checks_the_overlay():
    told = score("check", SAMPLE.with_name("ha-tinh-2024-diem-mau.cases.yaml"), "--lang", "en")
    assert (told.exit_code, "ha-tinh-2024-diem-mau" in told.stdout) == (0, True)
