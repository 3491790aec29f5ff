"""The rulebook: all criteria of one plan or decision, for a period."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Final, Self

from pydantic import Field, StringConstraints

from scoring.errors import shown
from scoring.language import Message, Text
from scoring.rulebook.budget import Budget, added
from scoring.rulebook.classification import Classification, DecidedClasses
from scoring.rulebook.columns import Columns
from scoring.rulebook.condition import ConditionField
from scoring.rulebook.criterion import Citation, Criterion
from scoring.rulebook.facts import Fact
from scoring.rulebook.fields import Checked
from scoring.rulebook.period import Span
from scoring.rulebook.quantities import (
    Day,
    Model,
    Name,
    Points,
    Profile,
    Slug,
    Whole,
    refuse,
)
from scoring.rulebook.ranking import Ranking
from scoring.rulebook.setting import Setting
from scoring.rulebook.term import Term, term_on
from scoring.rulebook.working_days import WorkingCalendar

Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
AREA_FILE = re.compile(r"[a-z0-9][a-z0-9-]*\.yaml")
MOST_TERMS: Final = 100
"""Terms a rulebook keeps."""


def check_area_file(name: str) -> str:
    """A file of the rulebook's own folder: no path leads out of it."""
    if not AREA_FILE.fullmatch(name):
        refuse(
            Message(
                "'{name}' does not name an area file: use lower-case letters, digits and hyphens, and .yaml.",
                name=shown(name),
            )
        )
    return name


AreaFile = Annotated[str, Checked(check_area_file)]


class Source(Model):
    """The document that a rulebook encodes."""

    document: Line = Field(description="Its number.")
    title: Text = Field(description="Its title.")
    issued_on: Day = Field(description="The day it was issued.")
    issuer: Text = Field(description="Who issued it.")
    notes: tuple[Text, ...] = Field((), description="What the scan does not show.")


class Kind(Model):
    """A kind of agency."""

    label: Text = Field(description="What people call it.")
    levels: tuple[Name, ...] = Field(min_length=1, description="The levels at which it exists.")


class Cap(Model):
    """The most that bonus or penalty may come to."""

    at_most: Points = Field(description="Points.")


class Veto(Model):
    """One condition that zeroes criteria or areas, or caps the class."""

    id: Slug = Field(description="Its id.")
    title: Text = Field(description="What happened.")
    clause: Citation = Field(description="The clause.")
    when: ConditionField = Field(description="The condition on facts.")
    zeroes: tuple[str, ...] = Field((), description="Ids of criteria or areas.")
    class_at_most: Line | None = Field(None, description="The best class still possible.")


class Area(Model):
    """A top group of criteria."""

    area: Name = Field(description="Its id.")
    title: Text = Field(description="Its title.")
    max_points: Points = Field(description="The exact sum of its criteria.")
    facts: dict[Name, Fact] = Field(default_factory=dict, description="What is asked for.")
    criteria: tuple[Criterion, ...] = Field(min_length=1, description="The criteria, in order.")


class Head(Model):
    """What `rulebook.yaml` holds: everything but the areas."""

    rulebook: Slug = Field(description="Its id, the name of its folder.")
    version: Line = Field(description="Its version.")
    title: Text = Field(description="Its title.")
    source: Source = Field(description="The document it encodes.")
    period: Span = Field(description="The period it covers.")
    precision: Annotated[Whole, Field(ge=0, le=6)] = Field(4, description="Decimal places of a criterion's points.")
    points_basis: Text = Field(description="Where the points come from.")
    levels: dict[Name, Text] = Field(min_length=1, description="The levels of agencies.")
    kinds: dict[Name, Kind] = Field(min_length=1, description="The kinds of agencies.")
    tags: dict[Name, Text] = Field(default_factory=dict, description="Marks an agency may carry.")
    units: dict[Slug, Text] = Field(default_factory=dict, description="Units that lead, coordinate or answer.")
    budget: Budget | None = Field(None, description="The unit of the plan's budgets, and their total.")
    calendar: WorkingCalendar = Field(
        default_factory=WorkingCalendar.model_construct, description="The working calendar."
    )
    bonus: Cap | None = Field(None, description="The cap of all bonus points.")
    penalty: Cap | None = Field(None, description="The cap of all penalty points.")
    classification: Classification | None = Field(None, description="Classes by index, or as decided.")
    ranking: Ranking = Field(default_factory=Ranking.model_construct, description="How agencies are ranked.")
    vetoes: tuple[Veto, ...] = Field((), description="Conditions that zero or cap.")
    areas: tuple[AreaFile, ...] = Field(min_length=1, description="The area files, in order.")

    def facts(self) -> Iterator[str]:
        """The facts that vetoes and a decided class look at, whoever is asked for which criterion."""
        for veto in self.vetoes:
            yield from (name.partition(".")[0] for name in veto.when.tree.names())
        if isinstance(self.classification, DecidedClasses):
            yield self.classification.decided_by

    def profiles(self) -> Iterator[Profile]:
        """Every level and kind of agency that may exist, without tags."""
        for kind, description in self.kinds.items():
            for level in description.levels:
                yield Profile("", level, kind, frozenset())


