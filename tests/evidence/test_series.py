"""A monthly series beside a value: what is read, what is refused and where, and that points do not move."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring.advice.what_if import load_changed
from scoring.errors import EvidenceError
from scoring.evidence.loading import load_evidence, read_evidence
from tests.advice_samples import book, criterion, fact, result
from tests.on_disk import load

FACTS = {"held": fact("count", cumulative=True), "rate": fact("percent"), "open": fact("yes_no")}
RULES = (criterion("1", {"value": "held"}, {"proportional_to": 12}),
         criterion("2", {"value": "rate"}, {"at_least": "90 %"}),
         criterion("3", {"yes": "open"}, "yes_no"))  # fmt: skip


def last_days(found: Any, name: str) -> list[tuple[str, int]]:
    return [(date.fromordinal(day).isoformat(), units) for day, units in found.evidence.facts[name].series]


def test_a_month_stands_for_its_last_day_and_the_points_are_those_of_the_value(tmp_path: Path):
    # 6 of 12 is half a point, whatever the months before
    facts = {"held": {"value": 6, "series": {"2024-02": 1, "2024-01": 0, "2024-03": None}},
             "rate": {"value": "91.5 %", "series": {"2024-05": "90 %"}}}  # fmt: skip
    found = result(tmp_path, book(FACTS, *RULES), facts)
    assert last_days(found, "held") == [("2024-01-31", 0), ("2024-02-29", 1)]
    assert last_days(found, "rate") == [("2024-05-31", 9000)]
    assert [one.points for one in found.criteria[:2]] == [Decimal("0.5"), Decimal(1)]


@pytest.mark.parametrize(
    ("given", "path", "said"),
    [
        ({"held": {"value": 6, "series": 5}}, "facts.held.series", "write what it came to by the end of each month"),
        ({"held": {"value": 6, "series": {"m01": 5}}}, "facts.held.series.m01", "'m01' is not a month"),
        ({"held": {"value": 6, "series": {"2024-13": 5}}}, "facts.held.series.2024-13", "'2024-13' is not a month"),
        ({"held": {"value": 6, "series": {"2024-01": -5}}}, "facts.held.series.2024-01", "-5 is negative"),
        ({"held": {"value": 6, "series": {"2024-07": 5}}}, "facts.held.series.2024-07", "07/2024 does not end between"),
        ({"held": {"value": 6, "series": {"2023-12": 5}}}, "facts.held.series.2023-12", "12/2023 does not end between"),
        ({"held": {"value": 6, "series": {"2024-01": 7}}}, "facts.held.series.2024-01", "this fact only grows"),
        ({"held": {"value": 6, "series": {"2024-06": 5}}}, "facts.held.series.2024-06", "is not the value"),
        ({"open": {"value": True, "series": {"2024-01": True}}}, "facts.open.series", "only a count, number, percent"),
    ],
)
def test_what_is_no_series_is_refused_at_its_place(tmp_path: Path, given: Any, path: str, said: str):
    with pytest.raises(EvidenceError) as refused:
        result(tmp_path, book(FACTS, *RULES), given)
    (problem,) = refused.value.problems
    assert (problem.path, said in problem.message["en"]) == (path, True)
    assert problem.line > 0


def test_a_rate_may_fall(tmp_path: Path):
    found = result(tmp_path, book(FACTS, *RULES), {"rate": {"value": "80 %", "series": {"2024-05": "85 %"}}})
    assert last_days(found, "rate") == [("2024-05-31", 8500)]


def test_what_if_replaces_the_value_of_the_month_that_ends_today(tmp_path: Path):
    rulebook = load(tmp_path, book(FACTS, *RULES))
    file = tmp_path / "evidence.yaml"
    file.write_text(
        "rulebook: sample-2024\nagency: {id: a, name: A, level: province, kind: department}\nas_of: 2024-06-30\n"
        "facts:\n  held: {value: 6, series: {2024-05: 4, 2024-06: 6}}\n",
        "utf-8",
    )
    assert len(load_evidence(file, rulebook).facts["held"].series) == 2
    changed = load_changed(str(file), read_evidence(file), rulebook, ["held=7"])
    assert changed.facts["held"].cells["held"] == 7
    assert [units for _, units in changed.facts["held"].series] == [4]
    with pytest.raises(EvidenceError, match="only grows"):
        load_changed(str(file), read_evidence(file), rulebook, ["held=3"])
