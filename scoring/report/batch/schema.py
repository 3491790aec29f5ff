"""The shape of a field's JSON report as models: `docs/batch.schema.json` is generated from them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, cast

from pydantic import ConfigDict, Field, RootModel

from scoring.engine.classification import ClassReason
from scoring.engine.verdict import Outcome, Reason
from scoring.report.result.schema import Day, Form, Percent, Points, RulebookForm, TitleForm, schema_of

_AREA_POINTS: dict[str, Any] = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "null"}],
    "description": "Of one area: null where nothing of it is applicable.",
}


_LAST_YEAR: dict[str, Any] = {
    "type": ["number", "string", "null"],
    "description": "With --previous: last year's values and what changed; null for an agency that was not there.",
}
Signed = Annotated[Decimal, Field()]


class AgencyRowForm(Form):
    """One agency; beside these keys every area has `points.AREA` and `max_points.AREA`."""

    model_config = ConfigDict(
        json_schema_extra={
            "patternProperties": {r"^(points|max_points)\.": _AREA_POINTS, r"^(previous|change)\.": _LAST_YEAR}
        }
    )

    agency: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    level: str = Field(description="A level of the rulebook.")
    kind: str = Field(description="A kind of the rulebook.")
    group: str = Field(description="The group that it is compared and ranked within; empty for none.")
    rank: int | None = Field(ge=1, description="Its rank in the group; null for an agency that is not ranked.")
    index: Percent | None = Field(description="points / max_points x 100, two places; null where nothing applies.")
    points: Points = Field(description="Total points, bonus and penalty apart.")
    max_points: Points = Field(description="The applicable maximum.")
    classification: str | None = Field(description="The class; null where there is none.")
    classification_reason: ClassReason = Field(description="Why it has that class, or none.")
    bonus: Points = Field(description="Bonus points, capped.")
    penalty: Points = Field(description="Penalty points, capped.")
    missing: int = Field(ge=0, description="How many criteria lack evidence that was due.")
    as_of: Day = Field(description="The day as of which it was scored.")
    file: str = Field(description="Its evidence file as it was named.")


class CriterionRowForm(Form):
    """One criterion of one agency."""

    agency: str = Field(description="The id of the agency.")
    name: str = Field(description="The name of the agency.")
    group: str = Field(description="The group of the agency.")
    criterion: str = Field(description="The id of the criterion.")
    area: str = Field(description="The id of its area.")
    outcome: Outcome = Field(description="What it came to.")
    points: Points | None = Field(description="Points earned, 0 to max_points; null outside the applicable maximum.")
    max_points: Points = Field(description="The most it could earn.")
    deduction: Points = Field(
        description="Points lost: max_points - points; 0 where points is null, and for bonus and penalty."
    )
    reason: Reason = Field(description="Why, as one word of a closed set.")


class ChangeRowForm(Form):
    """A criterion that moved, of an agency that was there last year: under last year's rules and this year's."""

    agency: str = Field(description="The id of the agency.")
    name: str = Field(description="The name of the agency.")
    group: str = Field(description="The group of the agency this year.")
    criterion: str = Field(description="The id of the criterion, in whichever rulebook has it.")
    counts_as: Literal["points", "bonus", "penalty", "tracking"] = Field(description="What it counts as.")
    outcome_before: Outcome | None = Field(alias="previous.outcome", description="Last year's; null if not asked then.")
    outcome: Outcome | None = Field(description="This year's; null if it is asked no more.")
    max_before: Points | None = Field(alias="previous.max_points", description="Last year's maximum, where applicable.")
    max_points: Points | None = Field(description="This year's maximum, where applicable.")
    points_before: Points | None = Field(alias="previous.points", description="Last year's points.")
    by_rules: Signed = Field(alias="change.rules", description="What the rules changed.")
    by_performance: Signed = Field(alias="change.performance", description="What the agency changed.")
    points: Points | None = Field(description="This year's points.")
    change: Signed = Field(description="Both together; what there is not counts as 0.")


class GoneForm(Form):
    """An agency of last year's result that is not in this field."""

    agency: str = Field(description="Its id.")
    name: str = Field(description="Its name.")
    group: str = Field(description="Its group.")
    rank: int | None = Field(ge=1, description="Its rank in the group.")
    index: Percent | None = Field(description="Its index in percent.")
    points: Points = Field(description="Its points.")
    max_points: Points = Field(description="Its applicable maximum.")


class PreviousForm(Form):
    """Last year's result."""

    file: str = Field(description="The file as it was named.")
    rulebook: RulebookForm = Field(description="Its rulebook.")
    grouped_by: str = Field(description="The groups that its ranks were taken within.")
    gone: list[GoneForm] = Field(description="Its agencies that are not in this field.")


class RefusedForm(Form):
    """A file that could not be scored."""

    file: str = Field(description="The file as it was named.")
    problems: list[TitleForm] = Field(description="Every problem of it.")


class StandingsForm(Form):
    """What both tables share."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    rulebook: RulebookForm = Field(description="The rulebook.")
    ranked_by: Literal["exact", "rounded"] = Field(description="The side of the rounding that ranks are taken on.")
    grouped_by: str = Field(description="kind-level, kind, level or none, or a key of `agency.groups` in the evidence.")
    previous: PreviousForm = Field(
        default=cast("PreviousForm", None), description="What the field is compared with (`--previous`)."
    )
    refused: list[RefusedForm] = Field(description="Files that could not be scored.")


class AgenciesForm(StandingsForm):
    """A row an agency (`--table agencies`)."""

    agencies: list[AgencyRowForm] = Field(description="Group by group, best first, the unranked last.")


class CriteriaForm(StandingsForm):
    """A row a criterion of an agency (`--table criteria`)."""

    criteria: list[CriterionRowForm] = Field(description="Agency by agency, in the order of the rulebook.")


class ChangesForm(StandingsForm):
    """A row a criterion that moved since last year (`--table changes`)."""

    changes: list[ChangeRowForm] = Field(
        description="Agency by agency, in the order of the rulebook, then what is gone."
    )


class BatchForm(RootModel[AgenciesForm | CriteriaForm | ChangesForm]):
    """The report of a field of agencies under one rulebook."""


def batch_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every emitted report of a field fits."""
    return schema_of(BatchForm)
