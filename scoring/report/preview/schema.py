"""The shape of the JSON preview as models: `docs/preview.schema.json` is generated from them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from scoring.advice.distance import Reach, Unit
from scoring.advice.risk import Risk
from scoring.advice.standing import State
from scoring.engine.verdict import Outcome
from scoring.report.deductions.schema import PeriodForm
from scoring.report.preview.goal_schema import FirstStepForm, GoalForm, NeedForm, UnraisedForm
from scoring.report.result.schema import (
    AgencyForm,
    Day,
    EvidenceForm,
    Form,
    Number,
    Percent,
    Plain,
    Points,
    RulebookForm,
    TitleForm,
    schema_of,
)


class NowForm(Form):
    """The points as of the day."""

    points: Points = Field(description="Points earned so far.")
    max_points: Points = Field(description="The maximum of what is scored so far.")
    index: Percent | None = Field(description="points / max_points x 100, two places; null where nothing is scored.")


class RangeForm(Form):
    """Where the points may end; guaranteed <= attainable <= max_points."""

    guaranteed: Points = Field(description="Points that no later figure takes away.")
    attainable: Points = Field(description="Points if all that is open goes well.")
    max_points: Points = Field(description="The maximum once everything is due.")
    index_at_least: Percent | None = Field(description="guaranteed / max_points x 100, two places.")
    index_at_most: Percent | None = Field(description="attainable / max_points x 100, two places.")


class StandingForm(NowForm):
    """The whole: so far, at the end, and how many criteria are how far decided."""

    range: RangeForm = Field(description="Where the whole may end.")
    settled: int = Field(ge=0, description="Criteria whose points are decided.")
    open: int = Field(ge=0, description="Criteria that may still change.")
    overdue: int = Field(ge=0, description="Criteria for which something was due and is not submitted.")


class AreaStandForm(Form):
    """One area."""

    id: str = Field(description="Its id.")
    title: TitleForm = Field(description="Its title.")
    points: Points = Field(description="Points earned so far.")
    max_points: Points = Field(description="The maximum of what is scored so far.")
    index: Percent | None = Field(description="points / max_points x 100, two places; null where nothing is scored.")
    range: RangeForm = Field(description="Where the area may end.")


class EarnedForm(Form):
    """What a criterion comes to."""

    outcome: Outcome = Field(description="What it comes to.")
    points: Points | None = Field(description="Points earned; null outside the maximum so far.")


class StandForm(Form):
    """One criterion that counts, or may yet count."""

    id: str = Field(description="Its id.")
    area: str = Field(description="The id of its area.")
    title: TitleForm = Field(description="Its title.")
    state: State = Field(description="How far it is decided.")
    outcome: Outcome = Field(description="What it comes to so far.")
    points: Points | None = Field(description="Points earned so far; null outside the maximum so far.")
    max_points: Points = Field(description="The most it can earn.")
    guaranteed: Points = Field(description="Points that no later figure takes away.")
    attainable: Points = Field(description="Points if all that is open goes well.")


class RiskForm(Form):
    """Points that may still be lost."""

    criterion: str = Field(description="The id of the criterion.")
    risk: Risk = Field(description="Why, as one word of a closed set.")
    is_projection: bool = Field(description="True where the figures are projected on the pace so far.")
    why: TitleForm = Field(description="Why, in words.")
    at_stake: Points = Field(description="How many points.")
    due_on: Day | None = Field(description="The due date that decides; null where none does.")


class WayForm(Form):
    """The least change of one figure that raises a criterion."""

    criterion: str = Field(description="The id of the criterion.")
    fact: str = Field(description="The name of the fact.")
    key: str | None = Field(description="The period or the answer of the fact; null for a fact without.")
    label: TitleForm = Field(description="What people call the figure.")
    unit: Unit = Field(description="What is counted: units of the fact, an answer, days, a document.")
    change: Number = Field(description="How many more, below 0 for fewer; days earlier; documents more.")
    words: TitleForm = Field(description="The same in words.")
    reach: Reach = Field(description="What it comes to: the next band, full points, or the most by this alone.")
    points: Points = Field(description="The points of the criterion then.")
    due_on: Day | None = Field(description="The day, still to come, of a lacking document; null for anything else.")


class DeadlineForm(Form):
    """Something that is not submitted."""

    due_on: Day | None = Field(description="The last day; null where another document decides it.")
    is_overdue: bool = Field(description="True where the day has come.")
    criterion: str = Field(description="The id of the criterion.")
    fact: str = Field(description="The name of the fact.")
    period: str | None = Field(description="The period of the fact; null for a fact without.")
    label: TitleForm = Field(description="What people call it.")


class ChangedFactForm(Form):
    """A value that was tried."""

    name: str = Field(description="The name of the fact.")
    key: str | None = Field(description="The period or the answer; null for a fact without.")
    before: Plain = Field(description="As submitted; null is missing.")
    after: Plain = Field(description="As tried.")


class ChangedCriterionForm(Form):
    """A criterion that changes by it."""

    id: str = Field(description="Its id.")
    before: EarnedForm = Field(description="As submitted.")
    after: EarnedForm = Field(description="As tried.")
    difference: Number = Field(description="Points gained, below 0 for points lost; null points count as 0.")


class WhatIfForm(Form):
    """The comparison of the figures submitted with the figures tried."""

    before: NowForm = Field(description="As submitted.")
    after: NowForm = Field(description="As tried.")
    facts: list[ChangedFactForm] = Field(description="The values that differ, in the order of the rulebook.")
    criteria: list[ChangedCriterionForm] = Field(description="The criteria that change, in the order of the rulebook.")


class PreviewForm(Form):
    """The preview of one agency; where values are tried, all but `what_if` and `evidence` speak of these."""

    schema_version: Literal[1] = Field(description="The version of this shape.")
    rulebook: RulebookForm = Field(description="The rulebook.")
    period: PeriodForm = Field(description="Its period.")
    evidence: EvidenceForm = Field(description="The evidence as submitted.")
    agency: AgencyForm = Field(description="The agency.")
    as_of: Day = Field(description="The day as of which it stands.")
    within_days: int = Field(ge=0, description="Due dates so many days ahead count as near.")
    what_if: WhatIfForm | None = Field(description="Before and after; null where no values are tried.")
    standing: StandingForm = Field(description="The whole.")
    areas: list[AreaStandForm] = Field(description="The areas, in the order of the rulebook.")
    criteria: list[StandForm] = Field(description="The criteria that count, in the order of the rulebook.")
    goal: GoalForm | None = Field(description="The shortest way to a target; null where none is asked for.")
    at_risk: list[RiskForm] = Field(description="What is at risk, the most at stake first.")
    first_steps: list[FirstStepForm] = Field(description="What to do first, the most points per unit of effort first.")
    distances: list[WayForm] = Field(description="How far criteria are from more points, in the order of the rulebook.")
    needs: list[NeedForm] = Field(description="What criteria need that no single figure makes full.")
    unraised: list[UnraisedForm] = Field(description="Criteria not full that no figure raises, the most lacking first.")
    deadlines: list[DeadlineForm] = Field(description="What is not submitted: overdue first, then by day.")


def preview_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every emitted preview fits."""
    return schema_of(PreviewForm)
