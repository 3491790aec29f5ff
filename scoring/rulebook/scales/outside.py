"""Scales whose points do not come from the agency's own numbers alone: granted, relative to the field, tracking."""

from typing import ClassVar, Literal

from scoring.exact import Ratio
from scoring.rulebook.scales.base import Earn, Scale
from scoring.rulebook.setting import Setting


class GrantedPoints(Scale):
    """The points granted, never above the maximum."""

    takes: ClassVar[frozenset[str]] = frozenset({"points"})
    granted: Literal[True] = True

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """The points granted."""
        unit = 10**setting.precision

        def earn(granted: int, per_point: int) -> Ratio:
            points = granted * unit
            return (maximum, 1) if points >= maximum * per_point else (max(points, 0), per_point)

        return earn


class RelativeToBest(Scale):
    """value / best value of the field x max: needs every agency, so one agency alone is left unscored."""

    needs_field: ClassVar[bool] = True
    relative_to_best: Literal[True] = True


class Tracking(Scale):
    """Followed, never scored."""

    takes: ClassVar[frozenset[str]] = frozenset({"number", "yes_no", "choice", "documents", "points"})
    is_scored: ClassVar[bool] = False
    tracking: Literal[True] = True
