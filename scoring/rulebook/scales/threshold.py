"""All or nothing: a bound that holds or does not, or a plain yes."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from scoring.exact import Ratio
from scoring.rulebook.quantities import Amount, Profile, VaryingAmount
from scoring.rulebook.scales.base import Bound, Earn, Scale
from scoring.rulebook.setting import Setting


class YesNo(Scale):
    """All for yes, nothing for no."""

    takes: ClassVar[frozenset[str]] = frozenset({"yes_no"})
    yes_no: Literal[True] = True

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """All for yes."""
        del setting
        return lambda yes, _one: (maximum * yes, 1)

    def direction(self, profile: Profile) -> int:
        """A yes is never worse than a no."""
        del profile
        return 1


class Threshold(Scale):
    """All when the bound holds, otherwise nothing."""

    operation: ClassVar[str]

    @property
    def target(self) -> dict[str, Amount]:
        """The bound by agency."""
        raise NotImplementedError

    def varying(self) -> tuple[Mapping[str, object], ...]:
        """The bound."""
        return (self.target,)

    def bounds(self, profile: Profile) -> tuple[Bound, ...]:
        """The bound for one agency."""
        amount = profile.pick(self.target)
        return (Bound(self.operation, amount),) if amount else ()

    def direction(self, profile: Profile) -> int:
        """More is better for a lower bound, worse for an upper one."""
        del profile
        return 1 if self.operation.startswith(">") else -1

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """The maximum or nothing."""
        bound = self.bounds(setting.profile)[0]
        everything, nothing = (maximum, 1), (0, 1)

        def earn(numerator: int, denominator: int) -> Ratio:
            return everything if bound.holds((numerator, denominator)) else nothing

        return earn


class AtLeast(Threshold):
    """The value reaches the bound."""

    operation: ClassVar[str] = ">="
    at_least: VaryingAmount = Field(description="The least value that earns, included.")

    @property
    def target(self) -> dict[str, Amount]:
        """The bound by agency."""
        return self.at_least


class Above(Threshold):
    """The value exceeds the bound."""

    operation: ClassVar[str] = ">"
    above: VaryingAmount = Field(description="The value to exceed.")

    @property
    def target(self) -> dict[str, Amount]:
        """The bound by agency."""
        return self.above


class AtMost(Threshold):
    """The value does not exceed the bound."""

    operation: ClassVar[str] = "<="
    at_most: VaryingAmount = Field(description="The greatest value that earns, included.")

    @property
    def target(self) -> dict[str, Amount]:
        """The bound by agency."""
        return self.at_most


class Below(Threshold):
    """The value stays under the bound."""

    operation: ClassVar[str] = "<"
    below: VaryingAmount = Field(description="The value to stay under.")

    @property
    def target(self) -> dict[str, Amount]:
        """The bound by agency."""
        return self.below
