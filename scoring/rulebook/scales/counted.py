"""So many points for each, or so many off for each."""

from pydantic import Field

from scoring.exact import Ratio
from scoring.language import Speech
from scoring.rulebook.measures.base import Value
from scoring.rulebook.quantities import AmountField, Profile, earned_units
from scoring.rulebook.scales.base import Earn, Scale
from scoring.rulebook.setting import Setting


class PerUnit(Scale):
    """So many points for each, at most the maximum."""

    per_unit: AmountField = Field(description="Points, or a part of the maximum, for each.")

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """value x per_unit, between 0 and max."""
        each, below = earned_units(self.per_unit, maximum, setting.precision)

        def earn(numerator: int, denominator: int) -> Ratio:
            above, whole = numerator * each, denominator * below
            if above <= 0:
                return (0, 1)
            return (maximum, 1) if above >= maximum * whole else (above, whole)

        return earn

    def direction(self, profile: Profile) -> int:
        """More is never worse."""
        del profile
        return 1

    def words(self, value: Value, setting: Setting, speech: Speech) -> str:
        """`× 0,5`."""
        del value, setting
        return f"× {self.per_unit.words(speech)}"


class Deduct(Scale):
    """The maximum less so much for each violation."""

    deduct: AmountField = Field(description="Points, or a part of the maximum, off for each.")
    down_to: AmountField | None = Field(None, description="The least that is left.")

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """max - value x deduct, not below `down_to`."""
        each, below = earned_units(self.deduct, maximum, setting.precision)
        least = earned_units(self.down_to, maximum, setting.precision) if self.down_to else (0, 1)

        def earn(numerator: int, denominator: int) -> Ratio:
            whole = denominator * below
            left = maximum * whole - numerator * each
            if left * least[1] <= least[0] * whole:
                return least
            return (maximum, 1) if left >= maximum * whole else (left, whole)

        return earn

    def direction(self, profile: Profile) -> int:
        """More is never better."""
        del profile
        return -1

    def words(self, value: Value, setting: Setting, speech: Speech) -> str:
        """`trừ 25 % mỗi lần`."""
        del value, setting
        each = self.deduct.words(speech)
        return speech.say("less {each} each", each=each)
