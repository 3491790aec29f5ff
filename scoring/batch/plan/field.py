"""Points relative to the best of a field: the best of an agency's group stands in two columns beside its facts."""

from __future__ import annotations

from typing import NamedTuple

from scoring.batch.plan.formulas import Ground
from scoring.batch.plan.nodes import Number
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion

BEST_ABOVE, BEST_BELOW, ABOVE, BELOW = "best_above.", "best_below.", "above.", "below."


class Best(NamedTuple):
    """The best value of an agency's group, above / below with below > 0; both missing where the group has none."""

    above: Number
    below: Number


def best_for(criterion: Criterion, ground: Ground) -> Best | None:
    """The best of the field, if the criterion is scored against it and the table has it."""
    above, below = BEST_ABOVE + criterion.id, BEST_BELOW + criterion.id
    if not criterion.needs_field or above not in ground.spans:
        return None
    return Best(ground.column(above), ground.column(below))


def needing_field(rulebook: Rulebook) -> list[Criterion]:
    """The criteria that are scored against the best of a field."""
    return [one for one in rulebook.criteria.values() if one.needs_field]


def best_columns(rulebook: Rulebook) -> list[str]:
    """The columns in which the bests of a field stand."""
    return [key + one.id for one in needing_field(rulebook) for key in (BEST_ABOVE, BEST_BELOW)]
