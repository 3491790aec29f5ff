"""Blank forms: valid as they come, worth nothing until filled in, and with room for everything an agency may submit."""

from collections.abc import Iterator
from typing import Any

import pytest

from scoring import evaluate, load_evidence
from scoring.engine.result import Result
from scoring.evidence.loading import read_evidence
from scoring.evidence.template import blank_evidence
from scoring.rulebook.loading import shipped_ids
from scoring.yaml_reader import parse_yaml
from tests.generated import ROOT, example_result, kinds_and_levels, rulebook_of
from tests.on_disk import write_node

FORMS = [(name, kind, level) for name in shipped_ids() for kind, level in kinds_and_levels(rulebook_of(name))]
EXAMPLES = sorted(path.stem for path in (ROOT / "examples" / "ha-tinh-2024").glob("*.yaml"))


def named(form: str) -> str:
    """A blank form with the lines filled in that no agency can leave blank."""
    filled = form.replace("  id:  #", "  id: co-quan-mau  #").replace("  name:  #", "  name: Cơ quan mẫu  #")
    # a rulebook that recurs cannot know its period and day
    return filled.replace("\nperiod:  #", "\nperiod: 2026-08  #").replace("\nas_of:  #", "\nas_of: 2026-08-31  #")


def scored(text: str, name: str) -> Result:
    rulebook = rulebook_of(name)
    tree = parse_yaml(text, "form.yaml", may_be_blank=True)
    return evaluate(rulebook, load_evidence("form.yaml", rulebook, tree=tree, thorough=True))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("name", "kind", "level"), FORMS)
def test_a_blank_form_is_valid_and_earns_nothing(name: str, kind: str, level: str, language: str):
    result = scored(named(blank_evidence(rulebook_of(name), kind, level, language)), name)
    outcomes = {criterion.outcome.value for criterion in result.criteria}
    assert outcomes <= {"missing", "pending", "not_applicable", "survey", "unscored"}
    assert result.points == 0


@pytest.mark.parametrize(("name", "kind", "level"), FORMS)
def test_a_blank_form_asks_for_every_fact_of_every_criterion_it_may_be_scored_on(name: str, kind: str, level: str):
    text = named(blank_evidence(rulebook_of(name), kind, level, "vi"))
    result = scored(text, name)
    form = parse_yaml(text, "form.yaml", may_be_blank=True)
    asked = [c.item.criterion for c in result.criteria if c.outcome.value == "missing"]
    assert {fact for criterion in asked for fact in criterion.facts()} <= set(form["facts"])


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_form_filled_in_with_the_facts_of_an_example_scores_like_it(example: str):
    written = read_evidence(ROOT / "examples" / "ha-tinh-2024" / f"{example}.yaml")
    agency = written["agency"]
    form = parse_yaml(
        blank_evidence(rulebook_of("ha-tinh-2024"), agency["kind"], agency["level"], "vi"),
        "form.yaml",
        may_be_blank=True,
    )
    assert set(written["facts"]) <= set(form["facts"])
    result = scored(write_node(dict(filled(form, written))), "ha-tinh-2024")
    expected = example_result(example)
    assert [(c.outcome, c.points) for c in result.criteria] == [(c.outcome, c.points) for c in expected.criteria]


def filled(form: dict[str, Any], written: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The form with what was written in the place of what was blank."""
    for key, blank in form.items():
        yield key, {**blank, **written[key]} if key in ("agency", "facts", "documents") else written[key]


def test_a_line_says_its_target_what_counts_and_by_when():
    """Đắk Nông, PL.III.3.4: 95 % on time; PL.I.1.1: two documents, each by the end of quarter I."""
    text = blank_evidence(rulebook_of("dak-nong-2021"), "people_committee", "province", "vi")
    flat = " ".join(line.strip(" #") for line in text.splitlines())
    assert "Số hồ sơ TTHC được giải quyết đúng hạn (hồ sơ) – tiêu chí PL.III.3.4 (≥ 95 %)" in flat
    assert "Tính trong: Tổng số hồ sơ TTHC Sản phẩm: Từ 95% trở lên các hồ sơ TTHC cấp tỉnh, huyện và cấp xã" in flat
    assert "Hạn: decision (Quyết định kiện toàn của UBND tỉnh): đến hết 31/03/2021; regulation (Quy chế" in flat
