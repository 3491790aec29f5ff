"""Points relative to the best of the field: the best value takes the place of a target, for every engine alike."""

from __future__ import annotations

from scoring.exact import Ratio
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.quantities import Amount, Profile
from scoring.rulebook.scales.counted import PerUnit
from scoring.rulebook.scales.proportional import ProportionalTo

Bests = dict[tuple[str, str, str], Ratio]
"""(criterion, kind, level) -> the best value among two or more such agencies; a field of one compares with nobody."""


def with_best(criterion: Criterion, profile: Profile, bests: Bests) -> Criterion:
    """The criterion with the best value of the agency's field as its target; itself if it needs none or has none."""
    best = bests.get((criterion.id, profile.kind, profile.level))
    if not criterion.needs_field or best is None or criterion.scale is None:
        return criterion
    amount = Amount(best, is_percent=False)
    # Where nobody has more than nothing, nobody earns: value / best has no meaning then.
    scale = (
        ProportionalTo.model_construct(proportional_to={"default": amount}, nothing_below=None)
        if best[0] > 0
        else PerUnit.model_construct(per_unit=Amount((0, 1), is_percent=False))
    )
    changed = criterion.model_copy(update={"scale": scale})
    vars(changed).pop("parts", None)  # kept from before the change
    return changed
