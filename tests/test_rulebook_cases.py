"""The cases of every shipped rulebook hold, and leave no outcome of any criterion untried."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scoring.engine.verdict import Outcome
from scoring.errors import RulebookError
from scoring.rulebook.cases import read_cases
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.loading import shipped_folder, shipped_ids
from scoring.rulebook.normal_form import scope_fits, targets_of
from scoring.trials.coverage import Coverage, coverage_of
from scoring.trials.running import Trial, try_case
from tests.generated import rulebook_of
from tests.on_disk import write_node


@cache
def trials_of(name: str) -> tuple[Trial, ...]:
    """Every case of a shipped rulebook, run by the library's own runner."""
    book = rulebook_of(name)
    return tuple(try_case(case, book) for case in read_cases(shipped_folder() / name, book))


@cache
def coverage_in(name: str) -> dict[str, Coverage]:
    return {one.criterion: one for one in coverage_of(rulebook_of(name), trials_of(name))}


EVERY = [pytest.param(trial, id=str(trial.case)) for name in shipped_ids() for trial in trials_of(name)]
CRITERIA = [pytest.param(name, one, id=f"{name} {one}") for name in shipped_ids() for one in rulebook_of(name).criteria]


@pytest.mark.parametrize("trial", EVERY)
def test_a_case_comes_to_what_was_worked_out_from_the_plan(trial: Trial):
    expect = trial.case.form.expect
    assert (trial.outcome, trial.points) == (expect.outcome, expect.points), trial.steps()[1]


@pytest.mark.parametrize(("name", "identifier"), CRITERIA)
def test_the_cases_of_a_criterion_try_every_outcome_it_can_have(name: str, identifier: str):
    assert coverage_in(name)[identifier].outcomes == ()


@pytest.mark.parametrize("name", shipped_ids())
def test_the_cases_try_every_side_of_every_bound(name: str):
    assert {one.criterion: one.sides for one in coverage_in(name).values() if one.sides} == {}


@pytest.mark.parametrize(("name", "identifier"), CRITERIA)
def test_a_target_of_a_level_is_both_reached_and_missed(name: str, identifier: str):
    """Where what is required of one level is not what is required of another."""
    rulebook = rulebook_of(name)
    criterion = rulebook.criteria[identifier]
    if not criterion.is_scored or not has_targets_by_level(criterion, name):
        return
    asked = {profile.level for profile in rulebook.head.profiles() if scope_fits(criterion, profile)}
    own = [trial for trial in trials_of(name) if trial.case.criterion == identifier]
    tried = {(trial.case.form.agency.level, trial.outcome == Outcome.FULL) for trial in own}
    assert {(level, is_full) for level in asked for is_full in (True, False)} - tried == set()


def has_targets_by_level(criterion: Criterion, name: str) -> bool:
    targets: dict[str, list[Any]] = {}
    for target in targets_of(criterion, rulebook_of(name)):
        targets.setdefault(target["level"], []).append({**target, "level": None})
    return any(one != other for one in targets.values() for other in targets.values())


def test_every_shipped_rulebook_has_cases():
    few = [name for name in shipped_ids() if len(trials_of(name)) < len(rulebook_of(name).criteria)]
    assert few == []


GOOD: dict[str, Any] = {
    "case": "as it should be",
    "criterion": "3.1",
    "agency": {"level": "province", "kind": "people_committee"},
    "facts": {"dossiers_received": 10},
    "expect": {"outcome": "missing", "points": 0},
}


def read(folder: Path, *cases: dict[str, Any]) -> Any:
    (folder / "cases").mkdir()
    (folder / "cases" / "x.yaml").write_text(write_node({"cases": cases}), encoding="utf-8")
    return read_cases(folder, rulebook_of("ha-tinh-2024"))


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"expected": {}}, "cases[1].expected: there is no key 'expected'."),
        ({"criterion": "99"}, "cases[1].criterion: there is no criterion '99'."),
        ({"agency": {"level": "province"}}, "cases[1].agency.kind: this key is missing."),
        ({"agency": {"level": "xa", "kind": "department"}}, "cases[1].agency.level: there is no level 'xa'."),
        ({"agency": {**GOOD["agency"], "tags": ["good"]}}, "cases[1].agency.tags: there is no tag 'good'."),
        ({"expect": {"points": 0}}, "cases[1].expect.outcome: this key is missing."),
        ({"expect": {"outcome": "missing"}}, "cases[1].expect: the outcome missing needs 'points'."),
        ({"expect": {"outcome": "perfect", "points": 1}}, "cases[1].expect.outcome: there is no value 'perfect'."),
        ({"expect": {"outcome": "full", "points": "1"}}, "cases[1].expect.points: '1' is not points."),
        ({"facts": {"premises": 10}}, "cases[1].facts.premises: the criterion does not use the fact 'premises'."),
        ({"expect": "fill_in"}, "cases[1].expect: the result is not filled in."),
        ({"expect": {"outcome": "full", "points": "fill_in"}}, "cases[1].expect: the result is not filled in."),
        ({"as_of": "2024-13-01"}, "cases[1].as_of: '2024-13-01' is not a date."),
    ],
)
def test_a_malformed_case_is_refused(broken: dict[str, Any], words: str, tmp_path: Path):
    with pytest.raises(RulebookError) as refused:
        read(tmp_path, {**GOOD, **broken})
    [problem] = refused.value.problems
    assert problem.line == 1
    assert words in problem.sentence("en")
    assert problem.message.vi != problem.message.en


def test_a_case_that_is_right_is_read(tmp_path: Path):
    [case] = read(tmp_path, GOOD)
    assert str(case) == "x.yaml: 3.1: as it should be"
    assert case.as_of.isoformat() == "2024-12-31"


def test_two_cases_named_alike_are_refused(tmp_path: Path):
    with pytest.raises(RulebookError) as refused:
        read(tmp_path, GOOD, GOOD)
    assert "named like the case on line 1" in str(refused.value)
