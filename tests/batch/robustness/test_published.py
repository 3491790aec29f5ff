"""A published composite index: the index of sustainable connectivity of 51 countries (ASEM portal, 2018).

The figures are those that the documentation of the R package COINr prints. Scores of the eight pillars to two places,
indices and ranks: the book “Composite Indicator Development and Analysis in R with COINr”, chapter Visualising results
(bluefoxr/COINrDoc on GitHub, docs/visualising-results.html). Mean absolute changes of rank without each pillar: the
reference of `remove_elements` (https://bluefoxr.github.io/COINr/reference/remove_elements.html).

The index is the mean of connectivity and sustainability, which are the means of five and of three pillars. So a pillar
weighs 1/10 or 1/6 of the whole, 3 or 5 of 30; without one of its pillars, half of the whole is shared by the others.
"""

import csv
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from pathlib import Path
from random import Random

import pytest

from scoring.batch.robustness.contenders import Contender, Contest
from scoring.batch.robustness.intervals import Drawing, draw_ranks
from scoring.batch.robustness.leaving_out import without_each
from scoring.batch.robustness.ordering import ranks_by
from scoring.engine.result import Sum
from scoring.exact import rounded_decimal

FILE = Path(__file__).resolve().parents[2] / "published" / "asem-connectivity-2018.csv"
ROWS = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
PILLARS = list(ROWS[0])[3:]
WEIGHTS = [3, 3, 3, 3, 3, 5, 5, 5]
DRAWS = 2_000


def hundredths(row: dict[str, str]) -> list[int]:
    return [int(Decimal(row[pillar]) * 100) for pillar in PILLARS]


def weighed(row: dict[str, str], weights: Sequence[int] = WEIGHTS) -> tuple[Sum, ...]:
    """Points and maxima in hundredths of a percent of a pillar's weight."""
    pairs = zip(hundredths(row), weights, strict=True)
    return tuple(Sum(score * weight, 10_000 * weight) for score, weight in pairs)


def published(rows: Sequence[dict[str, str]] = ROWS) -> Contest:
    contenders = [Contender(row["country"], row["country"], weighed(row)) for row in rows]
    return Contest("all", tuple(PILLARS), (), tuple(contenders))


def test_the_table_is_whole():
    assert len(ROWS) == 51
    assert [int(row["rank"]) for row in ROWS] == list(range(1, 52))


def test_ranks_are_those_published():
    assert ranks_by([one.total for one in published().contenders]) == [int(row["rank"]) for row in ROWS]


@pytest.mark.parametrize("place", range(51))
def test_an_index_is_the_one_published(place: int):
    """Within what rounding the pillars to two places can make of it: half a hundredth, and that of the index itself."""
    total = published().contenders[place].total
    assert abs(Fraction(total.points * 100, total.maximum) - Fraction(ROWS[place]["index"])) <= Fraction(1, 100)


@pytest.mark.parametrize(
    ("pillar", "mean"),
    [
        ("physical", "1.529412"),
        ("economic_connectivity", "2.627451"),
        ("political", "2.901961"),
        ("institutional", "1.176471"),
        ("people", "1.686275"),
        ("environment", "3.098039"),
        ("social", "3.960784"),
        ("economic_sustainability", "2.627451"),
    ],
)
def test_without_a_pillar_ranks_move_as_far_as_published(pillar: str, mean: str):
    """To all six places printed, although the scores are printed to two: no two countries are so close as to matter."""
    left = PILLARS.index(pillar)
    weights = [3] * 5 + [4] * 3 if left < 5 else [2] * 5 + [5] * 3
    parts = [weighed(row, weights) for row in ROWS]
    totals = [Contender("", "", own).total for own in parts]
    (ranks,) = [found.ranks for found in without_each(PILLARS, totals, parts) if found.part == pillar]
    moves = sum(abs(int(row["rank"]) - (rank or 0)) for row, rank in zip(ROWS, ranks, strict=True))
    assert rounded_decimal(moves, 51, 6) == Decimal(mean)


@pytest.mark.parametrize("spread", [(1, 4), (1, 1)])
def test_ranks_under_random_weights_are_as_frequent_as_another_program_in_floats_finds(spread: tuple[int, int]):
    """Not a published figure: the published ranges vary more than weights. The top six, within four standard errors."""
    rows = ROWS[:6]
    other, hits = Random(5), dict.fromkeys(((row["country"], rank) for row in rows for rank in range(1, 7)), 0)  # noqa: S311
    width = spread[0] / spread[1]
    for _ in range(DRAWS):
        weights = [weight * other.uniform(1 - width, 1 + width) for weight in WEIGHTS]
        indices = {
            row["country"]: sum(w * score for w, score in zip(weights, hundredths(row), strict=True)) for row in rows
        }
        for rank, country in enumerate(sorted(indices, key=lambda one: -indices[one]), 1):
            hits[country, rank] += 1
    for one in draw_ranks(published(rows), Drawing(DRAWS, 1, "uniform", spread)).agencies:
        for rank in range(1, 7):
            theirs, ours = hits[one.id, rank] / DRAWS, one.counts.get(rank, 0) / DRAWS
            middle = (theirs + ours) / 2
            assert abs(theirs - ours) <= 4 * sqrt(2 * middle * (1 - middle) / DRAWS), (one.id, rank, theirs, ours)
