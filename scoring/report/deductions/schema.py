"""The shape of the auditor's JSON report as models: `docs/deductions.schema.json` is generated from them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from scoring.engine.verdict import Outcome
from scoring.report.result.schema import (
    AgencyForm,
    Day,
    Digest,
    EvidenceForm,
    Form,
    Percent,
    Plain,
    Points,
    ReasonForm,
    TitleForm,
    schema_of,
)


class BookForm(Form):
    """The rulebook and the decision it encodes."""

    id: str = Field(description="Its id.")
    version: str = Field(description="Its version.")
    digest: Digest = Field(description="SHA-256 over its normal form.")
    title: TitleForm = Field(description="Its title.")
    document: str = Field(description="The decision.")
    issued_on: Day = Field(description="The day of the decision.")
    issuer: TitleForm = Field(description="Who issued it.")


class PeriodForm(Form):
    """The period of the rulebook, both days included."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    from_: Day = Field(alias="from", description="The first day.")
    to: Day = Field(description="The last day.")


class FilterForm(Form):
    """What the ledger was kept to; null is everything."""

    unit: str | None = Field(description="The id of the responsible unit.")
    area: str | None = Field(description="The id of the area.")


class AreaLostForm(Form):
    """One area; its numbers are those of the whole area, whatever the unit asked for."""

    id: str = Field(description="Its id.")
    title: TitleForm = Field(description="Its title.")
    points: Points = Field(description="Points earned.")
    max_points: Points = Field(description="The applicable maximum.")
    deduction: Points = Field(description="Points lost: max_points - points.")
    criteria: list[str] = Field(description="Ids of its entries in the ledger.")


class DocumentForm(Form):
    """A document behind a fact."""

    id: str = Field(description="Its id in the evidence.")
    number: str = Field(description="Its number.")
    date: Day = Field(description="Its date.")
    title: str = Field(description="Its title.")
    file: str | None = Field(description="The name of its file.")
    received_on: Day | None = Field(description="The day its addressee received it.")
    sha256: str | None = Field(description="The digest of its file.")


class FactBehindForm(Form):
    """A fact that an entry rests on."""

    name: str = Field(description="Its name in the rulebook.")
    label: TitleForm = Field(description="What people call it.")
    value: Plain | dict[str, Plain] = Field(description="As submitted; null is missing.")
    at: str | None = Field(description="file:line, or file:sheet!cell; null if it was not submitted.")
    lacks_document: bool = Field(description="True if it needs a document and names none, and so does not count.")
    documents: list[DocumentForm] = Field(description="The documents that back it.")


class UnitForm(TitleForm):
    """A unit that answers for a criterion."""

    id: str = Field(description="Its id.")


class EntryForm(Form):
    """One criterion that lost points."""

    criterion: str = Field(description="Its id.")
    area: str = Field(description="The id of its area.")
    title: TitleForm = Field(description="Its title.")
    clause: str = Field(description="The clause of the plan.")
    outcome: Outcome = Field(description="What it came to.")
    reason: ReasonForm = Field(description="Why.")
    required: TitleForm = Field(description="What was required at this level.")
    facts: list[FactBehindForm] = Field(description="What was submitted, in the order of the rulebook.")
    steps: list[str] = Field(min_length=2, max_length=2, description="The arithmetic: Vietnamese, then English.")
    points: Points = Field(description="Points granted.")
    max_points: Points = Field(description="The most it could earn.")
    deduction: Points = Field(description="Points lost.")
    claimed: Points | None = Field(description="Points the agency claims; null if it claims none.")
    responsible: list[UnitForm] = Field(description="The units that answer for it.")


class ApartForm(Form):
    """Ids of what stands apart; `missing` is in the ledger too where it lost points."""

    missing: list[str] = Field(description="A required fact or document is absent.")
    pending: list[str] = Field(description="Not due yet.")
    survey: list[str] = Field(description="Waits for a survey.")
    unscored: list[str] = Field(description="Tracked only.")
    not_applicable: list[str] = Field(description="Not applicable.")


class LedgerForm(Form):
    """Every point that one agency lost; points + deduction = max_points, in all and in every area."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    rulebook: BookForm = Field(description="The rulebook.")
    period: PeriodForm = Field(description="Its period.")
    evidence: EvidenceForm = Field(description="The evidence.")
    agency: AgencyForm = Field(description="The agency.")
    as_of: Day = Field(description="The day as of which it was scored.")
    points: Points = Field(description="Total points, bonus and penalty apart.")
    max_points: Points = Field(description="The applicable maximum.")
    index: Percent | None = Field(description="points / max_points x 100, two places.")
    deduction: Points = Field(description="All points lost, whatever the filter.")
    filter: FilterForm = Field(description="What the ledger was kept to.")
    shown_deduction: Points = Field(description="Points lost by the entries of this ledger.")
    areas: list[AreaLostForm] = Field(description="The areas, in the order of the rulebook.")
    entries: list[EntryForm] = Field(description="The ledger, largest loss first.")
    apart: ApartForm = Field(description="What is neither earned nor simply lost.")


def deductions_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every emitted ledger fits."""
    return schema_of(LedgerForm)
