"""What each option of a choice earns."""

from typing import ClassVar

from pydantic import Field

from scoring.exact import Ratio
from scoring.rulebook.quantities import AmountField, Name, earned_units
from scoring.rulebook.scales.base import Earn, Scale
from scoring.rulebook.setting import Setting


class Choices(Scale):
    """Points by the option chosen; the options in the order of the fact."""

    takes: ClassVar[frozenset[str]] = frozenset({"choice"})
    choices: dict[Name, AmountField] = Field(min_length=1, description="What each option earns.")

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """What the option earns; options are numbered in the order of the fact."""
        table: list[Ratio] = [
            earned_units(self.choices[option], maximum, setting.precision) for option in setting.options
        ]
        return lambda option, _one: table[option]
