"""Scales whose points do not come from the agency's own numbers alone: granted, relative to the field, tracking."""

from typing import ClassVar, Literal

from scoring.exact import Ratio
from scoring.language import Speech
from scoring.rulebook.measures.base import Value
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
    """value / best value of the field x max: needs every agency, so one agency alone is left unscored.

    Where the best of the field is 0 or less nobody earns anything.
    """

    needs_field: ClassVar[bool] = True
    relative_to_best: Literal[True] = True

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """max x value / best, exact; `setting.best` must be known."""
        assert setting.best is not None
        above, below = setting.best

        def earn(numerator: int, denominator: int) -> Ratio:
            reached, needed = numerator * below, above * denominator
            if reached <= 0 or needed <= 0:
                return 0, 1
            return (maximum, 1) if reached >= needed else (maximum * reached, needed)

        return earn

    def words(self, value: Value, setting: Setting, speech: Speech) -> str:
        """`= 75,00 % của đơn vị tốt nhất` once the best is known."""
        if setting.best is None:
            return ""
        above, below = value[0] * setting.best[1], setting.best[0] * value[1]
        if below <= 0:
            return speech.say("(nobody of the group has any)")
        return speech.say("= {above} of the best", above=speech.percent(above, below))


class Tracking(Scale):
    """Followed, never scored."""

    takes: ClassVar[frozenset[str]] = frozenset({"number", "yes_no", "choice", "documents", "points"})
    is_scored: ClassVar[bool] = False
    tracking: Literal[True] = True
