"""How far ranks depend on the weights of areas and on single criteria; all of it exact, given the draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from scoring.batch.ranking import Standings
from scoring.batch.robustness.contenders import Contest, contests_of
from scoring.batch.robustness.intervals import Drawing, RankDraws, draw_ranks
from scoring.batch.robustness.leaving_out import LeftOut, leave_out_each
from scoring.batch.robustness.swaps import Neighbours, neighbours_of


class GroupRobustness(NamedTuple):
    """One group: who is compared, under random weights, two by two, and without each criterion."""

    contest: Contest
    draws: RankDraws
    neighbours: tuple[Neighbours, ...]
    left_out: tuple[LeftOut, ...]


class Robustness(NamedTuple):
    """The robustness of a field's ranks: a part for every group with at least two ranked agencies."""

    standings: Standings
    drawing: Drawing
    groups: tuple[GroupRobustness, ...]


def robustness_of(standings: Standings, drawing: Drawing, on_draw: Callable[[int], object] = bool) -> Robustness:
    """Everything there is to say; the same field and drawing give the same answer on every machine.

    `on_draw` is called with 1 after each draw of each group, which takes most of the time.
    """
    groups = (_group(contest, drawing, on_draw) for contest in contests_of(standings))
    return Robustness(standings, drawing, tuple(groups))


def _group(contest: Contest, drawing: Drawing, on_draw: Callable[[int], object]) -> GroupRobustness:
    drawn = draw_ranks(contest, drawing, on_draw)
    return GroupRobustness(contest, drawn, tuple(neighbours_of(contest)), tuple(leave_out_each(contest)))
