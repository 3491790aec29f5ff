"""The random numbers: pinned, so that a report drawn today is drawn again in ten years."""

from scoring.batch.robustness.chance import MOST, draw_number
from scoring.batch.robustness.distributions import DISTRIBUTIONS


def test_a_number_is_the_beginning_of_a_digest_that_anybody_can_take():
    """As `printf 7/12/procedures | sha256sum` says, its first sixteen digits."""
    assert f"{draw_number(7, 12, 'procedures'):016x}" == "cced411ef01884f5"
    assert f"{draw_number(1, 1, 'cải cách'):016x}" == "2b2baacf7159756c"


def test_numbers_lie_evenly_between_nothing_and_the_most():
    numbers = [draw_number(1, draw, "a") for draw in range(1, 4001)]
    assert 0 <= min(numbers) < MOST // 500
    assert MOST - MOST // 500 < max(numbers) <= MOST
    quarters = [sum(number * 4 // (MOST + 1) == quarter for number in numbers) for quarter in range(4)]
    assert all(abs(found - 1000) < 5 * 28 for found in quarters)  # a standard deviation is √(4000 × 1/4 × 3/4) = 27.4


def test_uniform_factors_lie_within_the_spread_of_one():
    factors = DISTRIBUTIONS["uniform"]([0, MOST // 2, MOST], [1, 50, 7], (1, 10))
    assert factors[0] == 9 * MOST
    assert factors[2] == 11 * MOST
    assert 0 <= 10 * MOST - factors[1] <= 1


def test_dirichlet_pieces_add_up_to_the_whole():
    """Cut at a half and a quarter: pieces of a quarter, a quarter and the rest; factors are pieces over weights."""
    factors = DISTRIBUTIONS["dirichlet"]([2**63, 2**62, 99], [4, 1, 2], (1, 4))
    assert factors == [2**62, 4 * 2**62, 2 * (MOST - 2**63)]
    assert sum(factor * weight for factor, weight in zip(factors, [4, 1, 2], strict=True)) == 4 * MOST


def test_one_area_alone_takes_all():
    assert DISTRIBUTIONS["dirichlet"]([5], [10], (1, 4)) == [MOST]
