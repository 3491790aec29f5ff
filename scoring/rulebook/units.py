"""Names of the units that answer for a criterion, lead or coordinate."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.quantities import Profile


def unit_names(units: Iterable[str], rulebook: Rulebook, language: str) -> list[str]:
    """What people call each unit."""
    return [rulebook.head.units[unit][language] for unit in units]


def responsible_names(criterion: Criterion, rulebook: Rulebook, profile: Profile, language: str) -> list[str]:
    """The units that answer for a criterion in such an agency."""
    return unit_names(profile.pick(criterion.responsible) or (), rulebook, language)
