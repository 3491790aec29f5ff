"""What holds for every rulebook and all evidence: the engine against the naive evaluator, and the laws of a score."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.naive import NaiveScore, half_up, naive_score
from tests.naive_reading import TOKEN
from tests.on_disk import evaluate, load, rendered, totals
from tests.strategies import rulebooks
from tests.strategies_evidence import Scored, days, evidence_for, scored
from tests.table_files import build_evidence, build_rulebook

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure

# The same examples in every run: a build that fails today and not tomorrow teaches nobody anything.
STEADY = settings(max_examples=200, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
FEWER = settings(STEADY, max_examples=60)


@contextmanager
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def score(one: Scored) -> Any:
    with scratch() as folder:
        return score_here(folder, one)


def score_here(folder: Path, one: Scored) -> Any:
    return evaluate(folder, load(folder, one.rulebook), one.evidence, one.as_of)


def criteria_of(rulebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [criterion for area in rulebook["areas"] for criterion in area["criteria"]]


def in_the_index(rulebook: dict[str, Any], result: dict[str, Any]) -> list[dict[str, Any]]:
    """The results that count towards the index: inside the maximum, and neither a bonus nor a penalty."""
    outside = {c["id"] for c in criteria_of(rulebook) if c.get("counts_as", "points") != "points"}
    return [c for c in result["criteria"] if c["points"] is not None and c["id"] not in outside]


@STEADY
@given(scored())
def test_engine_agrees_with_the_naive_evaluator_on_every_criterion(one: Scored) -> None:
    expected = naive_score(*one)
    found = {c.id: (c.outcome, None if c.points is None else Fraction(c.points)) for c in score(one).criteria}
    assert found == expected.criteria


@STEADY
@given(scored())
def test_engine_agrees_with_the_naive_evaluator_on_the_totals(one: Scored) -> None:
    expected, found = naive_score(*one), totals(score(one))
    assert naive_totals(expected) == {
        **{key: Fraction(found[key]) for key in ("points", "max_points", "bonus", "penalty")},
        "index": found["index"] if found["index"] is None else half_up(Fraction(found["index"]), 2),
        "classification": found["classification"],
    }


def naive_totals(expected: NaiveScore) -> dict[str, Any]:
    keys = ("points", "max_points", "bonus", "penalty", "classification")
    index = None if expected.index is None else half_up(expected.index, 2)
    return {**{key: getattr(expected, key) for key in keys}, "index": index}


@STEADY
@given(scored())
def test_points_stay_in_range(one: Scored) -> None:
    for criterion in score(one).criteria:
        assert criterion.points is None or 0 <= criterion.points <= criterion.max_points
        assert criterion.points is not None or criterion.outcome not in ("full", "partial", "zero")


@STEADY
@given(scored())
def test_criteria_add_up_to_areas_and_areas_to_the_total(one: Scored) -> None:
    result = totals(score(one))
    own = in_the_index(one.rulebook, result)
    for key in ("points", "max_points"):
        assert sum(area[key] for area in result["areas"]) == result[key]
        for area in result["areas"]:
            assert sum(c[key] for c in own if c["area"] == area["id"]) == area[key]


@STEADY
@given(scored())
def test_deductions_and_points_are_the_maximum(one: Scored) -> None:
    result = totals(score(one))
    own = in_the_index(one.rulebook, result)
    assert sum(c["deduction"] for c in own) + result["points"] == result["max_points"]
    lost = {c["id"]: c["deduction"] for c in own if c["deduction"]}
    assert set(result["deductions"]) == set(lost)
    assert [lost[name] for name in result["deductions"]] == sorted(lost.values(), reverse=True)


@STEADY
@given(scored(), st.randoms(use_true_random=False))
def test_the_order_of_keys_never_matters(one: Scored, random: Any) -> None:
    def shuffled(node: Any) -> Any:
        if isinstance(node, list):
            return [shuffled(item) for item in node]
        if not isinstance(node, dict):
            return node
        keys = list(node)
        random.shuffle(keys)
        return {key: shuffled(node[key]) for key in keys}

    other = Scored(shuffled(one.rulebook), shuffled(one.evidence), one.as_of)
    first, second = totals(score(one)), totals(score(other))
    assert first["rulebook"] == second["rulebook"]
    assert numbers(first) == numbers(second)


def numbers(result: dict[str, Any]) -> Any:
    """A result without what tells where in the file something stood."""
    keys = ("id", "outcome", "points", "max_points", "deduction", "value", "threshold", "reason")
    kept = [{key: criterion[key] for key in keys} for criterion in result["criteria"]]
    return kept, {key: result[key] for key in ("points", "max_points", "index", "bonus", "penalty", "deductions")}


def facts_of_measures(rulebook: dict[str, Any]) -> set[str]:
    """The facts that only measures use: by the format, the absence of a fact can lift a veto or a `zero_if`."""
    conditions = [veto["when"] for veto in rulebook.get("vetoes", ())]
    for criterion in criteria_of(rulebook):
        conditions += [criterion.get("zero_if", ""), criterion.get("applies_to", {}).get("when", "")]
    in_conditions = {token for condition in conditions for token in TOKEN.findall(condition)}
    return {name for area in rulebook["areas"] for name in area["facts"]} - in_conditions


@STEADY
@given(st.data(), scored())
def test_dropping_a_fact_never_raises_points(data: st.DataObject, one: Scored) -> None:
    rulebook = deepcopy(one.rulebook)
    for criterion in criteria_of(rulebook):
        criterion.pop("when_missing", None)
    given_facts = sorted(facts_of_measures(rulebook) & one.evidence["facts"].keys())
    assume(given_facts)
    dropped = data.draw(st.sampled_from(given_facts))
    rest = {name: value for name, value in one.evidence["facts"].items() if name != dropped}
    before = score(one._replace(rulebook=rulebook)).criteria
    after = score(Scored(rulebook, {**one.evidence, "facts": rest}, one.as_of)).criteria
    for had, has in zip(before, after, strict=True):
        assert (has.points or 0) <= (had.points or 0)


@FEWER
@given(st.data(), rulebooks(), days())
def test_another_agency_changes_nothing(data: st.DataObject, rulebook: dict[str, Any], as_of: date) -> None:
    ours, other = data.draw(evidence_for(rulebook, as_of)), data.draw(evidence_for(rulebook, as_of))
    with scratch() as folder:
        loaded = load(folder, rulebook)
        alone = rendered(evaluate(folder, loaded, ours, as_of))
        evaluate(folder, loaded, other, as_of)
        assert rendered(evaluate(folder, loaded, ours, as_of)) == alone


@FEWER
@given(scored())
def test_the_same_input_gives_the_same_bytes(one: Scored) -> None:
    with scratch() as folder:
        assert rendered(score_here(folder, one)) == rendered(score_here(folder, one))


RISING = (
    "proportional",
    {"proportional_to": "90 %"},
    {"proportional_to": "90 %", "nothing_below": "50 %"},
    {"proportional_above": "85 %"},
    {"linear": {"zero_at": "20 %", "full_at": "70 %"}},
    {"at_least": "50 %"},
    {"above": "50 %"},
    {
        "bands": [
            {"above": "90 %", "earns": "100 %"},
            {"at_least": "40 %", "at_most": "90 %", "earns": "in_proportion"},
            {"below": "40 %", "earns": "10 %"},
        ]
    },
)
FALLING = (
    {"linear": {"zero_at": "70 %", "full_at": "20 %"}},
    {"at_most": "50 %"},
    {"below": "50 %"},
)
BY_COUNT = (
    ({"per_unit": Decimal("0.3")}, 1),
    ({"proportional_to": 30}, 1),
    ({"deduct": "15 %", "down_to": "10 %"}, -1),
)


def one_criterion(measure: dict[str, Any], scale: Any) -> dict[str, Any]:
    return build_rulebook(
        {
            "facts": {"part": "count", "whole": "count"},
            "criterion": {"max_points": 2, "measure": measure, "scale": scale},
        }
    )


@FEWER
@given(
    st.sampled_from([*((scale, 1) for scale in RISING), *((scale, -1) for scale in FALLING)]),
    st.integers(1, 300).flatmap(lambda whole: st.tuples(*[st.integers(0, whole)] * 2, st.just(whole))),
)
def test_points_rise_or_fall_with_the_share(scale: tuple[Any, int], counts: tuple[int, int, int]) -> None:
    rulebook = one_criterion({"share": ["part", "whole"], "when_empty": "zero"}, scale[0])
    assert_monotone(rulebook, counts, scale[1])


@FEWER
@given(st.sampled_from(BY_COUNT), st.tuples(*[st.integers(0, 40)] * 2, st.just(0)))
def test_points_rise_or_fall_with_the_count(scale: tuple[Any, int], counts: tuple[int, int, int]) -> None:
    assert_monotone(one_criterion({"value": "part + 0 * whole"}, scale[0]), counts, scale[1])


def assert_monotone(rulebook: dict[str, Any], counts: tuple[int, int, int], direction: int) -> None:
    """Points at the larger part are not below those at the smaller; with direction -1, not above them."""
    smaller, larger = sorted(counts[:2])
    as_of = date(2024, 12, 31)
    with scratch() as folder:
        loaded, found = load(folder, rulebook), []
        for part in (smaller, larger):
            evidence = build_evidence(rulebook, {"part": part, "whole": counts[2]}, as_of)
            found.append(evaluate(folder, loaded, evidence, as_of).criteria[0].points)
    assert (found[1] - found[0]) * direction >= 0
