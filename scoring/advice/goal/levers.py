"""Levers: the facts that may still move, which way, how far, and what that costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from typing import Final

from scoring.advice.course import column_name, dated_facts, is_given_whole, is_sloped
from scoring.advice.distance import FURTHEST, Unit
from scoring.advice.effort import Efforts
from scoring.advice.goal.ground import Ground
from scoring.advice.goal.model import Taken
from scoring.advice.goal.sides import answer_counts, sides_in, stands_below
from scoring.advice.goal.walking import turns
from scoring.engine.verdict import Outcome
from scoring.rulebook.columns import Column
from scoring.rulebook.facts import DATED, NUMERIC, Fact
from scoring.rulebook.measures import Periods

TRIED_ALL: Final = 5_000
"""Values of one fact that are tried one after the other where nothing shorter is exact."""
MOST_LEVELS: Final = 2_000
"""Levels of one fact that are told apart: beyond, every further one counts as the last."""


Worth = tuple[int, bool]
"""Points of a criterion (-1 outside the maximum), and whether they are full without rounding."""


@dataclass(slots=True)
class Lever:
    """A fact that may move: from `origin` to either of its `sides` by 1, 2, … or to one of `values`."""

    column: Column
    unit: Unit
    start: int | None
    origin: int
    """Where counting begins: the present value, or just below the least where nothing is submitted."""
    zero: int
    """The value from which units are counted."""
    low: int
    high: int
    sides: tuple[int, ...]
    values: tuple[int, ...]
    """The few values there are; empty where numbers lie on a line."""
    per_unit: Fraction | None
    """Effort of one integer of the column; None if it counts by steps."""
    is_at_most: bool = False
    """True where nothing is submitted and fewer is better: the value is the most that earns as much as the least."""
    levels: dict[int, list[int]] = field(default_factory=dict)
    """By side: how far each next band lies."""

    @property
    def slot(self) -> int:
        """Where it stands in a row."""
        return self.column.slot

    def reach(self, side: int) -> int:
        """How far it may go on one side."""
        return self.high - self.origin if side > 0 else self.origin - self.low

    def effort(self, value: int) -> Fraction:
        """What bringing it to a value costs; 0 for the value it has."""
        if value == self.start:
            return Fraction(0)
        if self.per_unit is not None:
            return self.per_unit * (abs(value - self.zero) if self.unit == Unit.FACT else 1)
        side = 1 if value > self.origin else -1
        far = abs(value - self.origin)
        return Fraction(1 + sum(level < far for level in self.levels.get(side, ())))


def levers_of(ground: Ground, efforts: Efforts) -> list[Lever]:
    """Every fact that may still move and could matter, in the order of the rulebook."""
    found = [_lever(column, ground, efforts) for column in ground.columns.by_name.values()]
    return _that_matter([lever for lever in found if lever is not None], ground)


def _that_matter(levers: list[Lever], ground: Ground) -> list[Lever]:
    """Those of which a criterion is short, and those that share a criterion with one that matters."""
    places = {
        place for place in range(len(ground.criteria)) if _is_own(place, ground) and not _is_at_best(place, ground)
    }
    slots: set[int] = set()
    while True:
        found = {lever.slot for lever in levers if any(lever.slot in ground.slots[place] for place in places)}
        if found == slots:
            return [lever for lever in levers if lever.slot in slots]
        slots = found
        places |= {place for place, used in enumerate(ground.slots) if used & slots and ground.is_asked[place]}


def _lever(column: Column, ground: Ground, efforts: Efforts) -> Lever | None:
    fact = ground.result.rulebook.facts[column.fact]
    places = [place for place, slots in enumerate(ground.slots) if column.slot in slots and _is_own(place, ground)]
    if not places or column.slot in ground.taken or efforts.is_fixed(column.fact):
        return None
    per_unit = efforts.of(column.fact)
    if fact.type in (*DATED, "documents"):
        return _document(column, fact, places, ground, per_unit)
    if fact.type == "yes_no":
        if not any(answer_counts(ground.criteria[place], column, ground.result) for place in places):
            return None
        now = ground.row[column.slot]
        values = tuple(answer for answer in (1, 0) if answer != now)
        unit = None if per_unit is None else Fraction(*per_unit)
        return Lever(column, Unit.ANSWER, now, now or 0, 0, 0, 1, (), values, unit)
    if fact.type not in NUMERIC | {"counts"} or is_over(column, fact, ground):
        return None
    return _number(column, fact, places, ground, per_unit)


def _is_own(place: int, ground: Ground) -> bool:
    """True for a criterion of the index that no survey decides."""
    criterion = ground.criteria[place].item.criterion
    is_scored = ground.criteria[place].outcome != Outcome.UNSCORED
    return ground.is_asked[place] and ground.is_counted[place] and criterion.source != "survey" and is_scored


def _is_at_best(place: int, ground: Ground) -> bool:
    points, _ = ground.record(place)
    return points is not None and points >= ground.criteria[place].item.maximum


def is_over(column: Column, fact: Fact, ground: Ground) -> bool:
    """True for the number of a month or quarter that has ended: it is settled."""
    if fact.type != "counts" or column.key is None:
        return False
    part = fact.parts(ground.columns.year)[column.key]
    return part.ends_on.toordinal() <= ground.closing.today


def _document(
    column: Column, fact: Fact, places: list[int], ground: Ground, per_unit: tuple[int, int] | None
) -> Lever | None:
    """A document that is lacking may come, today at the earliest; what has its day is settled."""
    is_dated = any(column.fact in dated_facts(ground.criteria[place]) for place in places)
    day = max(ground.closing.today, fact.from_.toordinal() if fact.from_ else 0)
    last = fact.to.toordinal() if fact.to else ground.closing.day
    now = ground.row[column.slot]
    if now or not is_dated or day > last:
        return None
    unit = None if per_unit is None else Fraction(*per_unit)
    return Lever(column, Unit.DOCUMENT, now, 0, 0, day, day, (), (day,), unit)


def _number(
    column: Column, fact: Fact, places: list[int], ground: Ground, per_unit: tuple[int, int] | None
) -> Lever | None:
    own = [place for place in places if not is_given_whole(ground.criteria[place], column)]
    sides = {side for place in own for side in sides_in(ground.criteria[place], column, ground.result)}
    start = ground.row[column.slot]
    if fact.cumulative and start is not None:
        sides.discard(-1)
    low, high = _bounds(column, fact)
    if not sides or (start is None and any(stands_below(ground.criteria[place], column) for place in places)):
        return None
    lever = Lever(
        column, Unit.FACT, start, start or 0, start or max(low, min(0, high)), low, high, tuple(sorted(sides)), (), None
    )
    needed = sorted({number for place in own for number in _needed(place, column, ground)})
    if needed:
        lever.origin, lever.zero, lever.sides = start or 0, start or 0, ()
        lever.values = tuple(number for number in needed if number > lever.origin)
        lever.levels = {1: [number - lever.origin for number in lever.values]}
    elif start is None:
        _from_nothing(lever)
    if per_unit is not None and not lever.is_at_most and taken_for(column, ground) is None:
        below = 10 ** (column.places - 2 if fact.type == "percent" else column.places)
        lever.per_unit = Fraction(per_unit[0], per_unit[1] * below)
    return lever


def _needed(place: int, column: Column, ground: Ground) -> list[int]:
    """The numbers that a month or quarter is only asked to reach: no other matters."""
    measures = [part.measure for part in ground.criteria[place].item.criterion.parts]
    if any(column_name(column) in formula.tree.names() for measure in measures for formula in measure.formulas()):
        return []
    return [measure.at_least for measure in measures if isinstance(measure, Periods) and measure.periods == column.fact]


def _from_nothing(lever: Lever) -> None:
    """Nothing is submitted: every value from the least up, or the least alone where fewer is better."""
    least = lever.low if lever.low > -FURTHEST else lever.zero
    lever.low, lever.origin = least, least - 1
    if lever.sides == (-1,):
        lever.values, lever.is_at_most = (least,), True
    lever.sides = () if lever.values else (1,)


def taken_for(column: Column, ground: Ground) -> Taken | None:
    """What a figure is reckoned against, where that is not submitted and is taken to be something."""
    name = column_name(column)
    for place, slots in enumerate(ground.slots):
        for part in ground.criteria[place].item.criterion.parts if column.slot in slots else ():
            names = {other for formula in part.measure.formulas() for other in formula.tree.names()}
            for other in names - {name} if name in names else ():
                taken = ground.taken.get(ground.columns.slot(other))
                if taken is not None:
                    return taken
    return None


def _bounds(column: Column, fact: Fact) -> tuple[int, int]:
    """What may be submitted, in integers of the column."""
    scale = 10**column.places
    low = 0 if fact.type != "number" else -FURTHEST
    high = scale if fact.type == "percent" else FURTHEST
    if fact.at_least:
        low = -(-fact.at_least.ratio[0] * scale // fact.at_least.ratio[1])
    if fact.at_most:
        high = fact.at_most.ratio[0] * scale // fact.at_most.ratio[1]
    return low, high


def set_levels(lever: Lever, places: list[int], ground: Ground, is_one_way: dict[int, bool]) -> None:
    """Find the levels of a fact: all else as it stands, where its criteria come to their next band, or to the most."""
    if lever.values:
        return
    for side in lever.sides:
        found: set[int] = set()
        for place in places:
            found |= set(_levels(lever, side, place, ground, is_one_way[place]))
        lever.levels[side] = sorted(found)[:MOST_LEVELS]


def _levels(lever: Lever, side: int, place: int, ground: Ground, is_one_way: bool) -> Iterator[int]:
    now = ground.row[lever.slot]

    def worth(steps: int) -> Worth:
        ground.row[lever.slot] = lever.origin + side * steps if steps else now
        points, full = ground.record(place)
        return -1 if points is None else points, full

    far = lever.reach(side)
    if far >= 1:
        found = _rises(worth, far) if is_one_way else _records(worth, min(far, TRIED_ALL))
        yield from found[-1:] if _has_slope(place, ground) else found
    ground.row[lever.slot] = now


def _records(worth: Callable[[int], Worth], far: int) -> list[int]:
    """The steps of 1..far that are worth more than all before, each tried."""
    values = [worth(steps) for steps in range(far + 1)]
    best = list(accumulate(values, max))
    return [steps for steps in range(1, far + 1) if best[steps] > best[steps - 1]]


def _rises(worth: Callable[[int], Worth], far: int) -> list[int]:
    """The same where worth only rises or only falls from the first step on; that one may do either.

    It does where there was no figure before, or nothing to divide by.
    """
    start, near = worth(0), worth(1)
    rising = turns(worth, 1, far) if worth(far) > max(start, near) else ()
    return ([1] if near > start else []) + sorted(steps for steps in rising if worth(steps) > start)


def _has_slope(place: int, ground: Ground) -> bool:
    parts = ground.criteria[place].item.criterion.parts
    return any(is_sloped(part.scale, ground.result) for part in parts)
