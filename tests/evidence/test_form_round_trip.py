"""YAML -> Excel -> the same evidence: to the last digit and letter, with the same digest and the same score."""

from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring import evaluate, load_evidence, load_rulebook
from scoring.errors import ReportError
from scoring.evidence.loading import read_evidence
from scoring.evidence.workbook.plain import plain_evidence
from scoring.evidence.workbook.reading import read_form
from scoring.evidence.workbook.writing import fill_form
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import FactType
from scoring.rulebook.loading import shipped_ids
from scoring.yaml_reader import parse_yaml
from tests.generated import rulebook_of
from tests.on_disk import write_node
from tests.strategies_forms import filled_forms
from tests.test_docs_scales import write_book

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").rglob("*.yaml") if path.parent.name != "overlays")
STEADY = settings(max_examples=10, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def through_yaml(evidence: dict[str, Any]) -> dict[str, Any]:
    """What the strict reader makes of the evidence written as YAML."""
    return dict(parse_yaml(write_node(evidence), "evidence.yaml", may_be_blank=True))


@pytest.mark.parametrize("name", shipped_ids())
@STEADY
@given(data=st.data())
def test_whatever_a_form_holds_is_read_back_as_it_was(name: str, data: st.DataObject):
    assert_identity(rulebook_of(name), data.draw(filled_forms(rulebook_of(name))))


@pytest.fixture(scope="module")
def every_type(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """The rulebook of the documentation, which asks for facts of every type."""
    book = load_rulebook(write_book(tmp_path_factory.mktemp("page")))
    assert {fact.type for fact in book.facts.values()} == set(get_args(FactType))
    return book


@settings(STEADY, max_examples=40)
@given(data=st.data())
def test_facts_of_every_type_are_read_back_as_they_were(every_type: Rulebook, data: st.DataObject):
    assert_identity(every_type, data.draw(filled_forms(every_type)))


def assert_identity(rulebook: Rulebook, drawn: dict[str, Any]) -> None:
    evidence = plain_evidence(through_yaml(drawn))
    read = read_form(fill_form(rulebook, evidence, "vi"), "form.xlsx")
    assert through_yaml(read) == evidence
    assert repr(sorted_form(read)) == repr(sorted_form(evidence))


def sorted_form(node: Any) -> Any:
    """The same with the keys in order, so that 2.5 and 2.50, or 1 and true, are told apart by how they are written."""
    if isinstance(node, dict):
        return {key: sorted_form(node[key]) for key in sorted(node)}
    return [sorted_form(item) for item in node] if isinstance(node, list) else node


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_as_a_form_scores_the_same(path: Path, language: str, tmp_path: Path):
    rulebook = rulebook_of(path.parent.name)
    written = read_evidence(path)
    form = tmp_path / "form.xlsx"
    form.write_bytes(fill_form(rulebook, written, language))
    expected, found = load_evidence(path, rulebook), load_evidence(form, rulebook, thorough=True)
    assert (found.cells, found.agency, found.claimed) == (expected.cells, expected.agency, expected.claimed)
    if plain_evidence(written) == written:
        assert found.digest == expected.digest
    points = [[(c.id, c.outcome, c.points) for c in evaluate(rulebook, e).criteria] for e in (expected, found)]
    assert points[0] == points[1]


def test_some_examples_have_nothing_blank_so_that_digests_are_compared():
    assert sum(plain_evidence(tree) == tree for tree in map(read_evidence, EXAMPLES)) >= 10


def test_what_says_nothing_is_left_out_of_the_plain_form():
    facts = {"a": {"value": 1, "document": None}, "b": {"q1": "x", "q2": None}, "c": {"value": None, "document": "d"}}
    assert plain_evidence({"agency": {"id": "a", "tags": []}, "facts": facts, "claimed": {}, "note": None}) == {
        "agency": {"id": "a"},
        "facts": {"a": 1, "b": {"q1": "x"}, "c": {"value": None, "document": "d"}},
    }


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("no_such_fact", 1, "facts.no_such_fact"),
        ("dossiers_received", {"value": 1, "note": "a _x0041_ b"}, "_x0041_"),
        ("dossiers_received", {"value": 1, "note": "a\ufffe"}, "a"),
        ("dossiers_received", {"value": 1, "documents": ["a;b"]}, "facts.dossiers_received"),
    ],
)
def test_what_a_form_cannot_hold_is_refused_and_not_lost(fact: str, value: Any, said: str):
    agency = {"id": "a", "name": "A", "level": "province", "kind": "department"}
    evidence = {"rulebook": "ha-tinh-2024", "agency": agency, "as_of": "2024-12-31", "facts": {fact: value}}
    with pytest.raises(ReportError, match="cannot hold") as refused:
        fill_form(load_rulebook("ha-tinh-2024"), evidence, "vi")
    assert said in refused.value.problems[0].message.en


def test_a_number_longer_than_excel_keeps_is_written_as_a_text():
    agency = {"id": "a", "name": "A", "level": "province", "kind": "department"}
    evidence = {
        "rulebook": "ha-tinh-2024",
        "agency": agency,
        "facts": {"dossiers_received": 12345678901234567890},
        "claimed": {"3.1": Decimal("0.50")},
    }
    assert read_form(fill_form(load_rulebook("ha-tinh-2024"), evidence, "vi"), "form.xlsx") == evidence
