"""In proportion to a target, capped at the maximum; with a strict target or a floor where the plan has one."""

from collections.abc import Mapping
from math import gcd
from typing import ClassVar, Literal

from pydantic import Field

from scoring.exact import Ratio
from scoring.rulebook.quantities import Amount, Profile, VaryingAmount
from scoring.rulebook.scales.base import Bound, Earn, Scale
from scoring.rulebook.setting import Setting


class InProportion(Scale):
    """max x value / target, at most max; nothing below the floor."""

    operation: ClassVar[str] = ">="
    nothing_below: VaryingAmount | None = Field(None, description="Below this value nothing is earned.")

    @property
    def target(self) -> dict[str, Amount]:
        """The target by agency."""
        raise NotImplementedError

    def varying(self) -> tuple[Mapping[str, object], ...]:
        """The target, and the floor if there is one."""
        return (self.target, self.nothing_below) if self.nothing_below else (self.target,)

    def bounds(self, profile: Profile) -> tuple[Bound, ...]:
        """The target for one agency."""
        amount = profile.pick(self.target)
        return (Bound(self.operation, amount),) if amount else ()

    def direction(self, profile: Profile) -> int:
        """More is never worse."""
        del profile
        return 1

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """max x value / target, exact."""
        (_, amount) = self.bounds(setting.profile)[0]
        above, below = _lowest_terms(amount.ratio)
        short = self._just_short(maximum)

        def earn(numerator: int, denominator: int) -> Ratio:
            reached, needed = numerator * below, denominator * above
            if reached >= needed:
                return (maximum, 1) if reached > needed else short
            return (maximum * reached, needed) if reached > 0 else (0, 1)

        floor = self.nothing_below and setting.profile.pick(self.nothing_below)
        return _with_floor(earn, Bound(">=", floor)) if floor else earn

    def _just_short(self, maximum: int) -> Ratio:
        """What exactly the target earns."""
        return (maximum, 1)

    def plain_target(self, setting: Setting) -> Ratio | None:
        """The target in lowest terms, unless it must be exceeded or there is a floor."""
        if self.operation != ">=" or self.nothing_below:
            return None
        target = _lowest_terms(self.bounds(setting.profile)[0].amount.ratio)
        return target if target[0] > 0 else None


class ProportionalTo(InProportion):
    """In proportion to a target that is reached when equalled."""

    proportional_to: VaryingAmount = Field(description="The value that earns the maximum.")

    @property
    def target(self) -> dict[str, Amount]:
        """The target by agency."""
        return self.proportional_to


class Proportional(InProportion):
    """In proportion to the whole: 100 % earns the maximum."""

    proportional: Literal[True] = True

    @property
    def target(self) -> dict[str, Amount]:
        """100 % for every agency."""
        return {"default": Amount((100, 100), is_percent=True)}


class ProportionalAbove(InProportion):
    """In proportion to a target that must be exceeded: at the target itself one unit of the last place is short."""

    operation: ClassVar[str] = ">"
    proportional_above: VaryingAmount = Field(description="The value to exceed.")

    @property
    def target(self) -> dict[str, Amount]:
        """The target by agency."""
        return self.proportional_above

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """As in proportion, never the maximum (nor what rounds to it) unless the target is exceeded."""
        plain = super().compile(maximum, setting)
        most = max(maximum - 1, 0)

        def earn(numerator: int, denominator: int) -> Ratio:
            points = units, below = plain(numerator, denominator)
            return points if below == 1 or units <= most * below else (most, 1)

        return earn

    def _just_short(self, maximum: int) -> Ratio:
        """What exactly the target earns."""
        return (max(maximum - 1, 0), 1)


def _lowest_terms(ratio: Ratio) -> Ratio:
    """The same ratio in small integers, which are quicker to calculate with."""
    divisor = gcd(*ratio) or 1
    return ratio[0] // divisor, ratio[1] // divisor


def _with_floor(earn: Earn, floor: Bound) -> Earn:
    def above_floor(numerator: int, denominator: int) -> Ratio:
        return earn(numerator, denominator) if floor.holds((numerator, denominator)) else (0, 1)

    return above_floor
