"""Sides: for each part of a criterion, the values that its cases must try: both sides of each bound, every option."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from scoring.language import Message, Text, Words
from scoring.rulebook.analysis.curve import bounds_of, stated_bounds
from scoring.rulebook.analysis.grades import Asked, asked_parts, said, written
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.measures import Document, Value
from scoring.rulebook.quantities import Profile
from scoring.rulebook.scales.counted import Deduct, PerUnit

BELOW, ON, ABOVE = "below", "on", "above"


class Side(NamedTuple):
    """What a case may try: a value below, on or above a bound; or one named value (`late`, an option, yes)."""

    asked: Asked
    relation: str
    bound: Fraction | None
    value: str

    @property
    def words(self) -> Words:
        """`dưới 90 %`, `chậm`"""
        if self.bound is None:
            return _NAMED.get(self.value, Text(self.value, self.value))
        bound = said(self.bound, is_percent=self.asked.is_percent)
        if self.relation == ON:
            return Message("exactly {bound}", bound=bound)
        return (
            Message("below {bound}", bound=bound) if self.relation == BELOW else Message("above {bound}", bound=bound)
        )

    def is_tried_by(self, profile: Profile, value: Value) -> bool:
        """True if an agency that is treated like this one came to such a value."""
        if not self.asked.treats(profile):
            return False
        if self.bound is None:
            return self.value in _names_of(self.asked, value)
        if not value[1]:
            return False
        number = Fraction(value[0], value[1])
        return self.relation == (ON if number == self.bound else BELOW if number < self.bound else ABOVE)


def sides_of(criterion: Criterion, rulebook: Rulebook) -> Iterator[Side]:
    """Every side of every bound that evidence can come to, and every named value, of each part."""
    for asked in asked_parts(rulebook, criterion):
        kind = asked.part.measure.yields
        if kind == "number":
            yield from _numeric(asked)
        elif kind != "points":
            impossible = _impossible_days(asked) if kind == "documents" else ()
            yield from (Side(asked, ON, None, grade.value) for grade in asked.grades if grade.value not in impossible)


def _impossible_days(asked: Asked) -> tuple[str, ...]:
    """`late` where every day that may be submitted is in time, `on_time` where none is."""
    measure, setting = asked.part.measure, asked.setting
    fact = asked.book.facts[measure.named_facts()[0]]
    first, last = fact.from_ or setting.starts_on, fact.to or setting.ends_on
    if isinstance(measure, Document):
        dues = [setting.profile.pick(measure.due)]
    else:
        dues = [setting.profile.pick(due) for due in getattr(measure, "due", {}).values()]
    days = [due.fixed_day() for due in dues if due is not None]
    if None in days or not days:
        return ()
    known = [day for day in days if day is not None]
    nothing_late, nothing_on_time = min(known) >= last.toordinal(), max(known) < first.toordinal()
    return (*(("late",) if nothing_late else ()), *(("on_time",) if nothing_on_time else ()))


def _numeric(asked: Asked) -> Iterator[Side]:
    span = asked.span
    scale = asked.part.scale
    bounds = stated_bounds(scale, asked.profile)
    if isinstance(scale, (PerUnit, Deduct)):  # it states no bound: points stop where the maximum, or nothing, is left
        bounds = bounds_of(scale, asked.maximum, asked.setting)
    for bound in bounds:
        value = written(bound, is_percent=asked.is_percent)
        below, above = span.last_below(bound), span.first_above(bound)
        if span.low is None or (span.low < bound if below is None else span.low <= below):
            yield Side(asked, BELOW, bound, value)
        if span.holds(bound):
            yield Side(asked, ON, bound, value)
        if span.high is None or (span.high > bound if above is None else span.high >= above):
            yield Side(asked, ABOVE, bound, value)


def _names_of(asked: Asked, value: Value) -> set[str]:
    """The names that a value counts as; a schedule may be both on time and late."""
    measure = asked.part.measure
    if measure.yields == "yes_no":
        return {"yes" if value[0] else "no"}
    if measure.yields == "choice":
        return {asked.setting.options[value[0]]}
    on_time, counted, late = value
    names = {("on_time", on_time > 0), ("late", late > 0), ("none", on_time + late < counted)}
    return {name for name, is_so in names if is_so}


_NAMED = {
    "on_time": Message("on time"),
    "late": Message("late"),
    "none": Message("not issued"),
    "yes": Message("yes"),
    "no": Message("no"),
}
