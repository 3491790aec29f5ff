"""Choosing one option of every group at the least cost that together scores enough: exact, in integers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from scoring.advice.goal.option import Option, joined

MOST_JOINS: Final = 2_000_000
"""Pairs of options joined after which the table is too large."""


class TableTooLarge(Exception):
    """The exact table would grow beyond what is reckoned here."""


class _Slope(NamedTuple):
    """The price of score at the bound: `cost` / `score`, and the least that anything can cost, times `score`."""

    cost: int
    score: int
    bound: int

    def reduced(self, option: Option) -> int:
        """What an option costs at this price, times `score`."""
        return self.score * option.cost - self.cost * option.score


def choose(groups: Sequence[Sequence[Option]], needed: int) -> Option | None:
    """The options, one of each group, joined into one; None if no choice scores `needed`.

    Each group holds options that none of the group beats, the cheapest first. The answer is the first by
    `Option.order` of all that score enough. What a lower bound proves too dear is left out of the table: the bound is
    that of Lagrange at the price of the greedy choice, exact in integers, so nothing that could win is lost.
    """
    if sum(options[-1].score for options in groups) < needed:
        return None
    cheapest = [options[0] for options in groups]
    if sum(option.score for option in cheapest) >= needed:
        return together(cheapest)
    ceiling, cost, score = _greedy(groups, needed)
    lows = [min(score * option.cost - cost * option.score for option in options) for options in groups]
    slope = _Slope(cost, score, cost * needed + sum(lows))
    kept = [
        [option for option in options if slope.reduced(option) - low + slope.bound <= score * ceiling]
        for options, low in zip(groups, lows, strict=True)
    ]
    return _table(kept, needed, ceiling, slope)


def together(options: Sequence[Option]) -> Option:
    """Options of different groups as one."""
    moves = tuple(sorted(move for option in options for move in option.moves))
    return Option(sum(option.cost for option in options), sum(option.score for option in options), moves)


def _greedy(groups: Sequence[Sequence[Option]], needed: int) -> tuple[int, int, int]:
    """The cost of a good choice, and the price (cost, score) at which the best prices come to enough."""
    stretches = [
        (Fraction(b.cost - a.cost, b.score - a.score), number, b)
        for number, options in enumerate(groups)
        for a, b in _hull(options)
    ]
    chosen = [options[0] for options in groups]
    total = sum(option.score for option in chosen)
    price = Fraction(0)
    for each, number, option in sorted(stretches, key=lambda stretch: (stretch[0], stretch[1], stretch[2].cost)):
        price = each
        gained = option.score - chosen[number].score
        if total + gained >= needed:
            break
        chosen[number], total = option, total + gained
    cost = sum(option.cost for option in chosen)
    finishing = (
        cost - now.cost + option.cost
        for now, options in zip(chosen, groups, strict=True)
        for option in options
        if total - now.score + option.score >= needed
    )
    return min(finishing), price.numerator, price.denominator


def _hull(options: Sequence[Option]) -> Iterator[tuple[Option, Option]]:
    """The stretches between the options at which the price per score is least, in order of price."""
    hull: list[Option] = []
    for option in options:
        while len(hull) > 1 and _is_above(hull[-2], hull[-1], option):
            hull.pop()
        hull.append(option)
    return pairwise(hull)


def _is_above(left: Option, middle: Option, right: Option) -> bool:
    return (middle.cost - left.cost) * (right.score - left.score) >= (right.cost - left.cost) * (
        middle.score - left.score
    )


def _table(groups: list[list[Option]], needed: int, ceiling: int, slope: _Slope) -> Option | None:
    rest_score = sum(options[-1].score for options in groups)
    lows = [min(map(slope.reduced, options)) for options in groups]
    rest_low, joins = sum(lows), 0
    found = [Option(0, 0, ())]
    for options, low in sorted(zip(groups, lows, strict=True), key=lambda pair: len(pair[0])):
        joins += len(found) * len(options)
        if joins > MOST_JOINS:
            raise TableTooLarge
        rest_score, rest_low = rest_score - options[-1].score, rest_low - low
        found = [
            state
            for state in joined(found, options)
            if state.cost <= ceiling
            and state.score + rest_score >= needed
            and slope.reduced(state) + slope.cost * needed + rest_low <= slope.score * ceiling
        ]
    return found[0] if found else None
