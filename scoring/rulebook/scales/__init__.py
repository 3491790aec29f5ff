"""The scales: how a value becomes points. One file each, one line here."""

from __future__ import annotations

from typing import Annotated, Final

from scoring.rulebook.quantities import OneOf
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.base import Bound, Earn, Scale
from scoring.rulebook.scales.choices import Choices
from scoring.rulebook.scales.counted import Deduct, PerUnit
from scoring.rulebook.scales.linear import Linear
from scoring.rulebook.scales.on_time import OnTime
from scoring.rulebook.scales.outside import GrantedPoints, RelativeToBest, Tracking
from scoring.rulebook.scales.proportional import Proportional, ProportionalAbove, ProportionalTo
from scoring.rulebook.scales.threshold import Above, AtLeast, AtMost, Below, YesNo

SCALES: Final[dict[str, type[Scale]]] = {
    "yes_no": YesNo,
    "at_least": AtLeast,
    "above": Above,
    "at_most": AtMost,
    "below": Below,
    "proportional": Proportional,
    "proportional_to": ProportionalTo,
    "proportional_above": ProportionalAbove,
    "linear": Linear,
    "bands": Bands,
    "per_unit": PerUnit,
    "deduct": Deduct,
    "choices": Choices,
    "on_time": OnTime,
    "granted": GrantedPoints,
    "relative_to_best": RelativeToBest,
    "tracking": Tracking,
}
ScaleField = Annotated[Scale, OneOf(SCALES, "unknown_scale")]

__all__ = ["SCALES", "Bound", "Earn", "Scale", "ScaleField"]
