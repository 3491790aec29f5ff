"""The shape of the JSON robustness report as models: `docs/robustness.schema.json` is generated from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from scoring.report.batch.schema import RefusedForm
from scoring.report.result.schema import Form, Number, Percent, Points, RulebookForm, schema_of

Rank = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]


class DrawingForm(Form):
    """How weights were drawn."""

    distribution: str = Field(description="uniform or dirichlet.")
    spread: Percent | None = Field(description="± percent of an area's weight; null where it has no part.")
    draws: int = Field(ge=1, description="How many times.")
    seed: int = Field(ge=0, description="The seed of the random numbers.")


class WeightForm(Form):
    """What one area weighs in the group."""

    area: str = Field(description="Its id.")
    weight: Points = Field(description="The greatest applicable maximum that an agency of the group has in it.")


class AgencyRobustnessForm(Form):
    """The ranks of one agency."""

    agency: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    rank: Rank = Field(description="Its rank by the rulebook.")
    index: Percent = Field(description="points / max_points x 100, two places.")
    low: Rank = Field(description="The best rank that is left when a twentieth of the draws is set aside there.")
    high: Rank = Field(description="The worst rank that is left when a twentieth of the draws is set aside there.")
    median: Rank = Field(description="The least rank that at least half of the draws do not exceed.")
    best: Rank = Field(description="The best rank of any draw.")
    worst: Rank = Field(description="The worst rank of any draw.")
    kept: Count = Field(description="Draws in which it has its rank by the rulebook.")
    best_without_one: Rank = Field(description="Its best rank when one criterion is left out.")
    best_criterion: str | None = Field(description="Which one; null where none betters its rank.")
    worst_without_one: Rank = Field(description="Its worst rank when one criterion is left out.")
    worst_criterion: str | None = Field(description="Which one; null where none worsens its rank.")
    draws_by_rank: dict[str, Count] = Field(description="How many draws gave it which rank.")


class NeighboursForm(Form):
    """Two agencies, one after the other, and the smallest change of one area's weight that ends the lead."""

    ahead: str = Field(description="The id of the one ahead.")
    behind: str = Field(description="The id of the one after it.")
    shares_rank: bool = Field(description="True where they share a rank.")
    lead: Number = Field(description="How far the exact index is ahead, in percent, six places; 0 for a shared rank.")
    draws_ahead: Count = Field(description="Draws in which its rank is better than that of the one after it.")
    area: str | None = Field(description="The area; null where they share a rank, or no change is enough.")
    weight: Points | None = Field(description="What the area weighs.")
    change: Number | None = Field(description="What its weight changes by, below 0 for less; other areas keep theirs.")
    is_level: bool | None = Field(description="True where the two are then exactly level, false where they swap.")


class CriterionRobustnessForm(Form):
    """The ranking without one criterion."""

    criterion: str = Field(description="Its id.")
    moved: Count = Field(description="How many agencies have another rank.")
    furthest: Count = Field(description="The most places that one moves, either way.")
    mean_places: Number = Field(description="The mean number of places, either way, four places.")
    ranks: dict[str, Rank | None] = Field(description="The rank of each agency; null for one with nothing else.")


class GroupForm(Form):
    """One group with at least two ranked agencies."""

    group: str = Field(description="The group.")
    areas: list[WeightForm] = Field(description="The areas, in the order of the rulebook.")
    agencies: list[AgencyRobustnessForm] = Field(description="The ranked agencies, best first.")
    neighbours: list[NeighboursForm] = Field(description="Every two that follow one another.")
    criteria: list[CriterionRobustnessForm] = Field(description="The one that moves ranks most places first.")


class RobustnessForm(Form):
    """How far the ranks of a field depend on weights and criteria."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    rulebook: RulebookForm = Field(description="The rulebook.")
    ranked_by: Literal["exact", "rounded"] = Field(description="The side of the rounding that ranks are taken on.")
    grouped_by: str = Field(description="kind-level, kind, level or none, or a key of `agency.groups` in the evidence.")
    drawing: DrawingForm = Field(description="How weights were drawn.")
    groups: list[GroupForm] = Field(description="The groups, in the order of their first file.")
    refused: list[RefusedForm] = Field(description="Files that could not be scored.")


def robustness_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every emitted report fits."""
    return schema_of(RobustnessForm)
