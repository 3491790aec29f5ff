"""Measures as operations: one entry for each measure of the rulebook; one that is not listed is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from scoring.batch.plan import algebra as a
from scoring.batch.plan.formulas import Ground, formula, last_day
from scoring.batch.plan.nodes import CannotCompileError, Number, Truth
from scoring.rulebook.facts import GRANT_PLACES
from scoring.rulebook.measures import Document, Measure, Periods, Schedule
from scoring.rulebook.measures.amount import Number as PlainNumber
from scoring.rulebook.measures.base import Value
from scoring.rulebook.measures.choice import Choice
from scoring.rulebook.measures.document import LATE, NONE, ON_TIME
from scoring.rulebook.measures.granted import Granted
from scoring.rulebook.measures.rate import Ratio, Share
from scoring.rulebook.measures.survey import Answers, Mean, Surveyed
from scoring.rulebook.measures.yes import NO, YES, AllYes, Answered, AnyYes, Yes


class Known(NamedTuple):
    """A measure of few values: where its facts are missing, and otherwise the value of the first case that holds."""

    missing: Truth
    cases: tuple[tuple[Truth, Value], ...]
    otherwise: Value


class Counted(NamedTuple):
    """A measure of numbers: where its facts are missing, and otherwise numerator, denominator and, if any, lateness."""

    missing: Truth
    numbers: tuple[Number, ...]


Measured = Known | Counted
_ZERO, _ONE = a.constant(0), a.constant(1)


def measured(measure: Measure, ground: Ground) -> Measured:
    """The value of a measure; CannotCompileError if the measure has no columnar form."""
    build = MEASURED.get(type(measure))
    if build is None:
        raise CannotCompileError(f"measure: {type(measure).__name__}")
    return build(measure, ground)


def _plain(measure: PlainNumber, ground: Ground) -> Counted:
    number, places = formula(measure.value, ground)
    return Counted(a.missing(number), (number, a.constant(10**places)))


def _rate(measure: Share | Ratio, ground: Ground) -> Counted:
    (above, above_places), (below, below_places) = (formula(one, ground) for one in measure.pair)
    over, under = a.times(a.constant(10**below_places), above), a.times(a.constant(10**above_places), below)
    missing = a.any_of(a.missing(above), a.missing(below))
    if under.span.low < 0:
        is_negative = a.compare("<", under, _ZERO)
        minus_one = a.constant(-1)
        over = a.choose([(is_negative, a.times(minus_one, over))], over)
        under = a.choose([(is_negative, a.times(minus_one, under))], under)
        under = a.within(under, 0, max(abs(under.span.low), under.span.high))
    return Counted(missing, (over, under))


def _answered(measure: Answered, ground: Ground) -> Known:
    columns = [ground.column(name) for name in measure.named_facts()]
    joined = a.any_of if isinstance(measure, AnyYes) else a.all_of
    yes = joined(*(a.compare("!=", column, _ZERO) for column in columns))
    return Known(a.any_of(*map(a.missing, columns)), ((yes, YES),), NO)


def _document(measure: Document, ground: Ground) -> Known:
    day, due = ground.column(measure.document), measure.due_for(ground.setting)
    last = last_day(due, ground) if due else a.constant(ground.setting.ends_on.toordinal())
    is_none = a.compare("=", day, _ZERO)
    missing = a.any_of(a.missing(day), a.all_of(a.negate(is_none), a.missing(last)))
    return Known(missing, ((is_none, NONE), (a.compare("<=", day, last), ON_TIME)), LATE)


def _choice(measure: Choice, ground: Ground) -> Known:
    column = ground.column(measure.choice)
    values = measure.values(ground.setting)
    cases = tuple((a.compare("=", column, a.constant(value[0])), value) for value in values[:-1])
    return Known(a.missing(column), cases, values[-1])


def _granted(measure: Granted, ground: Ground) -> Counted:
    column = ground.column(measure.granted)
    return Counted(a.missing(column), (column, a.constant(10**GRANT_PLACES)))


def _periods(measure: Periods, ground: Ground) -> Counted:
    parts = ground.setting.columns.facts[measure.periods].parts(ground.setting.starts_on.year)
    ends = {key: a.constant(part.ends_on.toordinal()) for key, part in parts.items()}
    counts = {key: ground.column(f"{measure.periods}.{key}") for key in parts}
    has_ended = {key: a.compare("<=", ends[key], ground.as_of) for key in parts}
    least = a.constant(measure.at_least)
    reached = a.total(_one_if(a.all_of(has_ended[key], a.compare(">=", counts[key], least))) for key in parts)
    ended = a.total(_one_if(has_ended[key]) for key in parts)
    silent = a.all_of(*(a.missing(count) for count in counts.values()))
    return Counted(a.any_of(a.compare("=", ended, _ZERO), silent), (reached, ended))


def _schedule(measure: Schedule, ground: Ground) -> Counted:
    on_time, counted, late = [], [], []
    days = []
    for key, last in schedule_days(measure, ground):
        day = ground.column(f"{measure.schedule}.{key}")
        days.append(day)
        is_open = a.any_of(a.missing(last), a.all_of(a.missing(day), a.compare("<", ground.as_of, last)))
        is_given = a.compare(">", day, _ZERO)
        counted.append(a.choose([(is_open, _ZERO)], _ONE))
        on_time.append(_one_if(a.all_of(is_given, a.compare("<=", day, last))))
        late.append(_one_if(a.all_of(is_given, a.compare(">", day, last))))
    return Counted(a.all_of(*map(a.missing, days)), (a.total(on_time), a.total(counted), a.total(late)))


def schedule_days(measure: Schedule, ground: Ground) -> list[tuple[str, Number]]:
    """Each period that this agency owes, and its last day on time."""
    picked = ((key, ground.setting.profile.pick(varying)) for key, varying in measure.due.items())
    return [(key, last_day(due, ground)) for key, due in picked if due]


def _surveyed(measure: Surveyed, ground: Ground) -> Counted:
    weights, below = measure.weights(ground.setting.columns.facts[measure.survey].answers or {})
    counts = {key: ground.column(f"{measure.survey}.{key}") for key in weights}
    above = a.total(a.times(a.constant(weight), counts[key]) for key, weight in weights.items())
    every = a.total(counts.values())
    return Counted(a.any_of(*map(a.missing, counts.values())), (above, a.times(a.constant(below), every)))


def _one_if(truth: Truth) -> Number:
    return a.choose([(truth, _ONE)], _ZERO)


MEASURED: Final[dict[type[Measure], Callable[[Any, Ground], Measured]]] = {
    PlainNumber: _plain,
    Share: _rate,
    Ratio: _rate,
    Yes: _answered,
    AllYes: _answered,
    AnyYes: _answered,
    Document: _document,
    Schedule: _schedule,
    Periods: _periods,
    Mean: _surveyed,
    Answers: _surveyed,
    Choice: _choice,
    Granted: _granted,
}
