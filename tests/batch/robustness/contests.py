"""Contests written down by hand: points of maxima per area, an agency a row."""

from fractions import Fraction

from scoring.batch.robustness.contenders import Contender, Contest, Side
from scoring.engine.result import Sum


def contest_of(agencies: dict[str, list[tuple[int, int]]], by: Side = "exact") -> Contest:
    """A contest of agencies by id, each with (points, maximum) for every area, best first; areas are a, b, c, …"""
    contenders = [Contender(name, name, tuple(Sum(*one) for one in areas)) for name, areas in agencies.items()]
    contenders.sort(key=lambda one: -Fraction(one.total.points, one.total.maximum))
    return Contest("all", tuple("abcdefgh"[: len(contenders[0].areas)]), (), tuple(contenders), by)
