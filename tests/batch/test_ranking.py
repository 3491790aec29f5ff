"""Ranks in groups; worked out by hand."""

from pathlib import Path
from typing import Any

import pytest

from scoring.batch.field import load_field
from scoring.batch.grouping import GROUPINGS, group_by
from scoring.batch.ranking import rank_field
from tests.batch.fields import BEST, TARGET, book_of, field_of, points_of, write_agency
from tests.on_disk import write_rulebook


def ranks(field: Any, **more: Any) -> list[tuple[str, int | None]]:
    return [(one.result.evidence.agency.id, one.rank) for one in rank_field(field, **more)]


def test_equal_indices_share_a_rank_and_the_next_is_skipped(tmp_path: Path):
    agencies = {"a": (45, 100), "b": (90, 100), "c": (9, 20), "d": (9, 100)}
    field = field_of(tmp_path, book_of(TARGET), agencies)
    assert ranks(field) == [("b", 1), ("a", 2), ("c", 2), ("d", 4)]


# Of 90 %: 5.0001 and 5.0002 points of 10, an index of 50.001 and 50.002, both 50.00 once rounded.
@pytest.mark.parametrize(("by", "found"), [("exact", [("b", 1), ("a", 2)]), ("rounded", [("a", 1), ("b", 1)])])
def test_ranks_are_taken_on_the_side_of_the_rounding_that_the_rulebook_says(tmp_path: Path, by: str, found: Any):
    agencies = {"a": (450009, 1000000), "b": (450018, 1000000)}
    assert ranks(field_of(tmp_path, book_of(TARGET, {"ranking": {"by": by}}), agencies)) == found


def test_who_is_left_out_stands_last_without_a_rank_and_takes_nobodys(tmp_path: Path):
    book = book_of(TARGET, {"ranking": {"left_out": {"agencies": ["a"]}}})
    field = field_of(tmp_path, book, {"a": (90, 100), "b": (45, 100), "c": (9, 100)})
    assert ranks(field) == [("b", 1), ("c", 2), ("a", None)]


def test_who_is_asked_nothing_has_no_rank(tmp_path: Path):
    assert ranks(field_of(tmp_path, book_of(TARGET), {"a": (0, 0), "b": (0, 100)})) == [("b", 1), ("a", None)]


def test_ranks_begin_anew_in_each_group(tmp_path: Path):
    files = [
        write_agency(tmp_path, "a", {"done": 45, "asked": 100}, level="district"),
        write_agency(tmp_path, "b", {"done": 90, "asked": 100}, level="commune"),
    ]
    field = load_field(files, str(write_rulebook(tmp_path, book_of(TARGET))))
    assert ranks(field) == [("a", 1), ("b", 1)]
    assert ranks(field, group_of=GROUPINGS["none"]) == [("b", 1), ("a", 2)]


def test_groups_of_ones_own_are_ranked_apart_and_who_is_in_none_is_not_ranked(tmp_path: Path):
    files = [
        write_agency(tmp_path, "a", {"done": 90, "asked": 100}),
        write_agency(tmp_path, "b", {"done": 45, "asked": 100}, groups={"block": "East"}),
        write_agency(tmp_path, "c", {"done": 60, "asked": 100}, groups={"block": "East", "other": "x"}),
        write_agency(tmp_path, "d", {"done": 9, "asked": 100}, groups={"block": "West"}),
    ]
    field = load_field(files, str(write_rulebook(tmp_path, book_of(TARGET))))
    found = rank_field(field, group_by("block"))
    assert [(one.group, one.result.evidence.agency.id, one.rank) for one in found] == [
        ("East", "c", 1),
        ("East", "b", 2),
        ("West", "d", 1),
        ("", "a", None),
    ]


def test_against_the_best_of_no_group_there_is_no_score(tmp_path: Path):
    """1/2 and 1 of the best of the East, 8/10; the third names no block, and would be the best of all."""
    files = [
        write_agency(tmp_path, "a", {"done": 9, "asked": 10}),
        write_agency(tmp_path, "b", {"done": 4, "asked": 10}, groups={"block": "East"}),
        write_agency(tmp_path, "c", {"done": 8, "asked": 10}, groups={"block": "East"}),
    ]
    field = load_field(files, str(write_rulebook(tmp_path, book_of(BEST))), group_of=group_by("block"))
    assert points_of(field) == {"a": None, "b": "5", "c": "10"}
    assert field.results[0].criteria[0].outcome == "unscored"
