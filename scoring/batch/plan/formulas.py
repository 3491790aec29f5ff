"""Expressions, conditions and due dates of a rulebook as operations over its columns."""

from __future__ import annotations

from typing import Final, NamedTuple

from scoring.batch.plan import algebra as a
from scoring.batch.plan.nodes import SIGNS, CannotCompileError, Lookup, Number, Span, Truth
from scoring.rulebook.columns import Columns
from scoring.rulebook.condition import Clause
from scoring.rulebook.due import Due
from scoring.rulebook.expression import Formula, Node
from scoring.rulebook.setting import Setting
from scoring.rulebook.working_days import WorkingCalendar

AS_OF: Final = "as_of"
FIRST_DAY: Final = "first day of "
"""Before a column of days: the span of its days, without the 0 that says `none`."""
MOST_DAYS: Final = 20_000
"""Days over which working days are counted beforehand: half a century."""
Spans = dict[str, Span]
"""The proven range of each fact column, and of `as_of`."""


class Ground(NamedTuple):
    """What an operation stands on: the setting of one kind of agency, and the ranges of the columns."""

    setting: Setting
    spans: Spans

    def column(self, name: str) -> Number:
        """A fact column."""
        return a.column(name, self.spans[name])

    @property
    def as_of(self) -> Number:
        """The day of the evidence."""
        return self.column(AS_OF)


def number_of(tree: Node, ground: Ground) -> tuple[Number, int]:
    """An expression, and its decimal places."""
    if tree.operation == "number":
        return a.constant(tree.units), tree.places
    if tree.operation == "name":
        return ground.column(tree.text), ground.setting.columns.by_name[tree.text].places
    parts = [number_of(part, ground) for part in tree.parts]
    if tree.operation == "*":
        return a.times(parts[0][0], parts[1][0]), parts[0][1] + parts[1][1]
    places = max(own for _, own in parts)
    scaled = [a.times(a.constant(10 ** (places - own)), number) for number, own in parts]
    if tree.operation in ("min", "max"):
        return a.extreme(tree.operation, scaled), places
    if tree.operation not in ("+", "-"):
        raise CannotCompileError(f"expression: {tree.operation}")
    return (a.plus if tree.operation == "+" else a.minus)(scaled[0], scaled[1]), places


def formula(given: Formula, ground: Ground) -> tuple[Number, int]:
    """A formula, and its decimal places."""
    return number_of(given.tree, ground)


def truth_of(clause: Clause, ground: Ground) -> Truth:
    """A condition; unknown where a fact that decides is missing."""
    if clause.operation in SIGNS:
        (left, left_places), (right, right_places) = (number_of(side, ground) for side in clause.sides)
        return a.compare(
            SIGNS[clause.operation],
            a.times(a.constant(10**right_places), left),
            a.times(a.constant(10**left_places), right),
        )
    if clause.operation == "is":
        return a.compare("!=", ground.column(clause.sides[0].text), a.constant(0))
    parts = [truth_of(part, ground) for part in clause.clauses]
    if clause.operation == "not":
        return a.negate(parts[0])
    if clause.operation not in ("and", "or"):
        raise CannotCompileError(f"condition: {clause.operation}")
    return (a.all_of if clause.operation == "and" else a.any_of)(*parts)


def last_day(due: Due, ground: Ground) -> Number:
    """The ordinal of the last day on time; missing where the day it counts from is missing or `none`."""
    fixed = due.fixed_day()
    if fixed is not None:
        return a.constant(fixed)
    start = ground.column(str(due.of))
    if start == a.constant(0):
        return a.NOTHING
    count = due.within or 0
    if due.days != "working":
        after = a.plus(start, a.constant(count))
    else:
        days = ground.spans.get(f"{FIRST_DAY}{due.of}", ground.spans[str(due.of)])
        after = _working_days(start, count, ground.setting.calendar, days)
    if start.span.low > 0:
        return after
    return a.choose([(a.compare(">", start, a.constant(0)), after)], a.NOTHING)


def _working_days(start: Number, count: int, calendar: WorkingCalendar, span: Span) -> Number:
    """The calendar from the first day of the column to its last, counted beforehand."""
    first = max(span.low, 1)
    if span.high < first:
        return a.NOTHING
    if span.high - first > MOST_DAYS:
        raise CannotCompileError(f"due date: working days over {span.high - first} days")
    values = tuple(calendar.after(day, count, working=True) for day in range(first, span.high + 1))
    return Lookup(start, first, values, Span(min(values), max(values), nullable=True))


def day_columns(columns: Columns) -> frozenset[str]:
    """The columns that hold days."""
    dated = ("date", "document", "documents")
    return frozenset(name for name, column in columns.by_name.items() if columns.facts[column.fact].type in dated)
