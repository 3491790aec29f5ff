"""What a measure or a scale is compiled for: one kind of agency under one rulebook."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from scoring.language import Text
from scoring.rulebook.columns import Columns
from scoring.rulebook.quantities import Profile
from scoring.rulebook.working_days import WorkingCalendar


class Setting(NamedTuple):
    """What stays the same for every row.

    The layout of facts, the agency's profile, the calendar, the period, the decimal places of points, and the
    names of levels, kinds and tags; for a choice, its options.
    """

    columns: Columns
    profile: Profile
    calendar: WorkingCalendar
    starts_on: date
    ends_on: date
    precision: int
    names: dict[str, Text]
    options: tuple[str, ...] = ()
