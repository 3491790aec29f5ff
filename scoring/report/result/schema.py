"""The shape of the JSON result as models: its JSON Schema is generated from them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic.json_schema import GenerateJsonSchema

from scoring.engine.classification import ClassReason
from scoring.engine.verdict import Outcome, Reason

# A plain JSON number: what is exact here must not become a text there.
Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
Points = Annotated[Decimal, WithJsonSchema({"type": "number", "minimum": 0})]
Percent = Annotated[Decimal, WithJsonSchema({"type": "number", "minimum": 0, "maximum": 100})]
Day = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})]
Digest = Annotated[str, WithJsonSchema({"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"})]
Plain = Number | bool | str | None

ALWAYS_WITH_POINTS: Final = (Outcome.FULL, Outcome.PARTIAL, Outcome.ZERO)
NEVER_WITH_POINTS: Final = (Outcome.PENDING, Outcome.UNSCORED, Outcome.SURVEY)


def _points_fit_outcome(schema: dict[str, Any]) -> None:
    """Say in the schema which outcomes have points, and which have null."""
    schema["allOf"] = [
        _when_outcome(ALWAYS_WITH_POINTS, {"type": "number"}),
        _when_outcome(NEVER_WITH_POINTS, {"type": "null"}),
    ]


def _when_outcome(outcomes: tuple[Outcome, ...], points: dict[str, str]) -> dict[str, Any]:
    return {
        "if": {"properties": {"outcome": {"enum": [outcome.value for outcome in outcomes]}}},
        "then": {"properties": {"points": points}},
    }


class Form(BaseModel):
    """A part of the result: every key is always there, and there are no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TitleForm(Form):
    """A text for people, in both languages."""

    vi: str = Field(description="Vietnamese.")
    en: str = Field(description="English.")


class RulebookForm(Form):
    """The rulebook that was scored by."""

    id: str = Field(description="Its id.")
    version: str = Field(description="Its version.")
    digest: Digest = Field(description="SHA-256 over its normal form.")


class EvidenceForm(Form):
    """The evidence that was scored."""

    digest: Digest = Field(description="SHA-256 over its content, whatever the order of its keys.")
    file: str = Field(description="The file as it was named.")


class AgencyForm(Form):
    """Who was scored."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    level: str = Field(description="A level of the rulebook.")
    kind: str = Field(description="A kind of the rulebook.")


class AreaForm(Form):
    """One area's totals."""

    id: str = Field(description="Its id.")
    title: TitleForm = Field(description="Its title.")
    points: Points = Field(description="Points earned, 0 to max_points.")
    max_points: Points = Field(description="The applicable maximum.")
    index: Percent | None = Field(description="points / max_points x 100, two places; null where nothing applies.")


class ReasonForm(Form):
    """Why a criterion came to its outcome."""

    code: Reason = Field(description="The reason as one word of a closed set.")
    vi: str = Field(description="The reason in Vietnamese.")
    en: str = Field(description="The reason in English.")


class FactForm(Form):
    """A fact that a criterion used."""

    name: str = Field(description="Its name in the rulebook.")
    value: Plain | dict[str, Plain] = Field(
        description="As submitted; null is missing; one value per period or answer where the fact has several."
    )
    at: str | None = Field(description="file:line, or file:sheet!cell, where it stands; null if it was not submitted.")


class CriterionForm(Form):
    """One criterion's result."""

    model_config = ConfigDict(json_schema_extra=_points_fit_outcome)

    id: str = Field(description="Its id.")
    area: str = Field(description="The id of its area.")
    title: TitleForm = Field(description="Its title.")
    outcome: Outcome = Field(description="What it came to.")
    points: Points | None = Field(description="Points earned, 0 to max_points; null outside the applicable maximum.")
    max_points: Points = Field(description="The most it could earn.")
    deduction: Points = Field(
        description="Points lost: max_points - points; 0 where points is null, and for bonus and penalty."
    )
    claimed: Points | None = Field(description="Points the agency claims; null if it claims none.")
    value: Plain = Field(description="The measured value: percent as 84.2, a day as ISO text; at most 4 places.")
    threshold: Number | str | None = Field(description="What was required, in the unit of the value.")
    reason: ReasonForm = Field(description="Why.")
    clause: str = Field(description="The clause of the plan.")
    facts: list[FactForm] = Field(description="The facts used, in the order of the rulebook.")
    steps: list[str] = Field(
        min_length=2, max_length=2, description="The arithmetic in words: Vietnamese, then English."
    )
    responsible: list[str] = Field(description="The units that answer for it.")


class ResultForm(Form):
    """The result of one agency under one rulebook."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    rulebook: RulebookForm = Field(description="The rulebook.")
    evidence: EvidenceForm = Field(description="The evidence.")
    agency: AgencyForm = Field(description="The agency.")
    as_of: Day = Field(description="The day as of which it was scored.")
    points: Points = Field(description="Total points, bonus and penalty apart.")
    max_points: Points = Field(description="The applicable maximum.")
    index: Percent | None = Field(description="points / max_points x 100, two places; null where nothing applies.")
    guaranteed: Points = Field(description="Points that cannot be lost any more.")
    attainable: Points = Field(description="Points that can still be reached by the end of the period.")
    bonus: Points = Field(description="Bonus points, capped.")
    penalty: Points = Field(description="Penalty points, capped.")
    classification: str | None = Field(description="The class; null where there is none.")
    classification_reason: ClassReason = Field(description="Why it has that class, or none.")
    areas: list[AreaForm] = Field(description="The areas, in the order of the rulebook.")
    criteria: list[CriterionForm] = Field(description="Every criterion, in the order of the rulebook.")
    deductions: list[str] = Field(description="Ids of the criteria that lost points, largest loss first.")


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles that only repeat a key."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False


def result_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every emitted result fits; its numbers are JSON numbers.

    >>> result_schema()["properties"]["points"]["type"]
    'number'
    """
    return schema_of(ResultForm)


def schema_of(form: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a whole JSON report."""
    schema = form.model_json_schema(schema_generator=_Untitled)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
