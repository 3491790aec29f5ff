"""Where a scale keeps its target, so that an overlay can replace it and a comparison can set it aside."""

from __future__ import annotations

from typing import Final

from scoring.rulebook.scales.base import Scale
from scoring.rulebook.scales.linear import Linear

FAMILIES: Final = {
    "at_least": "threshold",
    "above": "threshold",
    "at_most": "threshold",
    "below": "threshold",
    "proportional": "in_proportion",
    "proportional_to": "in_proportion",
    "proportional_above": "in_proportion",
}
"""The keys that hold a target, with what scales of the same kind have in common: only the comparison differs."""


def target_path(scale: Scale) -> tuple[str, ...]:
    """The keys that lead to the scale's one target; empty where it has none, or more than one number makes it."""
    if isinstance(scale, Linear):
        return ("linear", "full_at")
    key = next((key for key in FAMILIES if key in type(scale).model_fields), None)
    return () if key is None or key == "proportional" else (key,)
