"""Seeking: the least total effort that brings the index to a target, proved, or the best index there is and why."""

from __future__ import annotations

from math import prod
from typing import Final, NamedTuple

from scoring.advice.effort import Efforts
from scoring.advice.goal.blocks import blocks_of
from scoring.advice.goal.choosing import choose, together
from scoring.advice.goal.frontier import Group, Surveyor, groups_of, uncountable
from scoring.advice.goal.ground import Ground
from scoring.advice.goal.levers import Lever, levers_of, set_levels
from scoring.advice.goal.model import Gain, Goal, Move, Proof, Status
from scoring.advice.goal.moves import moves_of
from scoring.advice.goal.narrowing import narrow
from scoring.advice.goal.option import Option, unbeaten
from scoring.engine.result import Result, Sum
from scoring.exact import Ratio
from scoring.language import Message

NOT_PROVED: Final = Message(
    "the engine does not score the answer as it was reckoned, so it is not shown. Please report this with the file."
)


class Field(NamedTuple):
    """What is sought on: the facts as they will stand, and those that may still move."""

    ground: Ground
    levers: tuple[Lever, ...]


def field_of(result: Result, efforts: Efforts) -> Field:
    """The ground and the levers of an agency, each with its levels and its limits."""
    ground = Ground(result)
    levers = levers_of(ground, efforts)
    narrow(levers, ground)
    surveyor = Surveyor(ground, levers, (100, 1))
    for lever in levers:
        places = [place for slot, place in surveyor.is_one_way if slot == lever.slot and ground.is_counted[place]]
        set_levels(lever, places, ground, {place: surveyor.is_one_way[lever.slot, place] for place in places})
    return Field(ground, tuple(levers))


def seek_goal(result: Result, target: Ratio, efforts: Efforts) -> Goal:
    """The set of changes that brings the index to `target` (percent, 0..100) at the least total effort.

    Judged on the day when everything is due. Of sets with the same effort the one that moves the fewest facts, then the
    one with the higher index, then the one whose facts stand first in the rulebook. Where no set reaches the target,
    the least effort that reaches the best index there is. Uncountable if a group of criteria is too large to prove it.
    """
    field = field_of(result, efforts)
    before = field.ground.total()
    search = _Search(field, target)
    if before.maximum and search.is_reached(before):
        return search.goal(Status.REACHED, target, before, Option(0, 0, ()))
    best = search.answer()
    if best is not None:
        return search.goal(Status.REACHABLE, target, before, search.of_equal_cost(best))
    highest, option = _highest(field, search)
    return highest.goal(Status.OUT_OF_REACH, target, before, option)


def _highest(field: Field, search: _Search) -> tuple[_Search, Option]:
    """The best index there is, and the least effort that reaches it: the target is lowered until nothing beats it."""
    while True:
        total = search.total_with(search.most())
        if not total.points:  # the most for a high target may be to be asked less, and to earn nothing
            lowest = _Search(field, (0, 1))
            total = lowest.total_with(lowest.most())
            if not total.points:
                return lowest, Option(0, 0, ())
        lower = _Search(field, (100 * total.points, total.maximum))
        answer = lower.answer()
        reached = lower.total_with(lower.most())
        if answer is not None and reached.points * total.maximum <= total.points * reached.maximum:
            return lower, lower.of_equal_cost(answer)
        search = lower


