"""A criterion: what the plan asks, of whom, how it is measured and scored, and how a loss is mended."""

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from scoring.language import Message, Text
from scoring.rulebook.budget import Cost
from scoring.rulebook.condition import ConditionField
from scoring.rulebook.measures import MeasureField
from scoring.rulebook.quantities import (
    AmountField,
    Day,
    Flag,
    Model,
    Name,
    Points,
    Profile,
    Slug,
    VaryingPoints,
    VaryingUnits,
    refuse,
)
from scoring.rulebook.scales import ScaleField

CriterionId = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-zÀ-ỹĐđ][0-9A-Za-zÀ-ỹĐđ.()_-]{0,39}$")]
Citation = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class AlsoAt(Model):
    """Another clause that repeats the target."""

    clause: Citation = Field(description="The clause.")
    note: Text | None = Field(None, description="How it differs.")
    budget: Cost | None = Field(None, description="What that clause lets it cost, in the rulebook's unit.")


class Remedy(Model):
    """What wins the points back."""

    do: Text = Field(description="What to do.")
    lead: tuple[Slug, ...] = Field((), description="Units that lead.")
    with_: tuple[Slug, ...] = Field((), alias="with", description="Units that coordinate.")
    when: Text | None = Field(None, description="By when, or how often.")
    is_assignment: Flag = Field(False, description="A task that the document gives to its lead alone.")


class Scope(Model):
    """The agencies that a criterion is asked of; every list that is given must hold."""

    levels: tuple[Name, ...] = Field((), description="Levels.")
    kinds: tuple[Name, ...] = Field((), description="Kinds.")
    tags: tuple[Name, ...] = Field((), description="Tags, all of which the agency carries.")
    agencies: tuple[str, ...] = Field((), description="Ids of agencies.")
    when: ConditionField | None = Field(None, description="A condition on facts.")
    otherwise: Literal["not_applicable", "full", "zero"] = Field(
        "not_applicable", description="What the criterion is for all others."
    )

    def asks(self, profile: Profile) -> bool:
        """True if such an agency is asked, the condition on facts apart."""
        return (
            (not self.levels or profile.level in self.levels)
            and (not self.kinds or profile.kind in self.kinds)
            and profile.tags.issuperset(self.tags)
            and (not self.agencies or profile.id in self.agencies)
        )


class Part(Model):
    """A measured and scored part of a criterion."""

    title: Text | None = Field(None, description="What the part is.")
    max_points: Points = Field(description="The most it earns.")
    measure: MeasureField = Field(description="How facts become a value.")
    scale: ScaleField = Field(description="How the value becomes points.")
    slack: AmountField | None = Field(None, description="A preview calls a smaller margin at risk.")


class Criterion(Model):
    """One scored item of a plan."""

    id: CriterionId = Field(description="Its number, in quotes.")
    title: Text = Field(description="What is asked.")
    clause: Citation = Field(description="The clause of the plan that asks it.")
    also_at: tuple[AlsoAt, ...] = Field((), description="Other clauses that repeat the target.")
    notes: tuple[Text, ...] = Field((), description="Contradictions, unreadable figures.")
    levels_in_any_order: Flag = Field(False, description="A lower level is asked for more, and the notes say why.")
    at_risk: Flag = Field(False, description="The document itself says that it may lose points.")
    product: Text | None = Field(None, description="What the plan expects to see.")
    budget: Cost | None = Field(None, description="What its clause lets it cost, in the rulebook's unit.")
    max_points: VaryingPoints = Field(description="The most it earns.")
    counts_as: Literal["points", "bonus", "penalty"] = Field("points", description="Where its points go.")
    source: Literal["evidence", "survey", "assessor"] = Field("evidence", description="Who gives the facts.")
    applies_to: Scope = Field(default_factory=Scope.model_construct, description="Of whom it is asked.")
    measure: MeasureField | None = Field(None, description="How facts become a value.")
    scale: ScaleField | None = Field(None, description="How the value becomes points.")
    sum_of: tuple[Part, ...] = Field((), description="Parts whose points are added.")
    best_of: tuple[Part, ...] = Field((), description="Parts of which the best counts.")
    due_on: Day | None = Field(None, description="Before this day nothing submitted is pending.")
    when_missing: Literal["zero", "full", "not_applicable"] = Field("zero", description="What missing earns.")
    zero_if: ConditionField | None = Field(None, description="Where this holds the item earns 0.")
    slack: AmountField | None = Field(None, description="A preview calls a smaller margin at risk.")
    responsible: VaryingUnits = Field(default_factory=dict, description="Units that answer for it.")
    remedies: tuple[Remedy, ...] = Field((), description="What wins the points back.")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        simple = self.measure is not None and self.scale is not None
        half = (self.measure is None) != (self.scale is None)
        if half or [simple, bool(self.sum_of), bool(self.best_of)].count(True) != 1:
            refuse(Message("a criterion needs exactly one of: measure with scale; sum_of; best_of."))
        return self

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The measured parts; a simple criterion is its own single part."""
        if self.measure is not None and self.scale is not None:
            own = Part.model_construct(
                title=None, max_points=Decimal(0), measure=self.measure, scale=self.scale, slack=self.slack
            )
            return (own,)
        return self.sum_of or self.best_of

    @property
    def costs(self) -> tuple[Decimal, ...]:
        """The budget of each of its clauses that states one, in the rulebook's unit."""
        stated = (self.budget, *(other.budget for other in self.also_at))
        return tuple(cost for cost in stated if cost is not None)

    @property
    def is_scored(self) -> bool:
        """False for tracking only."""
        return all(part.scale.is_scored for part in self.parts)

    @property
    def needs_field(self) -> bool:
        """True if points depend on other agencies."""
        return any(part.scale.needs_field for part in self.parts)

    def facts(self) -> tuple[str, ...]:
        """The facts it asks for, in order."""
        names: list[str] = []
        for part in self.parts:
            names += [name for formula in part.measure.formulas() for name in formula.tree.names()]
            names += part.measure.named_facts()
        for condition in (self.applies_to.when, self.zero_if):
            names += condition.tree.names() if condition else ()
        return tuple(dict.fromkeys(name.partition(".")[0] for name in names))
