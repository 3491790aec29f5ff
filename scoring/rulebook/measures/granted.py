"""Points that an assessor grants at discretion, with a reason."""

from typing import ClassVar

from pydantic import Field

from scoring.language import Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.facts import GRANT_PLACES
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.quantities import Name
from scoring.rulebook.setting import Setting


class Granted(Measure):
    """The points granted."""

    yields: ClassVar[str] = "points"
    wants: ClassVar[dict[str, frozenset[str]]] = {"granted": frozenset({"grant"})}
    granted: Name = Field(description="The grant fact.")

    def named_facts(self) -> tuple[str, ...]:
        """The grant."""
        return (self.granted,)

    def compile(self, setting: Setting) -> Measured:
        """(points in units of the column, units per point)."""
        slot = setting.columns.slot(self.granted)
        denominator = 10**GRANT_PLACES

        def measured(row: Row) -> Value | None:
            units = row[slot]
            return None if units is None else (units, denominator)

        return measured

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`người thẩm định cho 0,5 điểm`."""
        del setting, row
        granted = speech.exactly(value[0], value[1])
        return speech.say("the assessor grants {granted} points", granted=granted)