class _Search:
    """One target on one field: the groups and their options."""

    def __init__(self, field: Field, target: Ratio) -> None:
        self.field, self.target = field, target
        self.ground = field.ground
        self.surveyor = Surveyor(self.ground, field.levers, target)
        places = range(len(self.ground.criteria))
        self.groups: list[Group] = groups_of(places, field.levers, self.ground)
        self.options = [self._options(group) for group in self.groups]

    def _options(self, group: Group) -> list[Option]:
        """Of evidence that already says the impossible, what it says."""
        return self.surveyor.frontier(group) or [Option(0, sum(map(self.surveyor.score, group.places)), ())]

    def is_reached(self, total: Sum) -> bool:
        """True if the exact index is at or above the target."""
        return 100 * self.target[1] * total.points >= self.target[0] * total.maximum

    def answer(self) -> Option | None:
        """The least that reaches the target; None if nothing does. Where nothing is applicable, there is no index."""
        found = choose(self.options, int(self.surveyor.is_counting))
        if found is None or self.total_with(found).maximum or self.surveyor.is_counting:
            return found
        self._count()
        return self.answer()

    def most(self) -> Option:
        """The most that can be done for the target, whatever it costs; with something applicable, if that can be."""
        found = together([options[-1] for options in self.options])
        if self.total_with(found).maximum:
            return found
        lowest = _Search(self.field, (0, 1))
        lowest._count()
        return together([options[-1] for options in lowest.options])

    def _count(self) -> None:
        """Draw the options anew so that nothing applicable at all counts less than anything that reaches the target."""
        self.surveyor.is_counting = True
        self.options = [self._options(group) for group in self.groups]

    def of_equal_cost(self, option: Option) -> Option:
        """Of all sets of the same effort and the same number of facts, the one with the highest index."""
        if not self.surveyor.is_shifting:  # the highest score is the highest index: it was taken already
            return option
        best = self._best_within(option.cost, 1)
        total = self.total_with(best if best is not None else option)
        higher = _Search(self.field, (100 * total.points, total.maximum)).answer()
        return option if higher is None else higher

    def best_below(self, cost: int) -> Ratio | None:
        """The best index of all sets with less effort than that of a cost."""
        limit = cost // self.surveyor.fold - 1
        found = self._best_within(limit, self.surveyor.fold) if limit >= 0 else None
        total = self.total_with(found) if found else None
        return total.ratio if total else None

    def _best_within(self, limit: int, fold: int) -> Option | None:
        """The set with the highest index whose cost, divided by `fold`, is at most `limit`.

        The most that a target allows is not yet the highest index where criteria come into the maximum or leave it:
        the target is raised to what was found until nothing beats it.
        """
        search, found = self, self._most_within(limit, fold)
        if found is not None and not self.total_with(found).maximum:
            search = _Search(self.field, (0, 1))
            search._count()
            found = search._most_within(limit, fold)
        while found is not None and search.surveyor.is_shifting:
            total = self.total_with(found)
            if not total.maximum:
                break
            search = _Search(self.field, (100 * total.points, total.maximum))
            better = search._most_within(limit, fold)
            after = self.total_with(better) if better is not None else total
            if after.points * total.maximum <= total.points * after.maximum:
                break
            found = better
        return found

    def _most_within(self, limit: int, fold: int) -> Option | None:
        """The set with the most for this target whose cost, divided by `fold`, is at most `limit`."""
        turned = [
            unbeaten(Option(-one.score, -(one.cost // fold), one.moves) for one in options) for options in self.options
        ]
        shift = [min(option.cost for option in options) for options in turned]
        shifted = [
            [option._replace(cost=option.cost - least) for option in options]
            for options, least in zip(turned, shift, strict=True)
        ]
        return choose(shifted, -limit)

    def total_with(self, option: Option) -> Sum:
        """What the engine makes of the row with an option in it."""
        kept = list(self.ground.row)
        for slot, value in option.moves:
            self.ground.row[slot] = value
        total = self.ground.total()
        self.ground.row[:] = kept
        return total

    def goal(self, status: Status, target: Ratio, before: Sum, option: Option) -> Goal:
        """The answer, scored once more by the engine as a whole."""
        moves = moves_of(option, self.field.ground, self.field.levers)
        after = self.total_with(Option(0, 0, tuple((move.column.slot, move.after) for move in moves)))
        if not self.is_reached(after) and after.maximum:
            raise uncountable(self.ground, NOT_PROVED)
        effort = self.surveyor.effort(option.cost)
        return Goal(
            result=self.ground.result,
            status=status,
            target=target,
            day=self.ground.closing.day,
            before=before,
            after=after,
            moves=moves,
            effort=(effort.numerator, effort.denominator),
            gains=self._gains(moves),
            proof=self._proof(option),
            blocks=blocks_of(self.ground, self.field.levers, moves) if status == Status.OUT_OF_REACH else (),
        )

    def _gains(self, moves: tuple[Move, ...]) -> tuple[Gain, ...]:
        """The criteria that come to other points."""
        row, places = self.ground.row, range(len(self.ground.criteria))
        before = [self.ground.record(place)[0] for place in places]
        kept = list(row)
        for move in moves:
            row[move.column.slot] = move.after
        after = [self.ground.record(place)[0] for place in places]
        row[:] = kept
        found = zip(self.ground.criteria, before, after, strict=True)
        return tuple(Gain(one, old, new) for one, old, new in found if old != new)

    def _proof(self, option: Option) -> Proof:
        sizes = [len(options) for group, options in zip(self.groups, self.options, strict=True) if group.levers]
        fed = sum(len(group.places) for group in self.groups if group.levers)
        return Proof(
            facts=len(self.field.levers),
            criteria=fed,
            groups=len(sizes),
            options=sum(sizes),
            combinations=prod(sizes),
            best_below=self.best_below(option.cost),
            solver=None,
        )
