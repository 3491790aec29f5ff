"""Ranks under random weights: against probabilities worked out by hand, and against another generator."""

from math import sqrt
from random import Random

import pytest

from scoring.batch.robustness.contenders import Contest
from scoring.batch.robustness.intervals import Drawing, RankCounts, draw_ranks
from tests.batch.robustness.contests import contest_of

DRAWS = 3_000


def share_ahead(contest: Contest, distribution: str, **more) -> float:
    """The share of the draws in which the first of two is ahead."""
    found = draw_ranks(contest, Drawing(DRAWS, 1, distribution, **more))
    return found.ahead[0] / DRAWS


def is_near(found: float, probability: float) -> bool:
    """Within four standard deviations of so many draws: true of all but one in sixteen thousand samples."""
    return abs(found - probability) < 4 * sqrt(probability * (1 - probability) / DRAWS)


@pytest.mark.parametrize(
    ("one", "other", "probability"),
    [
        # v is the weight of the first area, 1 - v that of the second; v is uniform over 0..1
        ([(3, 3), (0, 3)], [(0, 3), (1, 3)], 3 / 4),  # v > (1 - v) / 3, so v > 1/4
        ([(3, 3), (0, 3)], [(0, 3), (2, 3)], 3 / 5),  # v > (1 - v) x 2/3, so v > 2/5
        ([(9, 9), (0, 1)], [(0, 9), (1, 1)], 1 / 2),  # v > 1 - v: what the areas weigh now has no part in it
        # three areas: the weight of one exceeds x with probability (1 - x)²
        ([(4, 4), (0, 4), (2, 4)], [(0, 4), (0, 4), (3, 4)], 1 - 1 / 5),  # v1 > v3 / 4; v1 / (v1 + v3) uniform: > 1/5
        ([(0, 4), (4, 4), (4, 4)], [(4, 4), (0, 4), (0, 4)], 1 - 1 / 4),  # v1 < 1/2
    ],
)
def test_any_weights_give_the_probability_worked_out_by_hand(one, other, probability):
    assert is_near(share_ahead(contest_of({"one": one, "other": other}), "dirichlet"), probability)


@pytest.mark.parametrize(
    ("one", "other", "spread", "probability"),
    [
        # factors s, t are uniform within 1 ± spread
        (
            [(10, 10), (0, 10)],
            [(0, 10), (9, 10)],
            (1, 4),
            11 / 16,
        ),  # s > 0.9 t: an area of a square
        ([(10, 10), (0, 10)], [(0, 10), (5, 10)], (1, 4), 1),  # s >= 0.75 > 0.5 x 1.25 >= t / 2, always
        ([(10, 10), (0, 10)], [(0, 10), (5, 10)], (1, 1), 3 / 4),  # s > t / 2 on 0..2: 1 - 1/4
        ([(20, 20), (0, 10)], [(0, 20), (10, 10)], (1, 1), 3 / 4),  # 2s > t: an area of twice the weight
    ],
)
def test_weights_around_those_of_the_rulebook_give_the_probability_worked_out_by_hand(one, other, spread, probability):
    found = share_ahead(contest_of({"one": one, "other": other}), "uniform", spread=spread)
    assert found == 1 if probability == 1 else is_near(found, probability)


FIVE = {
    "v": [(70, 100), (65, 100), (40, 100), (81, 100)],
    "w": [(75, 100), (41, 100), (57, 100), (77, 100)],
    "x": [(44, 100), (72, 100), (71, 100), (60, 100)],
    "y": [(90, 100), (30, 100), (52, 100), (70, 100)],
    "z": [(51, 100), (62, 100), (49, 100), (76, 100)],
}


