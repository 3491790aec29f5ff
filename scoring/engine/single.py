"""Judges a criterion of one measure and one scale: the inner loop of every run, so it branches early, calls little."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from scoring.engine.verdict import Outcome, Reason, Record, Verdict
from scoring.exact import Ratio
from scoring.rulebook.columns import Row
from scoring.rulebook.measures import Measured, Value
from scoring.rulebook.scales import Earn

Judge = Callable[[Row], Record]
Pick = Callable[[Row], Any]
"""From a row to some of its integers, in a tuple; typed loosely, as what is missing is None until it is looked at."""

FULL: Final = (Outcome.FULL, Reason.REACHED)
PARTIAL: Final = (Outcome.PARTIAL, Reason.SHORT)
ZERO: Final = (Outcome.ZERO, Reason.NOTHING)


class CompiledPart(NamedTuple):
    """A part ready to run: value, points, its own maximum in units, and what a zero denominator earns."""

    measured: Measured
    earn: Earn
    maximum: int
    when_empty: str


def judge_single(part: CompiledPart, absent: Judge, pick: Pick) -> Judge:
    """Any measure on any scale; `absent` judges a row in which a fact is missing."""
    measured, earn, maximum, when_empty = part
    empty = _empty(when_empty, maximum)

    def judge(row: Row) -> Record:
        value = measured(row)
        if value is None:
            return absent(row)
        if not value[1]:
            return empty._replace(value=value, facts=pick(row))
        units, below = earn(*value)
        points = units if below == 1 else (2 * units + below) // (2 * below)
        outcome, reason = FULL if units == maximum * below else PARTIAL if units else ZERO
        return outcome, points, reason, value, pick(row)

    return judge


def judge_proportion(value_of: Pick, target: Ratio, maximum: int, pick: Pick, otherwise: Judge) -> Judge:
    """Plainly maximum x value / target: the shape of most criteria. What is missing or empty is judged `otherwise`."""
    above, below = target
    twice = 2 * maximum
    (full, reached), (partial, short) = FULL, PARTIAL

    def judge(row: Row) -> Record:
        value = value_of(row)
        if value is None:
            return otherwise(row)
        numerator, denominator = value
        if not numerator or not denominator or numerator < 0 or denominator < 0:
            return otherwise(row)
        facts = value if pick is value_of else pick(row)
        have, need = numerator * below, denominator * above
        if have >= need:
            return full, maximum, reached, value, facts
        return partial, (twice * have + need) // (2 * need), short, value, facts

    return judge


def judge_known(part: CompiledPart, values: tuple[Value, ...], absent: Judge, pick: Pick) -> Judge:
    """A measure with few possible values: each is judged once, now."""
    measured = part.measured
    table = {value: judge_single(part._replace(measured=_always(value)), absent, _no_facts)(())[:4] for value in values}

    def judge(row: Row) -> Record:
        value = measured(row)
        return absent(row) if value is None else (*table[value], pick(row))

    return judge


def _no_facts(_row: Row) -> tuple[int | None, ...]:
    return ()


def _always(value: Value) -> Measured:
    return lambda _row: value


def _empty(when_empty: str, maximum: int) -> Verdict:
    """What a measure with a zero denominator comes to, by the policy of its criterion; `maximum` in units."""
    outcome, points = {
        "not_applicable": (Outcome.NOT_APPLICABLE, None),
        "full": (Outcome.FULL, maximum),
        "zero": (Outcome.ZERO, 0),
    }[when_empty]
    return Verdict(outcome, points, Reason.EMPTY, None, ())