class Rulebook:
    """A rulebook as loaded: its head and its areas. Read-only."""

    def __init__(
        self, head: Head, areas: tuple[Area, ...], base: Self | None = None, recurring: Self | None = None
    ) -> None:
        self.head, self.areas = head, areas
        self.base = base
        """The rulebook that it is an overlay of."""
        self.recurring: Self = recurring or self
        """The rulebook scored every month, quarter or year of which this is one term; otherwise itself."""
        self.terms: dict[Term, Self] = {}
        """What it is in each term asked for so far."""
        self.term: Term | None = None
        """The term it is placed in."""
        self.plans: dict[Profile, Any] = {}
        """What the engine has compiled of it so far."""

    @property
    def id(self) -> str:
        """The id."""
        return self.head.rulebook

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """All criteria by id, in order."""
        return {criterion.id: criterion for _, criterion in self.placed_criteria()}

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """All facts by name, in order."""
        return {name: fact for area in self.areas for name, fact in area.facts.items()}

    @cached_property
    def set_aside(self) -> frozenset[str]:
        """Facts and criteria of the base that an overlay excludes: evidence made for the base may still give them."""
        if self.base is None:
            return frozenset()
        return frozenset({*self.base.facts, *self.base.criteria} - {*self.facts, *self.criteria})

    @cached_property
    def columns(self) -> Columns:
        """The layout of all facts."""
        return Columns(self.facts, self.head.period.from_.year)

    @cached_property
    def named_agencies(self) -> frozenset[str]:
        """The agencies that some criterion names; all others of a kind are treated alike."""
        return frozenset(name for criterion in self.criteria.values() for name in criterion.applies_to.agencies)

    @cached_property
    def names(self) -> dict[str, Text]:
        """What people call each level, kind and tag."""
        kinds = {key: kind.label for key, kind in self.head.kinds.items()}
        return {**self.head.levels, **kinds, **self.head.tags}

    @cached_property
    def digest(self) -> str:
        """`sha256:…` over the normal form: every value, in a fixed order, whatever the order in the files."""
        import hashlib  # noqa: PLC0415 - only results need it
        import json  # noqa: PLC0415

        models: tuple[Model, ...] = (self.recurring.head, *self.areas)
        content = [model.model_dump(mode="json", by_alias=True, exclude_defaults=True) for model in models]
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()

    def in_term(self, term: Term | None) -> Self:
        """The same rulebook for one term: its period is that month, quarter or year; itself where there is no term."""
        if term is None:
            return self
        terms = self.recurring.terms
        if term not in terms:
            if len(terms) >= MOST_TERMS:
                terms.clear()
            head = self.recurring.head
            head = head.model_copy(update={"period": head.period.cut(term)})
            placed = terms[term] = type(self)(head, self.areas, self.base, self.recurring)
            placed.term = term
        return terms[term]

    def term_on(self, day: date) -> Term | None:
        """The term in which a day lies, by the first of `every`; None where the rulebook covers one period."""
        every = self.recurring.head.period.every
        return term_on(day, every[0]) if every else None

    @property
    def last_day(self) -> date:
        """The last day of its period; of its first term where it recurs and is in none."""
        term = self.term_on(self.head.period.from_) if self.head.period.every else None
        return self.in_term(term).head.period.to

    def placed_criteria(self) -> Iterator[tuple[Area, Criterion]]:
        """Every criterion with its area, in order."""
        for area in self.areas:
            for criterion in area.criteria:
                yield area, criterion

    def setting(self, profile: Profile) -> Setting:
        """What measures and scales are compiled for, for one kind of agency."""
        span = self.head.period
        return Setting(self.columns, profile, self.head.calendar, span.from_, span.to, self.head.precision, self.names)

    def costs(self) -> tuple[Decimal, ...]:
        """Every budget that a clause states, in the unit of the head's `budget`."""
        return tuple(cost for criterion in self.criteria.values() for cost in criterion.costs)

    def planned_cost(self) -> Decimal:
        """What all budgets add up to, exactly."""
        return added(self.costs())

    def max_points(self) -> Decimal:
        """The sum of all areas."""
        return sum((area.max_points for area in self.areas), Decimal(0))
