"""Which facts a rulebook asks of one kind of agency."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.quantities import Profile


def criteria_asked(rulebook: Rulebook, profile: Profile) -> Iterator[Criterion]:
    """The criteria asked of such an agency, conditions on facts apart."""
    return (criterion for criterion in rulebook.criteria.values() if criterion.applies_to.asks(profile))


@lru_cache(maxsize=64)
def facts_asked(rulebook: Rulebook, profile: Profile) -> frozenset[str]:
    """The facts those criteria use, and those of the vetoes and of a decided class."""
    if profile.id and profile.id not in rulebook.named_agencies:
        return facts_asked(rulebook, profile._replace(id=""))
    names = [name for criterion in criteria_asked(rulebook, profile) for name in criterion.facts()]
    names += rulebook.head.facts()
    return frozenset(names)
