"""The smallest change of a weight: by hand, and against trying every change one by one."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.batch.robustness.contenders import Contest
from scoring.batch.robustness.swaps import Neighbours, Swap, neighbours_of
from scoring.engine.result import Sum
from tests.batch.robustness.contests import contest_of

FURTHEST = 150


@pytest.mark.parametrize(
    ("one", "other", "swap"),
    [
        # Equal maxima: the lead is 10 - 6 = 4 points, the other is 6 ahead in b, which must rise by 10 x 4/6 = 6.67.
        # a may as well weigh less: 10 ahead there, so 10 x 4/10 = 4 less, which is exactly level.
        ([(10, 10), (0, 10)], [(0, 10), (6, 10)], Swap("a", 10, -4, is_level=True)),
        # The lead is 1; a must fall by 10 x 1/7 = 1.43, so 2; b must rise by 10 x 1/6 = 1.67, so 2: a comes first.
        ([(9, 10), (2, 10)], [(2, 10), (8, 10)], Swap("a", 10, -2, is_level=False)),
        # Ahead in every area: no weights in the world.
        ([(9, 10), (9, 10)], [(8, 10), (8, 10)], None),
        # Equal in a, ahead in b: only if b weighs nothing are they level.
        ([(5, 10), (6, 10)], [(5, 10), (5, 10)], Swap("b", 10, -10, is_level=True)),
        # One area only: its weight makes no difference.
        ([(6, 10)], [(5, 10)], None),
        # The other has nothing in b: 60 % whatever b weighs. One has 15 of 20; with u more in b it has
        # (10 + (10 + u)/2) / (20 + u) > 0.6, so u < 30: level at 30.
        # The smaller change is less of a: (10 + u + 5) / (20 + u) > 0.6, so u > -7.5.
        ([(10, 10), (5, 10)], [(6, 10), (0, 0)], Swap("a", 10, -8, is_level=False)),
    ],
)
def test_the_smallest_change_is_the_one_worked_out_by_hand(one, other, swap):
    (found,) = neighbours_of(contest_of({"one": one, "other": other}))
    assert found.swap == swap


def test_two_that_share_a_rank_are_already_level():
    (found,) = neighbours_of(contest_of({"one": [(1, 2)], "other": [(2, 4)]}))
    assert found == Neighbours("one", "other", True, (0, 1), None)


def test_a_lead_that_rounding_hides_is_a_shared_rank_where_ranks_are_rounded():
    agencies = {"one": [(100_001, 200_000)], "other": [(1, 2)]}
    assert [found.shares_rank for found in neighbours_of(contest_of(agencies))] == [False]
    assert [found.shares_rank for found in neighbours_of(contest_of(agencies, "rounded"))] == [True]


def test_everybody_but_the_last_has_a_neighbour_after_them():
    found = list(neighbours_of(contest_of({"p": [(3, 9)], "q": [(9, 9)], "r": [(6, 9)]})))
    assert [(one.ahead, one.behind, one.lead) for one in found] == [("q", "r", (27, 81)), ("r", "p", (27, 81))]


def areas(count: int):
    """Points of maxima; some agencies have nothing in some areas."""
    area = st.integers(0, 7).flatmap(lambda most: st.tuples(st.integers(0, most), st.just(most)))
    return st.lists(area, min_size=count, max_size=count).filter(lambda own: any(most for _, most in own))


@st.composite
def contests(draw):
    count = draw(st.integers(1, 3))
    return contest_of({name: draw(areas(count)) for name in ("one", "other")})


@given(contests())
def test_no_smaller_change_ends_a_lead_and_this_one_does(contest: Contest):
    (found,) = neighbours_of(contest)
    if found.shares_rank:
        return
    tried = [(abs(u), u < 0, place) for place in range(len(contest.areas)) for u in ending(contest, place)]
    if found.swap is None or abs(found.swap.change) > FURTHEST:
        assert tried == []
        return
    place = contest.areas.index(found.swap.area)
    assert abs(found.swap.change) == min(tried)[0]
    assert found.swap.change in ending(contest, place)
    assert (lead(contest, place, found.swap.change) == 0) is found.swap.is_level


@st.composite
def contests_of_like(draw):
    """Two agencies to which all of the same applies, as those of one kind usually are."""
    maxima = draw(st.lists(st.integers(1, 40), min_size=2, max_size=4))
    points = [[draw(st.integers(0, most)) for most in maxima] for _ in range(2)]
    return contest_of({name: list(zip(own, maxima, strict=True)) for name, own in zip("pq", points, strict=True)})


@given(contests_of_like())
def test_between_agencies_alike_it_is_weight_times_lead_over_lead_in_the_area(contest: Contest):
    """The formula of the page: u = -w (P - Q) / (p - q), rounded away from 0, where the weight stays at least 0."""
    (found,) = neighbours_of(contest)
    ahead, behind = contest.contenders
    whole = ahead.total.points - behind.total.points
    exact = {
        area: Fraction(-weight * whole, one.points - other.points)
        for area, weight, one, other in zip(contest.areas, contest.weights, ahead.areas, behind.areas, strict=True)
        if one.points != other.points and (one.points - other.points < 0 or one.points - other.points >= whole)
    }
    if found.shares_rank or not exact:
        assert found.swap is None
        return
    assert found.swap is not None
    assert abs(found.swap.change) == min(ceil(abs(one)) for one in exact.values())
    assert found.swap.is_level is (found.swap.change == exact[found.swap.area])


def ending(contest: Contest, place: int) -> list[int]:
    """Every change of one area's weight, up to a bound, that ends the lead; found by trying each."""
    weight = contest.weights[place]
    if not weight:
        return []
    changes = [u for u in range(-weight, FURTHEST + 1) if u]
    return [u for u in changes if (found := lead(contest, place, u)) is not None and found <= 0]


def lead(contest: Contest, place: int, change: int) -> Fraction | None:
    """The difference of both indices with the weight changed; None where an agency then has no index."""
    factor = Fraction(contest.weights[place] + change, contest.weights[place])
    one, other = (index(contender.areas, place, factor) for contender in contest.contenders)
    return None if one is None or other is None else one - other


def index(own: tuple[Sum, ...], place: int, factor: Fraction) -> Fraction | None:
    points = sum(found.points * (factor if at == place else 1) for at, found in enumerate(own))
    most = sum(found.maximum * (factor if at == place else 1) for at, found in enumerate(own))
    return points / most if most else None
