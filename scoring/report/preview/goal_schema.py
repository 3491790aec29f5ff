"""The shape of goal seeking in the JSON preview as models."""

from __future__ import annotations

from pydantic import Field

from scoring.advice.distance import Unit
from scoring.advice.goal.causes import Cause
from scoring.advice.goal.model import Status
from scoring.report.result.schema import Day, Form, Number, Percent, Plain, Points, TitleForm


class TotalForm(Form):
    """Points on the day when everything is due."""

    points: Points = Field(description="Points earned.")
    max_points: Points = Field(description="The applicable maximum.")
    index: Percent | None = Field(description="points / max_points x 100, two places; null where nothing applies.")


class ReckonedForm(Form):
    """A figure that is not submitted, and what it is taken to be for reckoning."""

    fact: str = Field(description="The name of the fact.")
    key: str | None = Field(description="Its period or answer; null for a fact without.")
    value: Number = Field(description="What it is taken to be: 100 or 1,000 for a whole.")


class MoveForm(Form):
    """One fact brought to another value."""

    fact: str = Field(description="The name of the fact.")
    key: str | None = Field(description="The period or the answer of the fact; null for a fact without.")
    label: TitleForm = Field(description="What people call the figure.")
    unit: Unit = Field(description="What is counted: units of the fact, an answer, a document.")
    before: Plain = Field(description="As submitted; null is missing.")
    after: Plain = Field(description="What it becomes; of a document the last day on which it earns as much.")
    change: Number | None = Field(description="How many units more, below 0 for fewer; null for what is not counted.")
    by: Day | None = Field(description="The last day of a document; null for anything else.")
    is_late: bool = Field(description="True for a document whose last day on time is past.")
    reckoned_with: ReckonedForm | None = Field(description="The whole, where that is not submitted either.")
    effort: Points = Field(description="What the move costs.")
    words: TitleForm = Field(description="The same in words.")


class GainForm(Form):
    """A criterion that comes to other points."""

    criterion: str = Field(description="Its id.")
    before: Points | None = Field(description="If nothing more is done; null outside the maximum.")
    after: Points | None = Field(description="With the moves; null outside the maximum.")
    difference: Number = Field(description="Points gained, below 0 for points lost.")


class BlockForm(Form):
    """What stays lost even in the best there is."""

    criterion: str = Field(description="Its id.")
    lost: Points = Field(description="How many points.")
    why: TitleForm = Field(description="Why.")


class ProofForm(Form):
    """What the answer rests on."""

    facts: int = Field(ge=0, description="Figures that may still move.")
    criteria: int = Field(ge=0, description="Criteria that they feed.")
    groups: int = Field(ge=0, description="Groups of criteria without a figure in common.")
    ways: int = Field(ge=0, description="Ways to settle one group that no other way of it beats, over all groups.")
    combinations: int = Field(ge=0, description="Combinations of one way a group: all that were compared.")
    best_index_with_less: Percent | None = Field(description="The best index with less effort; null if there is none.")


class GoalForm(Form):
    """The least effort that brings the index to a target, or the best there is."""

    status: Status = Field(description="Whether the target is reached already, reachable, or out of reach.")
    target: Percent = Field(description="The index asked for.")
    judged_on: Day = Field(description="The day when everything is due.")
    before: TotalForm = Field(description="If nothing more is done.")
    after: TotalForm = Field(description="With the moves.")
    effort: Points = Field(description="The total effort: no set of moves reaches as much with less.")
    moves: list[MoveForm] = Field(description="What to change, in the order of the rulebook.")
    gains: list[GainForm] = Field(description="The criteria that change, in the order of the rulebook.")
    blocks: list[BlockForm] = Field(description="Where the target is out of reach, what stays lost, the most first.")
    proof: ProofForm = Field(description="What the answer rests on.")


class FirstStepForm(Form):
    """What one criterion may do first."""

    criterion: str = Field(description="Its id.")
    moves: list[MoveForm] = Field(description="What to change.")
    effort: Points = Field(description="What that costs.")
    gain: Points = Field(description="Points gained by the end of the period, over all criteria that the facts feed.")
    is_full: bool = Field(description="True if the criterion is then full.")


class NeedForm(Form):
    """What a criterion needs that no single figure makes full."""

    criterion: str = Field(description="Its id.")
    moves: list[MoveForm] = Field(description="What to change, all of it together.")
    points: Points = Field(description="The points of the criterion then, by the end of the period.")
    is_full: bool = Field(description="True if these are all its points.")
    is_ahead: bool = Field(description="True if nothing of it is due yet, so that nothing is lost so far.")


class UnraisedForm(Form):
    """A criterion that no figure raises."""

    criterion: str = Field(description="Its id.")
    lacking: Points | None = Field(description="Points lacking at the end of the period; null without points so far.")
    cause: Cause = Field(description="Why, as one word of a closed set.")
    why: TitleForm = Field(description="Why, in words.")
