"""What a measure or a scale is compiled for: one kind of agency under one rulebook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple

from scoring.exact import Ratio
from scoring.language import Text
from scoring.rulebook.columns import Columns
from scoring.rulebook.quantities import Profile
from scoring.rulebook.working_days import WorkingCalendar

NOT_KNOWN: Final[Mapping[str, Ratio]] = MappingProxyType({})


class Setting(NamedTuple):
    """What stays the same for every row.

    The layout of facts, the agency's profile, the calendar, the period, the decimal places of points, and the
    names of levels, kinds and tags; for a choice, its options. Where the whole field is known, `bests` holds the best
    value of each criterion that is scored against it, and `best` the one of the criterion at hand.
    """

    columns: Columns
    profile: Profile
    calendar: WorkingCalendar
    starts_on: date
    ends_on: date
    precision: int
    names: dict[str, Text]
    options: tuple[str, ...] = ()
    bests: Mapping[str, Ratio] = NOT_KNOWN
    best: Ratio | None = None

    def of_criterion(self, criterion_id: str) -> Setting:
        """The same, with the best value of one criterion where it is known."""
        best = self.bests.get(criterion_id)
        return self if best is None else self._replace(best=best)
