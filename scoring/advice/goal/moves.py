"""Moves: an option as facts brought to other values, each document by the last day on which it earns as much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.advice.course import dated_facts
from scoring.advice.distance import Unit
from scoring.advice.goal.ground import Ground
from scoring.advice.goal.levers import TRIED_ALL, Lever, taken_for
from scoring.advice.goal.model import Move
from scoring.advice.goal.option import Option
from scoring.advice.goal.sides import runs_one_way
from scoring.advice.goal.walking import first
from scoring.rulebook.columns import Column
from scoring.rulebook.measures import Document, Schedule


def moves_of(option: Option, ground: Ground, levers: Sequence[Lever]) -> tuple[Move, ...]:
    """The moves of an option, in the order of the rulebook; the row is as it was afterwards."""
    by_slot = {lever.slot: lever for lever in levers}
    kept = list(ground.row)
    for slot, value in option.moves:
        ground.row[slot] = value
    values = dict(option.moves)
    for slot, value in option.moves:
        values[slot] = ground.row[slot] = _nearest(by_slot[slot], value, ground)
    days = _last_days([by_slot[slot] for slot in values], ground)
    moves = tuple(_move(by_slot[slot], days.get(slot, value), ground) for slot, value in values.items())
    ground.row[:] = kept
    return moves


def _nearest(lever: Lever, value: int, ground: Ground) -> int:
    """The value nearest to the present one at which all criteria earn the same, for the same effort.

    Where nothing is submitted and fewer is better, the most that earns the same.
    """
    side = 1 if value > lever.origin else -1
    places = [place for place, slots in enumerate(ground.slots) if lever.slot in slots]
    far = abs(value - lever.origin)
    if lever.is_at_most:
        return _most(lever, value, places, ground)
    if lever.unit != Unit.FACT or far < 2:
        return value
    effort, earned = lever.effort(value), [ground.record(place) for place in places]

    def is_as_good(other: int) -> bool:
        ground.row[lever.slot] = other
        return (
            lever.effort(other) == effort
            and all(map(ground.is_possible, places))
            and [ground.record(place) for place in places] == earned
        )

    if far > TRIED_ALL:
        found = lever.origin + side * first(1, far, lambda steps: is_as_good(lever.origin + side * steps))
    else:
        sides = sorted(lever.sides, key=lambda one: one != side)
        nearer = (lever.origin + one * steps for steps in range(1, far) for one in sides if steps <= lever.reach(one))
        found = next(filter(is_as_good, nearer), value)
    ground.row[lever.slot] = value
    return found


def _most(lever: Lever, least: int, places: Sequence[int], ground: Ground) -> int:
    """How large a figure of which fewer is better may be and earn as much as the least."""

    def worth(steps: int) -> list[tuple[int | None, bool] | None]:
        ground.row[lever.slot] = least + steps
        return [ground.record(place) if ground.is_possible(place) else None for place in places]

    best, far = worth(0), lever.high - least
    is_one_way = all(runs_one_way(ground.criteria[place], lever.column, ground.result) for place in places)
    slack = first(1, far, lambda steps: worth(steps) != best) - 1 if is_one_way and worth(far) != best else 0
    ground.row[lever.slot] = least + slack
    return least + slack


def _move(lever: Lever, value: int, ground: Ground) -> Move:
    effort = lever.effort(lever.values[0] if lever.unit == Unit.DOCUMENT else value)
    is_document = lever.unit == Unit.DOCUMENT
    return Move(
        column=lever.column,
        unit=lever.unit,
        before=lever.start,
        after=value,
        effort=(effort.numerator, effort.denominator),
        by=value if is_document else None,
        is_late=is_document and any(last < value for last in _due_days(lever.column, ground)),
        is_at_most=lever.is_at_most,
        taken=taken_for(lever.column, ground),
    )


def _last_days(levers: Sequence[Lever], ground: Ground) -> dict[int, int]:
    """By slot, the latest day of each document that keeps all points as they are, alone and with the others."""
    documents = [lever for lever in levers if lever.unit == Unit.DOCUMENT]
    total, days = ground.total(), {}
    for lever in documents:
        earliest = lever.values[0]
        ahead = sorted(day for day in _due_days(lever.column, ground) if earliest < day <= ground.closing.day)
        ground.row[lever.slot] = ahead[0] if ahead else earliest
        if ahead and ground.total() == total:
            days[lever.slot] = ahead[0]
        ground.row[lever.slot] = earliest
    for slot, day in days.items():
        ground.row[slot] = day
    if ground.total() == total:
        return days
    for lever in documents:
        ground.row[lever.slot] = lever.values[0]
    return {}


def _due_days(column: Column, ground: Ground) -> Iterator[int]:
    """The days on which a document is due, one for each criterion that scores it, as far as they are known."""
    setting = ground.result.plan.setting
    for place, one in enumerate(ground.criteria):
        if column.fact not in dated_facts(one) or not ground.is_asked[place]:
            continue
        for part in one.item.criterion.parts:
            if isinstance(part.measure, Document) and part.measure.document == column.fact:
                lasts = [part.measure.pending_until(setting)]
            elif isinstance(part.measure, Schedule):
                lasts = [last for _, slot, last in part.measure.items(setting) if slot == column.slot]
            else:
                continue
            yield from (day for last in lasts if (day := last(ground.row)) is not None)
