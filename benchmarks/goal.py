"""The whole process `score preview AGENCY.yaml --target 90` on a rulebook of 100 criteria, 60 of them open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any, Final, NamedTuple

from benchmarks.startup import ROOT, installed_script

CRITERIA: Final = 100
OPEN: Final = 60
Facts = dict[str, dict[str, Any]]
Rule = dict[str, Any]


class Taken(NamedTuple):
    """What one run took, in seconds, and what it answered."""

    wall: float
    processor: float
    goal: dict[str, Any]


def measure_goal(runs: int = 5, target: str = "90") -> Taken:
    """The quickest of several runs; every run gives the same answer."""
    with tempfile.TemporaryDirectory() as folder:
        agency = write_field(Path(folder))
        script = [sys.executable, "-c", installed_script(), "preview", str(agency)]
        command = [*script, "--rulebook", str(agency.parent / "goal-2024"), "--target", target, "--format", "json"]
        taken = [_run(command) for _ in range(runs)]
    assert all(one.goal == taken[0].goal for one in taken)
    return min(taken, key=lambda one: one.wall)


def _run(command: list[str]) -> Taken:
    before, start = os.times(), perf_counter()
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    wall, after = perf_counter() - start, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(wall, processor, json.loads(done.stdout)["goal"])


def write_field(folder: Path) -> Path:
    """A rulebook and an agency in the middle of the year; the path of its evidence.

    Of each 10 criteria 4 have all their points; of the 60 others 10 have no figures of their own but those of another.
    """
    facts, rules, given = {}, [], {}
    for number in range(1, CRITERIA + 1):
        own, rule, values = _settled(number) if number % 10 < (CRITERIA - OPEN) // 10 else _open(number)
        facts |= own
        rules.append(rule)
        given |= values
    area = {"area": "all", "title": _text("Chung"), "max_points": CRITERIA, "facts": facts, "criteria": rules}
    home = folder / "goal-2024"
    home.mkdir()
    (home / "area.yaml").write_text(json.dumps(area), "utf-8")
    (home / "rulebook.yaml").write_text(json.dumps(_head()), "utf-8")
    agency = {"id": "co-quan-mau", "name": "Cơ quan mẫu", "level": "province", "kind": "department"}
    evidence = {"rulebook": "goal-2024", "agency": agency, "as_of": "2024-06-30", "facts": given}
    path = folder / "evidence.yaml"
    path.write_text(json.dumps(evidence), "utf-8")
    return path


def _settled(number: int) -> tuple[Facts, Rule, dict[str, Any]]:
    name = f"done_{number}"
    return {name: _fact("yes_no")}, _rule(number, {"yes": name}, "yes_no"), {name: True}


def _open(number: int) -> tuple[Facts, Rule, dict[str, Any]]:
    """One of six shapes in turn: rates in bands and in proportion, two of one figure, counts, answers, documents."""
    done, asked, shape = f"done_{number}", f"asked_{number}", number % 10
    counts = {done: _fact("count"), asked: _fact("count")}
    values = {done: 400 + 37 * number % 300, asked: 1_000 + number}
    share = {"share": [done, asked], "when_empty": "not_applicable"}
    if shape == 4:
        return counts, _rule(number, share, {"bands": _BANDS}), values
    if shape == 5:  # shares its figures with the one before
        before = {"share": [f"done_{number - 1}", f"asked_{number - 1}"], "when_empty": "not_applicable"}
        return {}, _rule(number, before, {"proportional_to": "95 %"}), {}
    if shape == 6:
        return counts, _rule(number, share, {"proportional_to": "90 %"}), values
    if shape == 7:
        return {done: _fact("count")}, _rule(number, {"value": done}, {"proportional_to": 12}), {done: number % 7}
    if shape == 8:
        answers = [f"a_{number}", f"b_{number}", f"c_{number}"]
        given = {answers[0]: True, answers[1]: False}
        return {name: _fact("yes_no") for name in answers}, _rule(number, {"all_yes": answers}, "yes_no"), given
    plan = f"plan_{number}"
    measure = {"document": plan, "due": {"by": f"2024-{4 + number // 10 % 8:02}-15"}}
    return {plan: _fact("document")}, _rule(number, measure, {"on_time": "100 %", "late": "50 %"}), {}


_BANDS: Final = [
    {"at_least": "90 %", "earns": "100 %"},
    {"at_least": "75 %", "below": "90 %", "earns": "75 %"},
    {"at_least": "50 %", "below": "75 %", "earns": "25 %"},
    {"below": "50 %", "earns": 0},
]


def _rule(number: int, measure: Any, scale: Any) -> Rule:
    own = {"id": str(number), "title": _text(f"Tiêu chí {number}"), "clause": str(number), "max_points": 1}
    return {**own, "measure": measure, "scale": scale}


def _fact(kind: str) -> dict[str, Any]:
    unit = {"unit": _text("hồ sơ")} if kind == "count" else {}
    return {"type": kind, "label": _text("Dữ liệu"), **unit}


def _text(said: str) -> dict[str, str]:
    return {"vi": said, "en": said}


def _head() -> dict[str, Any]:
    return {
        "rulebook": "goal-2024",
        "version": "1.0",
        "title": _text("Bộ tiêu chí mẫu"),
        "source": {"document": "Mẫu", "title": _text("Mẫu"), "issued_on": "2023-12-25", "issuer": _text("Mẫu")},
        "period": {"from": "2024-01-01", "to": "2024-12-31"},
        "points_basis": _text("Mỗi tiêu chí một điểm."),
        "levels": {"province": _text("cấp tỉnh")},
        "kinds": {"department": {"label": _text("sở"), "levels": ["province"]}},
        "areas": ["area.yaml"],
    }


def open_criteria(preview: dict[str, Any]) -> Iterator[str]:
    """The criteria that are not full as of the day."""
    return (one["id"] for one in preview["criteria"] if one["points"] != one["max_points"])