def test_every_rank_is_as_frequent_as_with_weights_of_another_generator():
    """Python's own gamma variates give Dirichlet weights in floats: another road to the same distribution."""
    contest, other, hits = contest_of(FIVE), Random(2024), {}  # noqa: S311 - no secret
    for _ in range(DRAWS):
        weights = [other.gammavariate(1, 1) for _ in range(4)]
        indices = {name: sum(w * p for w, (p, _) in zip(weights, own, strict=True)) for name, own in FIVE.items()}
        for rank, name in enumerate(sorted(indices, key=lambda one: -indices[one]), 1):
            hits[name, rank] = hits.get((name, rank), 0) + 1
    for one in draw_ranks(contest, Drawing(DRAWS, 1, "dirichlet")).agencies:
        for rank in range(1, 6):
            theirs, ours = hits.get((one.id, rank), 0) / DRAWS, one.counts.get(rank, 0) / DRAWS
            middle = (theirs + ours) / 2
            assert abs(theirs - ours) <= 4 * sqrt(2 * middle * (1 - middle) / DRAWS), (one.id, rank, theirs, ours)


def test_the_same_seed_gives_the_same_counts_and_another_seed_does_not():
    contest = contest_of(FIVE)
    assert draw_ranks(contest, Drawing(50, 3)) == draw_ranks(contest, Drawing(50, 3))
    assert draw_ranks(contest, Drawing(50, 3)) != draw_ranks(contest, Drawing(50, 4))


def test_every_draw_is_told_to_whoever_shows_how_far_it_is():
    told: list[int] = []
    draw_ranks(contest_of(FIVE), Drawing(7), told.append)
    assert told == [1] * 7


def test_weights_that_hardly_change_leave_every_rank():
    found = draw_ranks(contest_of(FIVE), Drawing(100, 1, "uniform", (1, 10**6)))
    assert [one.kept for one in found.agencies] == [(100, 100)] * 5
    assert found.ahead == (100,) * 4


def test_equal_indices_share_a_rank_in_every_draw():
    found = draw_ranks(contest_of({"one": [(1, 2), (1, 2)], "other": [(2, 4), (3, 6)]}), Drawing(20))
    assert [one.counts for one in found.agencies] == [{1: 20}, {1: 20}]
    assert found.ahead == (0,)


def test_an_area_that_is_not_applicable_to_an_agency_leaves_its_denominator():
    """The second has nothing in area b: its index is that of area a, 60 %, whatever the weights."""
    found = draw_ranks(
        contest_of({"one": [(10, 10), (5, 10)], "other": [(6, 10), (0, 0)]}), Drawing(200, 1, "dirichlet")
    )
    one, other = found.agencies
    assert 150 < one.counts[1] < 170  # v + (1 - v) / 2 > 0.6, so v > 1/5: 160 of 200
    assert one.counts[1] + other.counts[1] == 200


def test_an_agency_with_nothing_but_one_area_never_disappears():
    found = draw_ranks(contest_of({"one": [(0, 0), (9, 10)], "other": [(1, 10), (0, 0)]}), Drawing(30, 1, "dirichlet"))
    assert [one.draws for one in found.agencies] == [30, 30]


def test_rounded_indices_share_a_rank_where_the_rulebook_ranks_by_them():
    agencies = {"one": [(100_001, 200_000), (0, 0)], "other": [(1, 2), (0, 0)]}
    assert draw_ranks(contest_of(agencies), Drawing(5)).ahead == (5,)
    assert draw_ranks(contest_of(agencies, "rounded"), Drawing(5)).ahead == (0,)


@pytest.mark.parametrize(
    ("counts", "interval", "median"),
    [
        ({1: 100}, (1, 1), 1),
        ({1: 5, 2: 90, 3: 5}, (2, 2), 2),  # a twentieth is set aside at each end
        ({1: 6, 2: 88, 3: 6}, (1, 3), 2),
        ({1: 50, 4: 50}, (1, 4), 1),
        ({1: 49, 4: 51}, (1, 4), 4),
        ({7: 1}, (7, 7), 7),
    ],
)
def test_an_interval_holds_the_middle_nine_tenths_of_the_draws(counts, interval, median):
    found = RankCounts("a", 1, counts)
    assert (found.interval, found.median) == (interval, median)
