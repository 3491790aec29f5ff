"""Documents on time, late, or absent."""

from typing import ClassVar

from pydantic import Field

from scoring.exact import Ratio
from scoring.language import Speech
from scoring.rulebook.measures.base import Value
from scoring.rulebook.quantities import AmountField, earned_units
from scoring.rulebook.scales.base import Earn, Scale
from scoring.rulebook.setting import Setting


class OnTime(Scale):
    """Points on time and when late, nothing when there is no document; a schedule earns the mean over its due dates."""

    takes: ClassVar[frozenset[str]] = frozenset({"documents"})
    on_time: AmountField = Field(description="What a document on time earns.")
    late: AmountField = Field(description="What a late document earns.")

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """(on time x its points + late x its points) / counted."""
        prompt, prompt_below = earned_units(self.on_time, maximum, setting.precision)
        late, late_below = earned_units(self.late, maximum, setting.precision)
        prompt, late, below = prompt * late_below, late * prompt_below, prompt_below * late_below

        def earn(on_time: int, counted: int, overdue: int) -> Ratio:
            return on_time * prompt + overdue * late, counted * below

        return earn

    def words(self, value: Value, setting: Setting, speech: Speech) -> str:
        """Nothing to add: the measure has said it."""
        del value, setting, speech
        return ""
