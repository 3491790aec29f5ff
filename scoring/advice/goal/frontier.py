"""Frontiers: all ways to settle a group of criteria that no other way of it beats, counted out by the engine itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, NamedTuple

from scoring.advice.goal.ground import Ground
from scoring.advice.goal.levers import TRIED_ALL, Lever
from scoring.advice.goal.option import Option, joined, unbeaten
from scoring.advice.goal.sides import runs_one_way, sides_in
from scoring.advice.goal.walking import first, turns
from scoring.errors import Problem, ScoreError
from scoring.exact import Ratio
from scoring.language import Message

MOST_TRIALS: Final = 2_000_000
"""Judgements by the engine after which a group is too large."""


class Uncountable(ScoreError):
    """What cannot be settled exactly; the message names it and says what to do."""


def uncountable(ground: Ground, message: Message) -> Uncountable:
    """The error, about the evidence at hand."""
    return Uncountable([Problem(ground.result.evidence.file, 0, 0, "", message)])


class Group(NamedTuple):
    """Criteria, and the facts that may move, none of which any other group has."""

    places: tuple[int, ...]
    levers: tuple[Lever, ...]


def groups_of(places: Iterable[int], levers: Sequence[Lever], ground: Ground) -> list[Group]:
    """Criteria grouped by the facts that may move, in the order of the rulebook."""
    groups: list[tuple[list[int], list[Lever]]] = []
    for place in places:
        own = [lever for lever in levers if lever.slot in ground.slots[place]]
        touched = [group for group in groups if any(lever in group[1] for lever in own)]
        merged = [one for group in touched for one in group[0]] + [place]
        slots = {lever.slot: lever for lever in (*(one for group in touched for one in group[1]), *own)}
        groups = [group for group in groups if group not in touched]
        groups.append((merged, [slots[slot] for slot in sorted(slots)]))
    return [Group(tuple(sorted(own)), tuple(moving)) for own, moving in sorted(groups, key=lambda group: min(group[0]))]


class Surveyor:
    """Draws frontiers over one ground for one target; `places` are criteria, scores are exact integers."""

    def __init__(self, ground: Ground, levers: Sequence[Lever], target: Ratio) -> None:
        self.ground, self.levers, self.target, self.trials = ground, levers, target, 0
        efforts = [lever.per_unit.denominator for lever in levers if lever.per_unit is not None]
        self.unit = lcm(1, *efforts)
        """Parts into which one unit of effort is divided, so that every effort is a whole number of them."""
        self.fold = len(levers) + 1
        """Above the number of facts that can move: one part of effort outweighs them all."""
        self.is_counting = False
        """True where a score also counts what is applicable, so that nothing applicable is below every answer."""
        self.is_shifting = False
        """True once a criterion was seen to come into the maximum, or to leave it, by what moves."""
        self._outside = {place for place in range(len(ground.criteria)) if ground.record(place)[0] is None}
        self.is_one_way = {
            (lever.slot, place): runs_one_way(ground.criteria[place], lever.column, ground.result)
            for lever in levers
            for place, slots in enumerate(ground.slots)
            if lever.slot in slots
        }

    def cost(self, lever: Lever, value: int) -> int:
        """What one move costs; see `Option.cost`."""
        return int(lever.effort(value) * self.unit) * self.fold + 1

    def effort(self, cost: int) -> Fraction:
        """The effort in a cost."""
        return Fraction(cost // self.fold, self.unit)

    def score(self, place: int) -> int:
        """Points x 100 less target x maximum, in common integers: all criteria together reach the target at 0."""
        points, _ = self.ground.record(place)
        if not self.ground.is_counted[place]:
            return 0
        if (points is None) is not (place in self._outside):
            self.is_shifting = True
        if points is None:
            return 0
        score = 100 * self.target[1] * points - self.target[0] * self.ground.criteria[place].item.maximum
        return score * (len(self.ground.criteria) + 1) + 1 if self.is_counting else score

    def frontier(self, group: Group) -> list[Option]:
        """The options of a group that no other beats, the cheapest first; the row is as it was afterwards."""
        if not group.levers:
            return [Option(0, score, ())] if (score := self._score(group.places)) is not None else []
        found = [Option(0, 0, ())]
        for part in groups_of(group.places, group.levers, self.ground):
            settled = self._settled(part)
            if not settled:
                return []
            found = joined(found, settled)
        return found

    def _settled(self, group: Group) -> list[Option]:
        if not group.levers:
            return self.frontier(group)
        if len(group.levers) == 1:
            return unbeaten(self._of_one(group.places, group.levers[0]))
        lever = max(group.levers, key=lambda one: (self._links(one, group.places), -self._width(one), -one.slot))
        rest = Group(group.places, tuple(one for one in group.levers if one is not lever))
        found: list[Option] = []
        for value in (lever.start, *self._values(lever, group)):
            own = () if value is None or value == lever.start else ((lever.slot, value),)
            cost = self.cost(lever, own[0][1]) if own else 0
            self.ground.row[lever.slot] = value
            found += [
                Option(cost + one.cost, one.score, tuple(sorted((*own, *one.moves)))) for one in self.frontier(rest)
            ]
            if len(found) > TRIED_ALL:
                found = unbeaten(found)
        self.ground.row[lever.slot] = lever.start
        return unbeaten(found)

    def _links(self, lever: Lever, places: tuple[int, ...]) -> int:
        return sum(lever.slot in self.ground.slots[place] for place in places)

    def _width(self, lever: Lever) -> int:
        return len(lever.values) or sum(lever.reach(side) for side in lever.sides)

    def _score(self, places: tuple[int, ...]) -> int | None:
        """The score of the row as it is; None if evidence may not say it."""
        self.trials += len(places)
        if self.trials > MOST_TRIALS:
            raise self._too_large(places)
        if not all(self.ground.is_possible(place) for place in places):
            return None
        return sum(self.score(place) for place in places)

    def _of_one(self, places: tuple[int, ...], lever: Lever) -> Iterator[Option]:
        """The options of criteria in which nothing else moves any more."""
        start = self._score(places)
        if start is not None:
            yield Option(0, start, ())
        found = set(lever.values)
        for side in lever.sides:
            found |= {lever.origin + side * steps for steps in self._steps(places, lever, side)}
        for value in sorted(found):
            self.ground.row[lever.slot] = value
            score = self._score(places)
            if score is not None:
                yield Option(self.cost(lever, value), score, ((lever.slot, value),))
        self.ground.row[lever.slot] = lever.start

    def _steps(self, places: tuple[int, ...], lever: Lever, side: int) -> Iterator[int]:
        """How far along one side something may change; the row is left wherever it was tried last."""

        def put(steps: int) -> None:
            self.ground.row[lever.slot] = lever.origin + side * steps

        near, far = self._stretch(places, lever, side)
        if near > far:
            return
        if not all(self.is_one_way[lever.slot, place] for place in places):
            if far - near >= TRIED_ALL:
                raise self._unsteady(lever, places)
            yield from range(near, far + 1)
            return

        def value(steps: int) -> int:
            put(steps)
            return self._score_of(places)

        yield near
        if self._go_together(places, near, far, put):
            yield from self._ends(lever, side, near, far, value)
            return
        for place in places:
            yield from turns(self._score_at(put, place), near, far)

    def _score_at(self, put: Callable[[int], None], place: int) -> Callable[[int], int]:
        def score(steps: int) -> int:
            put(steps)
            return self._score_of((place,))

        return score

    def _ends(self, lever: Lever, side: int, near: int, far: int, value: Callable[[int], int]) -> Iterator[int]:
        """Where all criteria go one way together: each level, and the least that comes to the most beyond the last."""
        if value(far) <= value(near):
            return
        if lever.per_unit is not None:
            yield from turns(value, near, far)
            return
        levels = [level for level in lever.levels.get(side, ()) if near < level <= far]
        yield from levels
        last, most = max([near, *levels]), value(far)
        if most > value(last):
            yield first(last, far, lambda steps: value(steps) >= most)

    def _score_of(self, places: tuple[int, ...]) -> int:
        self.trials += len(places)
        if self.trials > MOST_TRIALS:
            raise self._too_large(places)
        return sum(self.score(place) for place in places)

    def _go_together(self, places: tuple[int, ...], near: int, far: int, put: Callable[[int], None]) -> bool:
        """True if no criterion rises along the stretch while another falls."""
        put(near)
        before = [self._score_of((place,)) for place in places]
        put(far)
        after = [self._score_of((place,)) for place in places]
        return all(a <= b for a, b in zip(before, after, strict=True)) or all(
            a >= b for a, b in zip(before, after, strict=True)
        )

    def _stretch(self, places: tuple[int, ...], lever: Lever, side: int) -> tuple[int, int]:
        """The steps of one side that evidence may say: none where the first is above the last."""
        limited = [place for place in places if self.ground.limits(place)]
        far = lever.reach(side)

        def is_possible(steps: int) -> bool:
            self.ground.row[lever.slot] = lever.origin + side * steps
            return all(self.ground.is_possible(place) for place in limited)

        if far < 1 or not limited:
            return 1, far
        if is_possible(1):
            return 1, first(1, far + 1, lambda steps: not is_possible(steps)) - 1
        if is_possible(far):
            return first(1, far, is_possible), far
        if far > TRIED_ALL:
            raise self._unsteady(lever, places)
        found = [steps for steps in range(1, far + 1) if is_possible(steps)]
        return (found[0], found[-1]) if found else (1, 0)

    def _values(self, lever: Lever, group: Group) -> list[int]:
        """The values of a fact that could matter while other facts of its criteria move too."""
        if lever.values:
            return list(lever.values)
        places = tuple(place for place in group.places if lever.slot in self.ground.slots[place])
        if lever.per_unit is None and self._is_steady(lever, places, group):
            (side,) = lever.sides
            near, far = self._stretch(places, lever, side)
            ends = {*lever.levels.get(side, ()), *([1] if lever.start is None else []), far}
            return [lever.origin + side * steps for steps in sorted(ends) if near <= steps <= far]
        if self._width(lever) > TRIED_ALL:
            raise self._unsteady(lever, places)
        return [lever.origin + side * steps for side in lever.sides for steps in range(1, lever.reach(side) + 1)]

    def _is_steady(self, lever: Lever, places: tuple[int, ...], group: Group) -> bool:
        """True if all criteria agree on the better side whatever the other facts are, and no limit ties them."""
        sides = {sides_in(self.ground.criteria[place], lever.column, self.ground.result) for place in places}
        tied = [place for place in places if self.ground.limits(place) and self._is_tied(lever, place, group)]
        is_one_way = all(self.is_one_way[lever.slot, place] for place in places)
        return is_one_way and not tied and sides == {frozenset(lever.sides)} and len(lever.sides) == 1

    def _is_tied(self, lever: Lever, place: int, group: Group) -> bool:
        """True if how far a fact may go depends on another that moves: then its levels are not enough."""
        others = [one for one in group.levers if one is not lever and one.slot in self.ground.slots[place]]
        kept = list(self.ground.row)
        for value in (lever.low, lever.high):
            for other in others:
                for end in (other.start, *(other.values or (other.low, other.high))):
                    self.ground.row[lever.slot], self.ground.row[other.slot] = value, end
                    if not self.ground.is_possible(place):
                        self.ground.row[:] = kept
                        return True
                    self.ground.row[other.slot] = other.start
        self.ground.row[:] = kept
        return False

    def _unsteady(self, lever: Lever, places: tuple[int, ...]) -> Uncountable:
        message = Message(
            "the fact '{fact}' feeds {criteria}, whose points may turn while it moves: more than {most} values would "
            "have to be tried, so no answer could be proved. Give it bounds (at_least, at_most) in the rulebook.",
            fact=lever.column.fact,
            criteria=self._named(places),
            most=TRIED_ALL,
        )
        return uncountable(self.ground, message)

    def _too_large(self, places: tuple[int, ...]) -> Uncountable:
        message = Message(
            "the facts of {criteria} can move in too many ways together to prove an answer. Settle some of them with "
            "--set and ask again.",
            criteria=self._named(places),
        )
        return uncountable(self.ground, message)

    def _named(self, places: tuple[int, ...]) -> str:
        return ", ".join(self.ground.criteria[place].id for place in places)
