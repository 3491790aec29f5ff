"""Many files scored under one rulebook; values worked out by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.batch.field import load_field
from scoring.batch.grouping import GROUPINGS
from scoring.errors import EvidenceError
from tests.batch.fields import BEST, TARGET, book_of, field_of, points_of, write_agency
from tests.engine.test_properties import FEWER, scratch
from tests.on_disk import write_rulebook

COUNTS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda two: (min(two), max(two)))


def test_the_best_of_the_group_earns_all_and_others_their_part_of_it(tmp_path: Path):
    """1/2, 4/5 and 1/5 of the whole: against the best, 4/5, these are 5/8, 1 and 1/4 of 10 points."""
    field = field_of(tmp_path, book_of(BEST), {"a": (5, 10), "b": (8, 10), "c": (4, 20)})
    assert points_of(field) == {"a": "6.25", "b": "10", "c": "2.5"}


def test_where_the_best_is_0_nobody_earns_anything(tmp_path: Path):
    field = field_of(tmp_path, book_of(BEST), {"a": (0, 10), "b": (0, 20)})
    assert points_of(field) == {"a": "0", "b": "0"}


def test_an_empty_denominator_is_outside_the_maximum_and_never_the_best(tmp_path: Path):
    field = field_of(tmp_path, book_of(BEST), {"a": (0, 0), "b": (3, 10)})
    assert points_of(field) == {"a": None, "b": "10"}


def test_each_group_has_its_own_best_and_one_group_has_one(tmp_path: Path):
    files = [
        write_agency(tmp_path, "a", {"done": 2, "asked": 10}, level="province"),
        write_agency(tmp_path, "b", {"done": 8, "asked": 10}, level="district"),
    ]
    book = str(write_rulebook(tmp_path, book_of(BEST)))
    together = {name: points_of(load_field(files, book, group_of=group_of)) for name, group_of in GROUPINGS.items()}
    apart = {"a": "10", "b": "10"}
    assert together == {
        "kind-level": apart,
        "level": apart,
        "kind": {**apart, "a": "2.5"},
        "none": {**apart, "a": "2.5"},
    }


def test_who_loses_its_points_by_zero_if_still_sets_the_best(tmp_path: Path):
    book = str(write_rulebook(tmp_path, book_of(BEST, zero_if="cheated")))
    files = [
        write_agency(tmp_path, "a", {"done": 8, "asked": 10, "cheated": True}),
        write_agency(tmp_path, "b", {"done": 4, "asked": 10, "cheated": False}),
    ]
    assert points_of(load_field(files, book)) == {"a": "0", "b": "5"}


def test_a_bad_file_is_listed_and_the_rest_scored(tmp_path: Path):
    good = write_agency(tmp_path, "a", {"done": 45, "asked": 100})
    wrong = write_agency(tmp_path, "b", {"done": "many", "asked": 100})
    broken = tmp_path / "c.yaml"
    broken.write_text("rulebook: [", encoding="utf-8")
    seen: list[int] = []
    book = str(write_rulebook(tmp_path, book_of(TARGET)))
    field = load_field([wrong, broken, good], book, on_read=seen.append)
    assert points_of(field) == {"a": "5"}
    assert [refused.file for refused in field.refused] == [str(wrong), str(broken)]
    assert all(refused.problems for refused in field.refused)
    assert seen == [1, 1, 1]


def test_the_second_file_of_an_agency_is_refused(tmp_path: Path):
    (tmp_path / "more").mkdir()
    first = write_agency(tmp_path, "a", {"done": 9, "asked": 10})
    second = write_agency(tmp_path / "more", "a", {"done": 0, "asked": 10})
    field = load_field([first, second], str(write_rulebook(tmp_path, book_of(TARGET))))
    assert points_of(field) == {"a": "10"}
    [refused] = field.refused
    assert refused.file == str(second)
    assert refused.problems[0].message.en == (
        f"the agency 'a' stands in {first} already. Keep one file for each agency."
    )


def test_nothing_that_can_be_scored_is_an_error(tmp_path: Path):
    wrong = write_agency(tmp_path, "b", {"done": "many", "asked": 100})
    with pytest.raises(EvidenceError):
        load_field([wrong], str(write_rulebook(tmp_path, book_of(TARGET))))


def _naming(folder: Path, name: str, rulebook: str) -> Path:
    path = write_agency(folder, name, {})
    path.write_text(path.read_text("utf-8").replace("sample-2024", rulebook), encoding="utf-8")
    return path


def test_several_rulebooks_named_are_counted_and_a_choice_asked_for(tmp_path: Path):
    files = [_naming(tmp_path, "a", "ha-tinh-2024"), _naming(tmp_path, "b", "dak-nong-2021")]
    files.append(_naming(tmp_path, "c", "ha-tinh-2024"))
    with pytest.raises(EvidenceError) as refused:
        load_field(files)
    assert refused.value.problems[0].message.en.startswith(
        "the files name several rulebooks: dak-nong-2021 (1), ha-tinh-2024 (2). Choose one with --rulebook"
    )


def test_a_file_that_names_no_rulebook_there_is_does_not_stop_the_rest(tmp_path: Path):
    files = [_naming(tmp_path, "a", "ha-tinh-2042"), _naming(tmp_path, "b", "ha-tinh-2024")]
    field = load_field(files)
    assert [result.evidence.agency.id for result in field.results] == ["b"]
    assert field.refused[0].problems[0].message.en == (
        "there is no rulebook 'ha-tinh-2042'. Did you mean 'ha-tinh-2024'? Or use --rulebook."
    )


@FEWER
@given(st.lists(COUNTS, min_size=1, max_size=4), COUNTS)
def test_adding_an_agency_changes_no_others_points(field: list[tuple[int, int]], one: tuple[int, int]) -> None:
    agencies = {f"a{number}": counts for number, counts in enumerate(field)}
    with scratch() as folder:
        before = points_of(field_of(folder, book_of(TARGET), agencies))
        after = points_of(field_of(folder, book_of(TARGET), {**agencies, "new": one}))
    assert {name: points for name, points in after.items() if name != "new"} == before
