"""The preview of one agency during the year: one format a file, one line here."""

from __future__ import annotations

from typing import Final, NamedTuple

from scoring.advice.distance import ways_of
from scoring.advice.goal.first_steps import actions_of
from scoring.advice.goal.model import Action, Goal
from scoring.advice.goal.seeking import Field
from scoring.advice.goal.together import Need, needs_of
from scoring.advice.goal.unraised import Unraised, unraised_of
from scoring.engine.result import Result
from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "text": "scoring.report.preview.text",
        "markdown": "scoring.report.preview.markdown",
        "json": "scoring.report.preview.json_report",
        "html": "scoring.report.preview.page",
        "xlsx": "scoring.report.preview.workbook",
    }
)


class Preview(NamedTuple):
    """What a preview speaks of: the result as it is, and what it would be with other values, if any are tried."""

    before: Result
    after: Result | None
    within_days: int
    goal: Goal | None = None
    """The shortest way to a target, if one is asked for."""
    actions: tuple[Action, ...] = ()
    """What to do first, the most points per unit of effort first."""
    needs: tuple[Need, ...] = ()
    """What criteria need that no single figure makes full."""
    unraised: tuple[Unraised, ...] = ()
    """Criteria that no figure raises, each with why."""

    @property
    def result(self) -> Result:
        """The result that everything but the comparison speaks of: with the values tried, if any are."""
        return self.after or self.before


def previewed(before: Result, after: Result | None, within_days: int, goal: Goal | None, field: Field) -> Preview:
    """All that a preview tells of the field on which it was sought."""
    ways, actions = ways_of(after or before), actions_of(field)
    needs = needs_of(field, ways)
    return Preview(before, after, within_days, goal, actions, needs, unraised_of(field, ways, needs, actions))
