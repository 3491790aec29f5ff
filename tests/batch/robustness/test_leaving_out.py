"""Ranks without one criterion: by hand, and against taking each ranking anew."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scoring.batch.robustness.contenders import Contender, Contest
from scoring.batch.robustness.leaving_out import LeftOut, dependence_of, leave_out_each, without_each
from scoring.batch.robustness.ordering import keys_of, ranks_by
from scoring.engine.result import Sum

THREE = (  # p: 9 of 10, q: 8 of 10, r: 6 of 8, where the third criterion does not apply to r
    Contender("p", "P", (Sum(9, 10),), (Sum(5, 5), Sum(2, 3), Sum(2, 2))),
    Contender("q", "Q", (Sum(8, 10),), (Sum(4, 5), Sum(3, 3), Sum(1, 2))),
    Contender("r", "R", (Sum(6, 8),), (Sum(3, 5), Sum(3, 3), Sum(0, 0))),
)
CONTEST = Contest("all", ("area",), ("C1", "C2", "C3"), THREE)


def test_each_ranking_is_the_one_worked_out_by_hand():
    """Without C1: 4/5, 4/5, 3/3. Without C2: 7/7, 5/7, 3/5. Without C3: 7/8, 7/8, 6/8."""
    found = {one.part: one.ranks for one in leave_out_each(CONTEST)}
    assert found == {"C1": (2, 2, 1), "C2": (1, 2, 3), "C3": (1, 1, 3)}


def test_the_criterion_that_moves_ranks_most_comes_first():
    found = leave_out_each(CONTEST)
    assert [(one.part, one.moved, one.furthest, one.mean_move) for one in found] == [
        ("C1", 2, 2, (3, 3)),
        ("C3", 1, 1, (1, 3)),
        ("C2", 0, 0, (0, 3)),
    ]


def test_an_agency_is_told_the_criteria_that_its_rank_hangs_on():
    found = leave_out_each(CONTEST)
    assert dependence_of(found, 0) == (1, "", 2, "C1")
    assert dependence_of(found, 1) == (1, "C3", 2, "")
    assert dependence_of(found, 2) == (1, "C1", 3, "")


def test_who_has_nothing_but_that_criterion_has_no_rank_without_it():
    totals = [Sum(3, 3), Sum(5, 10)]
    (first, second) = without_each(["C1", "C2"], totals, [[Sum(3, 3), Sum(0, 0)], [Sum(1, 5), Sum(4, 5)]])
    assert first == LeftOut("C1", (1, 2), (None, 1))
    assert (first.moves, first.moved) == ([0, 1], 1)
    assert second.ranks == (1, 2)


def test_a_criterion_that_nobody_has_is_not_tried():
    assert list(without_each(["C1"], [Sum(1, 2)], [[Sum(0, 0)]])) == []


sums = st.integers(0, 30).flatmap(lambda most: st.builds(Sum, st.integers(0, most), st.just(most)))


@given(st.lists(sums, min_size=1, max_size=8))
def test_an_integer_stands_for_an_index_exactly(totals: list[Sum]):
    exact = [Fraction(one.points, one.maximum) if one.maximum else None for one in totals]
    for one, key in zip(exact, keys_of(totals), strict=True):
        for other, other_key in zip(exact, keys_of(totals), strict=True):
            if one is not None and other is not None:
                assert (key < other_key, key == other_key) == (one < other, one == other)
    expected = [None if one is None else 1 + sum(o is not None and o > one for o in exact) for one in exact]
    assert ranks_by(totals) == expected


@given(st.lists(st.lists(sums, min_size=3, max_size=3), min_size=2, max_size=5))
def test_each_ranking_is_the_one_taken_anew(parts: list[list[Sum]]):
    parts = [[*own, Sum(1, 2)] for own in parts]  # so that everybody has an index
    totals = [Sum(sum(p for p, _ in own), sum(m for _, m in own)) for own in parts]
    for found in without_each(["1", "2", "3"], totals, parts):
        left = [[one for at, one in enumerate(own) if str(at + 1) != found.part] for own in parts]
        indices = [Fraction(sum(p for p, _ in own), sum(m for _, m in own)) for own in left]
        assert list(found.ranks) == [1 + sum(other > one for other in indices) for one in indices]
