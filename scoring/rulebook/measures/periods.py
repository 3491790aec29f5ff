"""A frequency: the share of ended periods whose count reaches a number."""

from typing import Annotated, ClassVar

from pydantic import Field

from scoring.language import Speech
from scoring.rulebook.columns import AS_OF, Row
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.quantities import Name, Whole
from scoring.rulebook.setting import Setting


class Periods(Measure):
    """At least so many in every month, quarter or other part of the period."""

    is_rate: ClassVar[bool] = True
    wants: ClassVar[dict[str, frozenset[str]]] = {"periods": frozenset({"counts"})}
    periods: Name = Field(description="The fact with a count per period.")
    at_least: Annotated[Whole, Field(ge=1)] = Field(description="How many each period needs.")

    def named_facts(self) -> tuple[str, ...]:
        """The counts."""
        return (self.periods,)

    def _items(self, setting: Setting) -> list[tuple[str, int, int]]:
        parts = setting.columns.facts[self.periods].parts(setting.starts_on.year)
        return [
            (key, setting.columns.slot(f"{self.periods}.{key}"), part.ends_on.toordinal())
            for key, part in parts.items()
        ]

    def compile(self, setting: Setting) -> Measured:
        """(periods that reach the number, periods ended); None if nothing is submitted or no period has ended."""
        items = [(slot, end) for _, slot, end in self._items(setting)]
        least = self.at_least

        def measured(row: Row) -> Value | None:
            as_of = row[AS_OF] or 0
            ended = [row[slot] for slot, end in items if end <= as_of]
            if not ended or all(row[slot] is None for slot, _ in items):
                return None
            return sum(count is not None and count >= least for count in ended), len(ended)

        return measured

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`11 / 12 kỳ đạt từ 4 trở lên (Tháng 5: 3)`."""
        parts = setting.columns.facts[self.periods].parts(setting.starts_on.year)
        none = speech.say("none")
        short = [
            f"{speech.text(parts[key].label)}: {none if row[slot] is None else row[slot]}"
            for key, slot, end in self._items(setting)
            if end <= (row[AS_OF] or 0) and (row[slot] or 0) < self.at_least
        ]
        said = speech.say(
            "{reached} / {due} periods reach {least}", reached=value[0], due=value[1], least=self.at_least
        )
        return said + (f" ({'; '.join(short)})" if short else "") + f" = {speech.percent(value[0], value[1])}"
