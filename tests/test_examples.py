"""Every example loads and scores to what was worked out by hand from the plan."""

import re
from decimal import Decimal

import pytest

from scoring import evaluate, load_evidence
from scoring.evidence.loading import read_evidence
from scoring.report import TEXT_FORMATS, render
from scoring.rulebook.loading import shipped_ids
from scoring.yaml_reader import parse_yaml
from tests.generated import ROOT, example_result, rulebook_of
from tests.on_disk import write_node
from tests.worked_ha_tinh_2024 import BY_HAND, TOTALS

NAMES = sorted(path.stem for path in (ROOT / "examples" / "ha-tinh-2024").glob("*.yaml"))
INVENTED = "Ví dụ hư cấu: số liệu không phải của cơ quan nào. / Invented example: no agency's figures."

ROWS = [
    (name, *row.partition(" ; ")[0].split(), "")[:4]
    for name, rows in BY_HAND.items()
    for row in rows.strip().splitlines()
]


def test_every_example_is_worked_out_by_hand():
    assert sorted(BY_HAND) == sorted(TOTALS) == NAMES
    assert len(ROWS) == 178
    assert {name: sum(row[0] == name for row in ROWS) >= 6 for name in NAMES} == dict.fromkeys(NAMES, True)


@pytest.mark.parametrize(("name", "criterion", "outcome", "points"), ROWS)
def test_a_criterion_earns_what_was_worked_out(name: str, criterion: str, outcome: str, points: str):
    found = next(one for one in example_result(name).criteria if one.id == criterion)
    assert (found.outcome.value, found.points) == (outcome, Decimal(points) if points else None)


@pytest.mark.parametrize("name", NAMES)
def test_the_totals_are_those_added_up_by_hand(name: str):
    result = example_result(name)
    assert (result.points, result.max_points, result.index) == tuple(map(Decimal, TOTALS[name]))


@pytest.mark.parametrize("name", NAMES)
def test_points_and_deductions_add_up_to_the_maximum(name: str):
    result = example_result(name)
    counted = [criterion for criterion in result.criteria if criterion.points is not None]
    assert sum(criterion.points for criterion in counted) == result.points
    assert sum(criterion.max_points for criterion in counted) == result.max_points
    assert result.points + sum(criterion.deduction for criterion in result.criteria) == result.max_points


def test_the_example_of_the_readme_loses_points_in_four_ways():
    deductions = {one.id: one.deduction for one in example_result("so-tu-phap").criteria if one.deduction}
    by_hand = {"VI.2.1a": "0.315", "VI.2.6a": "0.155", "3.1": "0.0586", "7.2": "0.89"}
    assert deductions == {criterion: Decimal(points) for criterion, points in by_hand.items()}


@pytest.mark.parametrize(
    ("name", "asked"),
    [("so-tu-phap", ["4.1", "6.1", "6.2"]), ("ubnd-tinh", ["4.1", "6.1", "6.2"]), ("huyen-mau", ["6.1", "6.2"])],
)
def test_leaving_out_the_number_of_public_service_units_loses_points_not_criteria(name: str, asked: list[str]):
    written = dict(read_evidence(ROOT / "examples" / "ha-tinh-2024" / f"{name}.yaml"))
    written["facts"] = {fact: value for fact, value in written["facts"].items() if fact != "public_service_units"}
    tree = parse_yaml(write_node(written), "left-out.yaml", may_be_blank=True)
    result = evaluate(
        rulebook_of("ha-tinh-2024"), load_evidence("left-out.yaml", rulebook_of("ha-tinh-2024"), tree=tree)
    )
    before = {one.id for one in example_result(name).criteria if one.outcome.value == "missing"}
    assert [one.id for one in result.criteria if one.outcome.value == "missing" and one.id not in before] == asked
    assert result.max_points == Decimal(TOTALS[name][1])


def test_halfway_through_the_year_some_points_are_certain_and_most_are_open():
    """Settled: PL.I.1.1, PL.V.1.1, half of VI.ket. Only growing: 1.2, 3.7, 6.4, ISO.2, ISO.9b. Answered yes: 7.1b.

    Of the 84.5 points of the book 3.12 are asked of others than the province, ISO.5 does not apply, and of four
    documents that are late, past their day or not issued half can no longer be earned.
    """
    settled = ("0.31", "5.33", "0.31", "0.21", "0.90", "0.70", "0.89", "0.44", "0.89")
    out_of_reach = ("3.12", "0.89", "0.31", "0.835", "0.45", "0.45")
    guaranteed, attainable = example_result("ubnd-tinh-giua-nam").interval
    assert guaranteed == sum(map(Decimal, settled))
    assert attainable == Decimal("84.5") - sum(map(Decimal, out_of_reach))


def test_together_they_show_every_outcome_the_rulebook_can_produce():
    found = {criterion.outcome.value for name in NAMES for criterion in example_result(name).criteria}
    assert found == {"full", "partial", "zero", "missing", "pending", "not_applicable"}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_valid_evidence_and_plainly_invented(name: str):
    path = ROOT / "examples" / "ha-tinh-2024" / f"{name}.yaml"
    evidence = load_evidence(path, rulebook_of("ha-tinh-2024"), thorough=True)
    assert evidence.note == INVENTED
    assert path.read_text("utf-8").startswith(f"# {INVENTED}\n")


@pytest.mark.parametrize("name", NAMES)
def test_every_document_of_an_example_is_used_by_a_fact(name: str):
    evidence = example_result(name).evidence
    assert {document for fact in evidence.facts.values() for document in fact.documents} == set(evidence.documents)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_every_format_can_show_it(name: str, form: str, language: str):
    text = render(example_result(name), form, language)
    assert text.endswith("\n")
    assert "None" not in text


def test_the_readme_links_to_every_example():
    readme = (ROOT / "examples" / "README.md").read_text("utf-8")
    found = sorted(path.relative_to(ROOT / "examples").as_posix() for path in (ROOT / "examples").glob("*/*.yaml"))
    assert sorted(re.findall(r"\]\((.+?\.yaml)\)", readme)) == found


def test_the_front_page_lists_every_rulebook():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `([a-z0-9-]+-\d{4})` \|", readme, re.MULTILINE)) == sorted(shipped_ids())
