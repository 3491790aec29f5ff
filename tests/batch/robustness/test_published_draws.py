"""Published ranks under random weights, of two indices whose scores are published as well; nothing but weights varies.

The Health Record Rights Index, 65 countries by eight categories (SuperTruth Inc. 2026, data and results CC BY 4.0;
evil-robot/who-holds-the-record-open on GitHub at 572617375f1039b0cc4997c29ff4847b1c8c2ec0): scores of
`exports/who-holds-the-record-scores.csv`; median and 5 % and 95 % ranks of `analysis/robustness/robustness.json`, whose
10,000 draws multiply every weight by an independent factor, even within ±25 % or ±50 %, and rank by whole points.

The Contract Efficiency Index, 19 agencies by five dimensions (MIT; Akemp787/federal-spending-efficiency-analysis at
f44fd5df5ac14acbccae94e61fb2a84bff8c15d2, `work-in-progress/powerbi/data`): scores of `fact_efficiency_index.csv`;
medians and shares of `fact_index_sensitivity.csv`, of 2,000 draws by Dirichlet's distribution with 1 for every weight.

What each prints in two files stands in one here, scores and ranks side by side; no figure is changed.
"""

import csv
from collections.abc import Sequence
from decimal import Decimal
from math import sqrt
from pathlib import Path

import pytest

from scoring.batch.robustness.contenders import Contender, Contest, Side
from scoring.batch.robustness.intervals import Drawing, RankCounts, draw_ranks
from scoring.batch.robustness.ordering import ranks_by
from scoring.engine.result import Sum

FOLDER = Path(__file__).resolve().parents[2] / "published"
DRAWS = 5_000
MOST_ERRORS = 4

Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    return list(csv.DictReader((FOLDER / name).read_text("utf-8").splitlines()))


COUNTRIES = rows_of("health-record-rights-2026.csv")
CATEGORIES = dict(zip(list(COUNTRIES[0])[3:11], (20, 20, 15, 15, 10, 10, 5, 5), strict=True))
AGENCIES = rows_of("contract-efficiency-2026.csv")
DIMENSIONS = {"competition": 30, "pricing_risk": 25, "vendor_diversity": 20, "spend_discipline": 15, "stability": 10}
PLACES = 14
"""Decimal places of a score of the second index; those printed beyond are the rounding of a binary float."""


def contest_of(rows: Sequence[Row], weights: dict[str, int], most: int, places: int, by: Side) -> Contest:
    """Every score as points out of `most`, times the weight of its area."""
    contenders = [
        Contender(
            next(iter(row.values())),
            "",
            tuple(Sum(_units(row[area], places) * weight, most * weight) for area, weight in weights.items()),
        )
        for row in rows
    ]
    return Contest("all", tuple(weights), (), tuple(contenders), by)


def _units(score: str, places: int) -> int:
    return int(Decimal(score).scaleb(places))


def countries() -> Contest:
    """Scores of 100 as points of 10,000, so that two places of a percentage are a whole point, as it is ranked by."""
    return contest_of(COUNTRIES, CATEGORIES, 10_000, 0, "rounded")


def agencies() -> Contest:
    return contest_of(AGENCIES, DIMENSIONS, 100 * 10**PLACES, PLACES, "exact")


def errors_of(share: float, draws: int) -> float:
    """The standard error of the difference between two shares of draws, theirs of so many."""
    return sqrt(share * (1 - share) * (1 / draws + 1 / DRAWS))


def miss_of(found: RankCounts, quantile: float, rank: float, draws: int) -> float:
    """By how many standard errors the draws say that the quantile is another rank; 0 where they agree."""
    within = sum(count for one, count in found.counts.items() if one <= rank) / found.draws
    before = sum(count for one, count in found.counts.items() if one <= rank - 1) / found.draws
    return max(quantile - within, before - quantile, 0) / errors_of(quantile, draws)


@pytest.mark.parametrize(("contest", "rows"), [(countries(), COUNTRIES), (agencies(), AGENCIES)])
def test_ranks_under_the_weights_as_they_are_are_those_published(contest: Contest, rows: list[Row]):
    assert ranks_by([one.total for one in contest.contenders], contest.by) == [int(row["rank"]) for row in rows]


@pytest.mark.parametrize("spread", [25, 50])
def test_quantiles_of_ranks_are_those_published(spread: int):
    """195 figures, each within four standard errors."""
    found = draw_ranks(countries(), Drawing(DRAWS, 1, "uniform", (spread, 100))).agencies
    misses = {
        (one.id, name): miss_of(one, quantile, int(row[f"{name}_{spread}"]), 10_000)
        for one, row in zip(found, COUNTRIES, strict=True)
        for name, quantile in (("median", 0.5), ("p5", 0.05), ("p95", 0.95))
    }
    assert len(misses) == 195
    assert {which: miss for which, miss in misses.items() if miss > MOST_ERRORS} == {}


@pytest.mark.parametrize("drawing", [Drawing(DRAWS, 1, "dirichlet"), Drawing(DRAWS, 1, "uniform", (20, 100))])
def test_the_comparison_tells_other_weights_apart(drawing: Drawing):
    found = draw_ranks(countries(), drawing).agencies
    misses = [
        miss_of(one, quantile, int(row[f"{name}_25"]), 10_000)
        for one, row in zip(found, COUNTRIES, strict=True)
        for name, quantile in (("p5", 0.05), ("p95", 0.95))
    ]
    assert max(misses) > MOST_ERRORS


def test_medians_and_shares_of_evenly_drawn_weights_are_those_published():
    """19 medians, and 38 shares of the draws with a rank up to 5 or from 15 on."""
    found = draw_ranks(agencies(), Drawing(DRAWS, 1, "dirichlet")).agencies
    misses = {}
    for one, row in zip(found, AGENCIES, strict=True):
        misses[one.id, "median"] = miss_of(one, 0.5, float(row["median"]), DRAWS)
        for name, ranks in (("percent_in_first_5", range(1, 6)), ("percent_from_15", range(15, 20))):
            ours, theirs = sum(one.counts.get(rank, 0) for rank in ranks) / one.draws, float(row[name]) / 100
            middle = (ours + theirs) / 2
            misses[one.id, name] = abs(ours - theirs) / errors_of(middle, DRAWS) if 0 < middle < 1 else 0
    assert len(misses) == 3 * 19
    assert {which: miss for which, miss in misses.items() if miss > MOST_ERRORS} == {}
