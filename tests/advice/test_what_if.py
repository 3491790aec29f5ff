"""What if: other values in the evidence come to what the changed file would, and the file itself stays as it was."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.advice.what_if import changed_tree, read_changes
from scoring.engine import evaluate
from scoring.errors import EvidenceError
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.report.result.json_report import result_as_dict
from scoring.rulebook.loading import load_rulebook
from tests.command_line import MIDYEAR, ROOT, score
from tests.on_disk import read_yaml, write_evidence

BOOK = load_rulebook("ha-tinh-2024")


def tried(*changes: str) -> dict[str, Any]:
    tree = changed_tree(read_evidence(ROOT / MIDYEAR), BOOK, changes)
    return result_as_dict(evaluate(BOOK, load_evidence("x", BOOK, tree=tree)))


def comparable(found: dict[str, Any]) -> dict[str, Any]:
    """The result without the places of facts, which a change may move to other lines."""
    criteria = [{**one, "facts": [{**fact, "at": None} for fact in one["facts"]]} for one in found["criteria"]]
    return {**found, "criteria": criteria, "evidence": found["evidence"]["digest"]}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    results=st.integers(0, 140_000),
    autonomy=st.integers(0, 5),
    directed=st.sampled_from(["có", "không", "yes", "no"]),
)
def test_it_equals_a_fresh_run_on_the_changed_file(tmp_path: Path, results: int, autonomy: int, directed: str):
    evidence = read_yaml((ROOT / MIDYEAR).read_text("utf-8"))
    evidence["facts"]["digitised_results"]["value"] = results
    evidence["facts"]["units_raising_autonomy"]["value"] = autonomy
    evidence["facts"]["iso_18091_pilot_directed"] = directed
    evidence["facts"]["procedure_control_plan"] = "bc-q1"
    blank = ("periodic_reports", "drafting_guidance", "procedure_control_plan")
    for name in blank[:1]:
        evidence["facts"][name] = {key: value or None for key, value in evidence["facts"][name].items()}
    evidence["facts"]["drafting_guidance"] = None
    path = write_evidence(tmp_path, evidence)
    fresh = result_as_dict(evaluate(BOOK, load_evidence(path, BOOK)))
    changes = (f"digitised_results={results}", f"units_raising_autonomy={autonomy}")
    found = tried(*changes, f"iso_18091_pilot_directed={directed}", "procedure_control_plan=bc-q1")
    assert comparable(found) == comparable(fresh)


def test_a_day_stands_for_a_document_of_that_day():
    # due by 31 March: a plan of the 29th earns the whole maximum, one of 1 April half of it
    def points(day: str) -> Any:
        found = tried(f"procedure_control_plan={day}")
        return next(one for one in found["criteria"] if one["id"] == "PL.III.1.1")

    assert points("2024-03-29")["points"] == points("2024-03-29")["max_points"]
    assert points("2024-04-01")["points"] * 2 == points("2024-04-01")["max_points"]


def test_one_period_is_changed_and_the_others_stay():
    before, found = tried(), tried("periodic_reports.q1=none")
    (old, new) = (next(one for one in run["criteria"] if one["id"] == "VI.ket") for run in (before, found))
    assert new["points"] < old["points"]
    values = next(fact for fact in new["facts"] if fact["name"] == "periodic_reports")["value"]
    assert (values["q1"], values["half_year"]) == ("none", "2024-06-25")


def test_the_evidence_given_is_not_touched():
    tree = read_evidence(ROOT / MIDYEAR)
    changed_tree(tree, BOOK, ["digitised_results=1", "periodic_reports.q1=none", "drafting_guidance=2024-06-01"])
    assert tree == read_evidence(ROOT / MIDYEAR)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("digitised_result=1", "Did you mean 'digitised_results'?"),
        ("digitised_results", "write fact=value"),
        ("digitised_results=", "write fact=value"),
        ("=1", "write fact=value"),
        ("digitised_results=1\nagency: x", "write fact=value"),
        ("digitised_results=150000", "must lie between 0 and"),
        ("digitised_results=-1", "is negative"),
        ("digitised_results=many", "is not a count"),
        ("digitised_results=1e3", "is not a count"),
        ("digitised_results={a: b", "--set"),
        ("digitised_results=&a 1", "--set"),
        ("digitised_results.q1=5", "digitised_results"),
        ("periodic_reports.q9=none", "q9"),
        ("procedure_control_plan=soon", "is neither a day nor the id of a document"),
        ("procedure_control_plan=2024-13-01", "is neither a day nor"),
        ("procedure_control_plan=[2024-01-01]", "is neither a day nor the id of a document"),
        ("procedure_control_plan=2024-07-01", "is after as_of"),
        ("iso_18091_pilot_directed=perhaps", "write yes or no"),
    ],
)
def test_an_impossible_change_is_refused(change: str, said: str):
    with pytest.raises(EvidenceError) as refused:
        tried(change)
    assert any(said in line for line in refused.value.sentences("en")), refused.value.sentences("en")


def from_file(folder: Path, text: str, *settings: str) -> dict[str, Any]:
    path = folder / "what-if.yaml"
    path.write_text(text, encoding="utf-8")
    tree = changed_tree(read_evidence(ROOT / MIDYEAR), BOOK, settings, read_changes(path, BOOK))
    return comparable(result_as_dict(evaluate(BOOK, load_evidence("x", BOOK, tree=tree))))


def test_a_file_of_values_is_the_same_as_setting_them_one_by_one(tmp_path: Path):
    text = "digitised_results: 126000\nprocedure_control_plan: 2024-03-29\nperiodic_reports:\n  q1: none\n"
    one_by_one = ("digitised_results=126000", "procedure_control_plan=2024-03-29", "periodic_reports.q1=none")
    assert from_file(tmp_path, text) == comparable(tried(*one_by_one))
    assert from_file(tmp_path, text) != comparable(tried())


def test_a_value_that_is_set_goes_before_that_of_the_file(tmp_path: Path):
    found = from_file(tmp_path, "digitised_results: 1\n", "digitised_results=126000")
    assert found == comparable(tried("digitised_results=126000"))


def test_all_mistakes_of_the_file_and_of_the_options_are_told_at_once(tmp_path: Path):
    with pytest.raises(EvidenceError) as refused:
        from_file(tmp_path, "digitised_result: 1\nfacts: 2\n", "nothing")
    path = tmp_path / "what-if.yaml"
    assert [problem.sentence("vi") for problem in refused.value.problems[1:2]] == [
        f"{path}:1:1: không có dữ liệu “digitised_result”. Có phải “digitised_results”?"
    ]
    assert [(problem.file, problem.line) for problem in refused.value.problems] == [
        ("--set", 0), (str(path), 1), (str(path), 2),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "- 1\n", "a: *b\n", "digitised_results: 1\ndigitised_results: 2\n"])
def test_what_is_no_file_of_values_is_refused(tmp_path: Path, text: str):
    with pytest.raises(EvidenceError):
        from_file(tmp_path, text)


def test_an_impossible_value_of_the_file_is_told_at_its_line_of_that_file(tmp_path: Path):
    path = tmp_path / "what-if.yaml"
    path.write_text(
        "digitised_results: -1\nperiodic_reports:\n  q9: none\niso_18091_pilot_directed: perhaps\n", "utf-8"
    )
    for language, said in (("en", "is negative"), ("vi", "âm")):
        done = score("preview", MIDYEAR, "--set-file", path, "--set", "leader_dialogues=many", "--lang", language)
        lines = done.stderr.splitlines()
        assert (done.exit_code, done.stdout) == (4, "")
        assert len(lines) == 4
        assert lines[0].startswith("--set leader_dialogues: ")
        assert lines[1].startswith(f"{path}:1:1 digitised_results: ")
        assert said in lines[1]
        assert lines[2].startswith(f"{path}:3:3 periodic_reports.q9: ")
        assert lines[3].startswith(f"{path}:4:1 iso_18091_pilot_directed: ")


def test_a_day_that_is_none_is_told_at_its_line(tmp_path: Path):
    path = tmp_path / "what-if.yaml"
    path.write_text("periodic_reports:\n  q1: soon\n", "utf-8")
    done = score("preview", MIDYEAR, "--set-file", path, "--lang", "en")
    assert done.stderr == (
        f"{path}:2:3 periodic_reports.q1: 'soon' is neither a day nor the id of a document of the evidence. "
        "Write YYYY-MM-DD, such as 2024-01-15, or none.\n"
    )
