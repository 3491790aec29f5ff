"""What changed since last year: of one agency, and of a field."""

from __future__ import annotations

from typing import NamedTuple

from scoring.advice.rule_change import CriterionShift, Step
from scoring.batch.previous import Previous, PreviousAgency


class Change(NamedTuple):
    """One agency of both years; `ranks` are the old and the new one, where they are ranks of one group."""

    before: PreviousAgency
    ranks: tuple[int, int] | None
    points: Step
    max_points: Step
    rate: Step
    bonus: Step
    penalty: Step
    criteria: tuple[CriterionShift, ...]

    @property
    def places(self) -> int | None:
        """How many places it rose; negative for a fall, None where the ranks cannot be compared."""
        return self.ranks[0] - self.ranks[1] if self.ranks else None

    @property
    def causes(self) -> list[CriterionShift]:
        """The criteria that changed its points, the greatest change first, then in the order of the rulebook."""
        moved = [one for one in self.criteria if one.counts_as == "points" and one.points.total]
        return sorted(moved, key=lambda one: -abs(one.points.total))


class Changes(NamedTuple):
    """A field against last year's: the agencies of both by id, and those that are gone."""

    previous: Previous
    by_agency: dict[str, Change]
    gone: tuple[PreviousAgency, ...]
    is_grouped_alike: bool
