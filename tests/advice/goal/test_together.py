"""What a criterion needs at once: worked out by hand, and no part of it may be left out or be one unit less."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring.advice.distance import Unit, ways_of
from scoring.advice.effort import efforts_of
from scoring.advice.goal.seeking import field_of
from scoring.advice.goal.together import Need, needs_of
from tests.advice_samples import book, criterion, fact, result
from tests.golden_previews import example_preview
from tests.on_disk import text
from tests.test_midyear_examples import MIDYEAR

SHARE = {"share": ["done", "asked"], "when_empty": "not_applicable"}


def needed(found: Any) -> tuple[Need, ...]:
    return needs_of(field_of(found, efforts_of(found.rulebook)), ways_of(found))


def told(found: Any) -> list[tuple[str, dict[str, int], int, bool, bool]]:
    return [
        (need.criterion.id, {move.column.fact: move.after for move in need.moves}, need.points, need.is_full,
         need.is_ahead)
        for need in needed(found)
    ]  # fmt: skip


def test_two_answers_are_needed_where_neither_alone_earns_anything(tmp_path: Path):
    facts = {"a": fact("yes_no"), "b": fact("yes_no"), "c": fact("yes_no")}
    rulebook = book(facts, criterion("1", {"all_yes": ["a", "b", "c"]}, "yes_no"))
    found = result(tmp_path, rulebook, {"a": False, "b": True, "c": False})
    assert ways_of(found) == ()
    assert told(found) == [("1", {"a": 1, "c": 1}, 10_000, True, False)]


def test_every_part_of_a_sum_is_told_by_its_own_units(tmp_path: Path):
    # 90 % of 100 is 90, and 12 meetings: one figure alone brings half of the point at most
    parts = [{"title": text("Phần", "Part"), "max_points": Decimal("0.5"), "measure": measure, "scale": scale}
             for measure, scale in ((SHARE, {"at_least": "90 %"}), ({"value": "held"}, {"at_least": 12}))]  # fmt: skip
    own = {"id": "1", "title": text("Tiêu chí", "Criterion"), "clause": "1", "max_points": 1}
    rulebook = book({name: fact("count") for name in ("done", "asked", "held")}, {**own, "sum_of": parts})
    found = result(tmp_path, rulebook, {"done": 50, "asked": 100, "held": 9})
    assert [(way.column.fact, way.change, way.points) for way in ways_of(found)] == [
        ("done", 40, 5_000),
        ("held", 3, 5_000),
    ]
    assert told(found) == [("1", {"done": 90, "held": 12}, 10_000, True, False)]


def test_what_one_figure_makes_full_needs_no_more(tmp_path: Path):
    rulebook = book({"done": fact("count"), "asked": fact("count")}, criterion("1", SHARE, {"at_least": "90 %"}))
    assert told(result(tmp_path, rulebook, {"done": 50, "asked": 100})) == []


def test_what_is_not_due_yet_is_no_loss(tmp_path: Path):
    # two reports came in time, two are due on 30 September and 31 December: nothing is lost so far
    due = {"q1": {"by": "2024-03-31"}, "q2": {"by": "2024-06-30"}, "q3": {"by": "2024-09-30"},
           "q4": {"by": "2024-12-31"}}  # fmt: skip
    rule = criterion("1", {"schedule": "reports", "due": due}, {"on_time": "100 %", "late": "50 %"})
    rulebook = book({"reports": fact("documents", periods="quarters")}, rule)
    found = result(tmp_path, rulebook, {"reports": {"q1": "a"}}, a="2024-03-01")
    # as of 30 June the second is due today: it alone brings 2 of 2; with a third it would be 2 of 3, the second lacking
    assert [
        (way.column.key, way.due_on and str(date.fromordinal(way.due_on)), way.points) for way in ways_of(found)
    ] == [
        ("q2", None, 10_000),
        ("q3", "2024-09-30", 6_667),
        ("q4", "2024-12-31", 6_667),
    ]


@pytest.mark.parametrize(("book", "name"), MIDYEAR.items())
def test_no_part_of_a_need_may_be_left_out_or_be_one_unit_less(book: str, name: str):
    found = example_preview(f"{book}/{name}").before
    field = field_of(found, efforts_of(found.rulebook))
    ground = field.ground
    for need in needs_of(field, ways_of(found)):
        place = ground.criteria.index(need.criterion)
        start = {move.column.slot: ground.row[move.column.slot] for move in need.moves}
        for move in need.moves:
            ground.row[move.column.slot] = move.after
        assert ground.record(place) == (need.points, need.is_full)
        for move in need.moves:
            one_less = move.after - (1 if move.change > 0 else -1)
            less = start[move.column.slot] if move.unit != Unit.FACT or move.is_at_most else one_less
            ground.row[move.column.slot] = less
            points, is_full = ground.record(place)
            assert move.is_at_most or (points or 0, is_full) < (need.points, need.is_full)
            ground.row[move.column.slot] = move.after
        for slot, value in start.items():
            ground.row[slot] = value
