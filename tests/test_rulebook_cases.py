"""The cases of every shipped rulebook hold, and leave no outcome of any criterion untried."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from scoring.engine.verdict import Outcome, Reason
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.loading import shipped_folder, shipped_ids
from scoring.rulebook.normal_form import scope_fits, targets_of
from scoring.rulebook.quantities import Profile
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.choices import Choices
from scoring.rulebook.scales.proportional import ProportionalTo
from scoring.rulebook.scales.threshold import Above, AtLeast, AtMost, Below, YesNo
from tests.case_files import Case, read_case, read_cases, score_case
from tests.generated import kinds_and_levels, rulebook_of

Tried = dict[str, set[tuple[str, Any]]]


@cache
def cases_of(name: str) -> tuple[Case, ...]:
    return tuple(read_cases(shipped_folder() / name, rulebook_of(name)))


@cache
def tried_in(name: str) -> Tried:
    """For each criterion what its cases came to: outcomes, reasons, and outcomes at each level."""
    tried: Tried = {identifier: set() for identifier in rulebook_of(name).criteria}
    for case in cases_of(name):
        found = score_case(case, rulebook_of(name))
        level = case.agency["level"]
        outcome, reason = found.outcome, found.verdict.reason
        tried[case.criterion] |= {("outcome", outcome), ("reason", reason), (level, outcome == Outcome.FULL)}
    return tried


EVERY = [pytest.param(name, case, id=str(case)) for name in shipped_ids() for case in cases_of(name)]
CRITERIA = [pytest.param(name, one, id=f"{name} {one}") for name in shipped_ids() for one in rulebook_of(name).criteria]


@pytest.mark.parametrize(("name", "case"), EVERY)
def test_a_case_comes_to_what_was_worked_out_from_the_plan(name: str, case: Case):
    found = score_case(case, rulebook_of(name))
    assert (found.outcome.value, found.points) == (case.outcome, case.points)


@pytest.mark.parametrize(("name", "identifier"), CRITERIA)
def test_the_cases_of_a_criterion_try_every_outcome_it_can_have(name: str, identifier: str):
    rulebook = rulebook_of(name)
    missing = set(_possible(rulebook.criteria[identifier], rulebook)) - tried_in(name)[identifier]
    assert missing == set()


def _possible(criterion: Criterion, rulebook: Rulebook) -> Iterator[tuple[str, Any]]:
    """The outcomes and reasons that cases must show, and at each level a target reached and one missed."""
    if not criterion.is_scored or criterion.needs_field:
        yield "outcome", Outcome.UNSCORED
        return
    yield "outcome", Outcome.SURVEY if criterion.source == "survey" else Outcome.MISSING
    yield from (("outcome", outcome) for outcome in (Outcome.FULL, Outcome.ZERO))
    if len(criterion.parts) > 1 or can_be_partial(criterion.parts[0]):
        yield "outcome", Outcome.PARTIAL
    if can_be_empty(criterion):
        yield "reason", Reason.EMPTY
    if criterion.applies_to.when is not None:
        yield "reason", Reason.CONDITION
    profiles = [Profile("", level, kind, frozenset()) for kind, level in kinds_and_levels(rulebook)]
    asked = [profile for profile in profiles if scope_fits(criterion, profile)]
    if len(asked) < len(profiles) or criterion.applies_to.tags:
        yield "reason", Reason.NOT_ASKED
    if has_targets_by_level(criterion, rulebook):
        yield from ((profile.level, is_full) for profile in asked for is_full in (True, False))


def can_be_empty(criterion: Criterion) -> bool:
    """True if a zero denominator decides: there is one part with a denominator, and no condition has excluded it."""
    if len(criterion.parts) > 1 or not hasattr(criterion.parts[0].measure, "when_empty"):
        return False
    condition, formulas = criterion.applies_to.when, criterion.parts[0].measure.formulas()
    excluded = set(condition.tree.names()) if condition else set()
    return not formulas or not excluded & set(formulas[-1].tree.names())


def can_be_partial(part: Part) -> bool:
    """False for a scale that gives all or nothing, and for a whole number of which one is enough."""
    scale = part.scale
    if isinstance(scale, Choices):
        return len(set(scale.choices.values())) > 2
    if isinstance(scale, ProportionalTo) and not part.measure.is_rate:
        return any(amount.ratio[0] > amount.ratio[1] for amount in scale.target.values())
    return isinstance(scale, Bands) or not isinstance(scale, YesNo | AtLeast | Above | AtMost | Below)


def has_targets_by_level(criterion: Criterion, rulebook: Rulebook) -> bool:
    """True if what is required of one level is not what is required of another."""
    targets: dict[str, list[Any]] = {}
    for target in targets_of(criterion, rulebook):
        targets.setdefault(target["level"], []).append({**target, "level": None})
    return any(one != other for one in targets.values() for other in targets.values())


def test_every_shipped_rulebook_has_cases():
    assert {name: len(cases_of(name)) >= len(rulebook_of(name).criteria) for name in shipped_ids()} == dict.fromkeys(
        shipped_ids(), True
    )


def test_no_two_cases_of_a_rulebook_are_called_alike():
    for name in shipped_ids():
        names = [str(case) for case in cases_of(name)]
        assert sorted(names) == sorted(set(names))


GOOD: dict[str, Any] = {
    "case": "as it should be",
    "criterion": "3.1",
    "agency": {"level": "province", "kind": "people_committee"},
    "facts": {"dossiers_received": 10},
    "expect": {"outcome": "missing", "points": 0},
}


@pytest.mark.parametrize(
    "broken",
    [
        {"expected": {}},
        {"criterion": "99"},
        {"agency": {"level": "province"}},
        {"expect": {"points": 0}},
        {"expect": {"outcome": "missing"}},
        {"expect": {"outcome": "perfect", "points": 1}},
        {"facts": {"premises": 10}},
    ],
)
def test_a_malformed_case_fails(broken: dict[str, Any]):
    rulebook = rulebook_of("ha-tinh-2024")
    assert read_case("x.yaml", GOOD, rulebook).outcome == "missing"
    with pytest.raises(AssertionError):
        read_case("x.yaml", {**GOOD, **broken}, rulebook)
