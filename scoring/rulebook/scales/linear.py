"""A straight line between the value that earns nothing and the value that earns the maximum."""

from collections.abc import Mapping
from typing import Self

from pydantic import Field, model_validator

from scoring.exact import Ratio
from scoring.language import Message
from scoring.rulebook.quantities import Model, Profile, VaryingAmount, refuse
from scoring.rulebook.scales.base import Bound, Earn, Scale
from scoring.rulebook.setting import Setting


class Ends(Model):
    """The two ends of the line."""

    zero_at: VaryingAmount = Field(description="The value that earns nothing.")
    full_at: VaryingAmount = Field(description="The value that earns the maximum.")

    @model_validator(mode="after")
    def _ends_differ(self) -> Self:
        for key in self.zero_at.keys() | self.full_at.keys():
            zero = self.zero_at.get(key, self.zero_at.get("default"))
            full = self.full_at.get(key, self.full_at.get("default"))
            if zero and full and zero.ratio[0] * full.ratio[1] == full.ratio[0] * zero.ratio[1]:
                refuse(Message("zero_at and full_at must differ."))
        return self


class Linear(Scale):
    """In proportion between two ends, in either direction."""

    linear: Ends = Field(description="The two ends.")

    def varying(self) -> tuple[Mapping[str, object], ...]:
        """Both ends."""
        return (self.linear.full_at, self.linear.zero_at)

    def _ends(self, profile: Profile) -> tuple[Ratio, Ratio]:
        zero, full = profile.pick(self.linear.zero_at), profile.pick(self.linear.full_at)
        assert zero is not None
        assert full is not None
        return zero.ratio, full.ratio

    def bounds(self, profile: Profile) -> tuple[Bound, ...]:
        """The end that earns the maximum."""
        full = profile.pick(self.linear.full_at)
        return (Bound(">=" if self.direction(profile) > 0 else "<=", full),) if full else ()

    def direction(self, profile: Profile) -> int:
        """The side on which the maximum lies."""
        zero, full = self._ends(profile)
        return 1 if full[0] * zero[1] > zero[0] * full[1] else -1

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """max x (value - zero) / (full - zero), between 0 and max."""
        zero, full = self._ends(setting.profile)
        span = full[0] * zero[1] - zero[0] * full[1]
        sign = 1 if span > 0 else -1

        def earn(numerator: int, denominator: int) -> Ratio:
            above = sign * (numerator * zero[1] - zero[0] * denominator) * full[1]
            below = sign * span * denominator
            if above <= 0:
                return (0, 1)
            return (maximum, 1) if above >= below else (maximum * above, below)

        return earn
