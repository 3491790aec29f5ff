"""The preview of one agency during the year: one format a file, one line here."""

from __future__ import annotations

from typing import Final, NamedTuple

from scoring.advice.goal.model import Action, Goal
from scoring.advice.goal.together import Need
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

    @property
    def result(self) -> Result:
        """The result that everything but the comparison speaks of: with the values tried, if any are."""
        return self.after or self.before
