"""A published composite index: the index of sustainable connectivity of 51 countries (ASEM portal, 2018).

The figures are those that the documentation of the R package COINr 1.0 prints (article “Presenting Results”,
https://bluefoxr.github.io/COINr/articles/results.html): the six countries at the top, with the scores of their eight
pillars to two places. The index is the mean of connectivity and sustainability, which are the means of five and of
three pillars; so a pillar weighs 1/10 or 1/6 of the whole, 3 or 5 of 30.
"""

import csv
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from pathlib import Path
from random import Random

import pytest

from scoring.batch.robustness.contenders import Contender, Contest
from scoring.batch.robustness.intervals import Drawing, draw_ranks
from scoring.batch.robustness.ordering import ranks_by
from scoring.engine.result import Sum

FILE = Path(__file__).resolve().parents[2] / "published" / "asem-connectivity-2018.csv"
ROWS = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
PILLARS = list(ROWS[0])[3:]
WEIGHTS = [3, 3, 3, 3, 3, 5, 5, 5]
DRAWS = 2_000


def hundredths(row: dict[str, str]) -> list[int]:
    return [int(Decimal(row[pillar]) * 100) for pillar in PILLARS]


def published() -> Contest:
    """Points and maxima in hundredths of a hundredth of a pillar's weight."""
    contenders = [
        Contender(row["country"], row["country"], tuple(map(Sum, weighed(row), (w * 10_000 for w in WEIGHTS))))
        for row in ROWS
    ]
    return Contest("all", tuple(PILLARS), (), tuple(contenders))


def weighed(row: dict[str, str]) -> list[int]:
    return [score * weight for score, weight in zip(hundredths(row), WEIGHTS, strict=True)]


def test_ranks_are_those_published():
    assert ranks_by([one.total for one in published().contenders]) == [int(row["rank"]) for row in ROWS]


@pytest.mark.parametrize("place", range(6))
def test_an_index_is_the_one_published(place: int):
    """Within what rounding the pillars to two places can make of it: half a hundredth, and that of the index itself."""
    total = published().contenders[place].total
    assert abs(Fraction(total.points * 100, total.maximum) - Fraction(ROWS[place]["index"])) <= Fraction(1, 100)


@pytest.mark.parametrize("spread", [(1, 4), (1, 1)])
def test_ranks_under_random_weights_are_as_frequent_as_another_program_in_floats_finds(spread: tuple[int, int]):
    """Not a published figure: the published ranges vary more than weights. Within four standard errors."""
    other, hits = Random(5), dict.fromkeys(((row["country"], rank) for row in ROWS for rank in range(1, 7)), 0)  # noqa: S311
    width = spread[0] / spread[1]
    for _ in range(DRAWS):
        weights = [weight * other.uniform(1 - width, 1 + width) for weight in WEIGHTS]
        indices = {
            row["country"]: sum(w * score for w, score in zip(weights, hundredths(row), strict=True)) for row in ROWS
        }
        for rank, country in enumerate(sorted(indices, key=lambda one: -indices[one]), 1):
            hits[country, rank] += 1
    for one in draw_ranks(published(), Drawing(DRAWS, 1, "uniform", spread)).agencies:
        for rank in range(1, 7):
            theirs, ours = hits[one.id, rank] / DRAWS, one.counts.get(rank, 0) / DRAWS
            middle = (theirs + ours) / 2
            assert abs(theirs - ours) <= 4 * sqrt(2 * middle * (1 - middle) / DRAWS), (one.id, rank, theirs, ours)
