"""The shape of the JSON plan as models: `docs/plan.schema.json` is generated from them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from scoring.report.result.schema import (
    AgencyForm,
    Day,
    EvidenceForm,
    Form,
    Points,
    RulebookForm,
    TitleForm,
    schema_of,
)

Role = Literal["responsible", "lead", "with"]


class PlanTextsForm(Form):
    """What stands around the items, as it is printed: the rulebook's own words, else general ones."""

    superior: TitleForm | None = Field(description="The body above the one that issues it; null where none is named.")
    issuer: TitleForm = Field(description="The body that issues it.")
    place: TitleForm | None = Field(description="Where it is issued; null where it is left to fill in.")
    subject: TitleForm = Field(description="What it is about.")
    bases: list[TitleForm] = Field(description="What it is based on; the rulebook's document and the score come last.")
    opening: TitleForm = Field(description="Who draws it up.")
    purposes: list[TitleForm] = Field(description="I.1, with their letters.")
    requirements: list[TitleForm] = Field(description="I.2, with their letters.")
    remedies_title: TitleForm = Field(description="The heading of part II.")
    lead_in: list[TitleForm] = Field(description="The paragraphs that open part II.")
    organisation: list[TitleForm] = Field(description="III.")
    closing: TitleForm = Field(description="The paragraph that ends it.")
    recipients: list[TitleForm] = Field(description="Who receives it.")
    signatory: TitleForm = Field(description="The office that signs; never a name.")


class PlanRemedyForm(Form):
    """What wins points back."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    do: TitleForm = Field(description="What to do.")
    lead: list[str] = Field(description="Ids of the units that lead.")
    with_: list[str] = Field(alias="with", description="Ids of the units that coordinate.")
    when: TitleForm | None = Field(description="By when, or how often; null where nothing is said.")
    is_assignment: bool = Field(description="True for a task given to its lead alone, which stands under point b.")


class PlanItemForm(Form):
    """One criterion to mend."""

    criterion: str = Field(description="Its id.")
    clause: str = Field(description="The clause of the plan.")
    title: TitleForm = Field(description="Its title.")
    at_risk: bool = Field(description="True where no points are lost yet.")
    why: TitleForm | None = Field(description="What puts it at risk by the figures; null otherwise.")
    deduction: Points = Field(description="Points lost; 0 where it is at risk.")
    cause: TitleForm = Field(description="What lost the points, or puts them at risk, in short.")
    target: TitleForm = Field(description="What is asked at this level, in short.")
    responsible: list[str] = Field(description="Ids of the units that answer for it.")
    roles: list[Role] = Field(description="How the unit asked for has to do with it; empty for all units.")
    units: list[TitleForm] = Field(description="Point b, line by line, as printed.")
    remedies: list[PlanRemedyForm] = Field(description="What to do, in order.")


class PlanForm(Form):
    """The remediation plan of one agency."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    rulebook: RulebookForm = Field(description="The rulebook.")
    evidence: EvidenceForm = Field(description="The evidence.")
    agency: AgencyForm = Field(description="The agency.")
    as_of: Day = Field(description="The day as of which it was scored.")
    unit: str | None = Field(description="The id of the unit that it is kept to; null for all units.")
    deduction: Points = Field(description="Points lost by the items.")
    texts: PlanTextsForm = Field(description="What stands around the items.")
    items: list[PlanItemForm] = Field(description="Largest loss first, then those at risk.")


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every emitted plan fits."""
    return schema_of(PlanForm)
