"""Points move by rules and by performance; the two parts add up, and every number is worked out by hand."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring import load_rulebook
from scoring.advice.rule_change import Shift, compare_scores
from scoring.errors import EvidenceError
from tests.command_line import ROOT
from tests.on_disk import sample_agency, sample_document, sample_rulebook, text, write_evidence, write_rulebook

D = Decimal
EXAMPLES = sorted((ROOT / "examples" / "ha-tinh-2024").glob("*.yaml"))
SAMPLE = ROOT / "examples" / "overlays" / "ha-tinh-2024-diem-mau.yaml"


def book(folder: Path, year: int, points: str, target: str, *more: dict[str, Any], **facts: Any) -> Any:
    """A rulebook of one year: digitised results, a plan due by 15 January, and what is added."""
    count = {"type": "count", "unit": text("hồ sơ", "dossiers"), "label": text("Số", "Number")}
    criteria = [
        criterion("1", D(points), {"share": ["done", "received"], "when_empty": "zero"}, {"proportional_to": target}),
        criterion(
            "2", D(1), {"document": "plan", "due": {"by": f"{year}-01-15"}}, {"on_time": "100 %", "late": "50 %"}
        ),
        *more,
    ]
    area = {
        "area": "first",
        "title": text("Một", "One"),
        "max_points": sum(one["max_points"] for one in criteria if one.get("counts_as") is None),
        "facts": {"done": count, "received": count, "plan": {"type": "document", "label": text("KH", "Plan")}, **facts},
        "criteria": criteria,
    }
    own = {"rulebook": f"sample-{year}", "period": {"from": f"{year}-01-01", "to": f"{year}-12-31"}}
    return load_rulebook(write_rulebook(folder, sample_rulebook([area], **own)))


def criterion(name: str, points: Decimal, measure: dict[str, Any], scale: Any, **more: Any) -> dict[str, Any]:
    said = {"id": name, "title": text("Tiêu chí", "Criterion"), "clause": f"I.{name}", "max_points": points}
    return {**said, "measure": measure, "scale": scale, **more}


def evidence(folder: Path, year: int, done: int, plan_on: str, name: str = "", **facts: Any) -> Path:
    content = {
        "rulebook": f"sample-{year}",
        "agency": sample_agency(),
        "as_of": f"{year}-12-31",
        "facts": {"done": done, "received": 10000, "plan": "kh", **facts},
        "documents": {"kh": sample_document("kh", f"{year}-{plan_on}")},
    }
    return write_evidence(folder, content, name or f"{year}.yaml")


def numbers(shift: Shift) -> dict[str, tuple[Decimal | None, ...]]:
    """Old, by rules, by performance, new."""
    steps = {"points": shift.points, "max": shift.max_points, "index": shift.rate}
    steps |= {criterion.id: criterion.points for criterion in shift.criteria}
    return {name: (step.old, step.rules, step.performance, step.new) for name, step in steps.items()}


def test_the_change_splits_into_rules_and_performance(tmp_path: Path):
    """Old: 1.5 x 85.5/90 = 1.425, and the plan 8 days late: 0.5. New rules, old facts: 2 x 85.5/95 = 1.8, and 0.5.

    New: 2 x 95/95 = 2, and the plan on time: 1.
    """
    old, new = book(tmp_path, 2024, "1.5", "90 %"), book(tmp_path, 2025, "2", "95 %")
    files = [evidence(tmp_path, 2025, 9500, "01-15"), evidence(tmp_path, 2024, 8550, "01-23")]
    (shift,) = compare_scores(old, new, files)
    assert numbers(shift) == {
        "points": (D("1.925"), D("0.375"), D("0.7"), D(3)),
        "max": (D("2.5"), D("0.5"), D(0), D(3)),
        "index": (D(77), D("-0.33"), D("23.33"), D(100)),
        "1": (D("1.425"), D("0.375"), D("0.2"), D(2)),
        "2": (D("0.5"), D(0), D("0.5"), D(1)),
    }
    assert shift.has_two_files


def test_with_one_file_the_whole_change_is_that_of_the_rules(tmp_path: Path):
    old, new = book(tmp_path, 2024, "1.5", "90 %"), book(tmp_path, 2025, "2", "95 %")
    (shift,) = compare_scores(old, new, [evidence(tmp_path, 2025, 8550, "01-16")])
    assert numbers(shift)["1"] == (D("1.425"), D("0.375"), D(0), D("1.8"))
    assert numbers(shift)["points"] == (D("1.925"), D("0.375"), D(0), D("2.3"))
    assert not shift.has_two_files


def test_what_only_the_new_rules_ask_is_missing_from_the_old_evidence(tmp_path: Path):
    asked = {"type": "yes_no", "label": text("Công khai", "Open")}
    added = criterion("3", D(1), {"yes": "is_open"}, "yes_no")
    old, new = book(tmp_path, 2024, "1", "90 %"), book(tmp_path, 2025, "1", "90 %", added, is_open=asked)
    files = [evidence(tmp_path, 2024, 9000, "01-10"), evidence(tmp_path, 2025, 9000, "01-10", is_open=True)]
    (shift,) = compare_scores(old, new, files)
    assert [(c.id, c.outcomes) for c in shift.criteria] == [("3", (None, "missing", "full"))]
    assert numbers(shift)["index"] == (D(100), D("-33.33"), D("33.33"), D(100))
    assert numbers(shift)["points"] == (D(2), D(0), D(1), D(3))


def test_what_only_the_old_rules_asked_is_left_out(tmp_path: Path):
    """And so is an answer to another question of the same name: a count in one year, a percentage in the next."""
    count = {"type": "count", "unit": text("lượt", "visits"), "label": text("Lượt", "Visits")}
    percent = {"type": "percent", "label": text("Tỷ lệ", "Rate")}
    more = (
        criterion("3", D(1), {"value": "visits"}, {"at_least": 5}),
        criterion("4", D(1), {"value": "gone"}, {"at_least": 1}),
    )
    old = book(tmp_path, 2024, "1", "90 %", *more, visits=count, gone=count)
    new = book(
        tmp_path, 2025, "1", "90 %", criterion("3", D(1), {"value": "visits"}, {"at_least": "5 %"}), visits=percent
    )
    (shift,) = compare_scores(old, new, [evidence(tmp_path, 2024, 9000, "01-10", visits=7, gone=1)])
    assert [(c.id, c.outcomes) for c in shift.criteria] == [
        ("3", ("full", "missing", "missing")),
        ("4", ("full", None, None)),
    ]
    assert numbers(shift)["points"] == (D(4), D(-2), D(0), D(2))


def test_bonus_stands_apart(tmp_path: Path):
    bonus = {"type": "grant", "label": text("Sáng kiến", "Idea")}
    idea = criterion("b", D(1), {"granted": "idea"}, "granted", counts_as="bonus")
    area = {
        "area": "first",
        "title": text("Một", "One"),
        "max_points": D(0),
        "facts": {"idea": bonus},
        "criteria": [idea],
    }
    books = [
        load_rulebook(write_rulebook(tmp_path / str(cap), sample_rulebook([area], bonus={"at_most": cap})))
        for cap in (1, 0)
    ]
    content = {
        "rulebook": "sample-2024", "agency": sample_agency(), "as_of": "2024-12-31",
        "facts": {"idea": {"points": D("0.5"), "reason": "x"}}, "documents": {},
    }  # fmt: skip
    (shift,) = compare_scores(*books, [write_evidence(tmp_path, content)])
    assert (shift.bonus.old, shift.bonus.rules, shift.bonus.new) == (D("0.5"), D("-0.5"), D(0))
    assert (shift.points.total, shift.criteria) == (0, ())


@pytest.mark.parametrize("new", ["ha-tinh-2024", SAMPLE, "dak-nong-2021"], ids=str)
def test_criteria_add_up_to_the_totals_and_parts_to_the_change(new: Any):
    """Real examples, one of them an agency with two files; Đắk Nông asks other questions of another year."""
    kept = EXAMPLES if new != "dak-nong-2021" else [path for path in EXAMPLES if "trung-uong" not in path.name]
    shifts = compare_scores(load_rulebook("ha-tinh-2024"), load_rulebook(new), kept)
    assert len(shifts) == len(kept) - 1
    for shift in shifts:
        counted = [one for one in shift.criteria if one.counts_as == "points"]
        for part in ("rules", "performance", "total"):
            assert sum(getattr(one.points, part) for one in counted) == getattr(shift.points, part)
            assert sum(getattr(one.max_points, part) for one in counted) == getattr(shift.max_points, part)
        for step in (shift.points, shift.max_points, shift.rate, *(one.points for one in shift.criteria)):
            assert step.rules + step.performance == step.total
            assert step.total == (step.new or 0) - (step.old or 0)
    if new == "ha-tinh-2024":
        assert all(shift.points.rules == 0 for shift in shifts)


def test_two_files_of_one_day_or_three_of_one_agency_are_refused(tmp_path: Path):
    old, new = book(tmp_path, 2024, "1.5", "90 %"), book(tmp_path, 2025, "2", "95 %")
    same = [evidence(tmp_path, 2024, 1, "01-10"), evidence(tmp_path, 2024, 2, "01-10", "again.yaml")]
    with pytest.raises(EvidenceError, match="no telling which came first"):
        compare_scores(old, new, same)
    with pytest.raises(EvidenceError, match="two at most"):
        compare_scores(old, new, [*same, evidence(tmp_path, 2025, 2, "01-10")])
