"""A choice among declared options, such as a rating given by a superior body."""

from typing import ClassVar

from pydantic import Field

from scoring.language import Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.facts import Fact
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.quantities import Name
from scoring.rulebook.setting import Setting


class Choice(Measure):
    """The option chosen, as its place in the list of options."""

    yields: ClassVar[str] = "choice"
    wants: ClassVar[dict[str, frozenset[str]]] = {"choice": frozenset({"choice"})}
    choice: Name = Field(description="The choice fact.")

    def named_facts(self) -> tuple[str, ...]:
        """The choice."""
        return (self.choice,)

    def options(self, facts: dict[str, Fact]) -> tuple[str, ...]:
        """The options, in order."""
        return tuple(facts[self.choice].options or ())

    def compile(self, setting: Setting) -> Measured:
        """(index of the option, 1)."""
        slot = setting.columns.slot(self.choice)

        def measured(row: Row) -> Value | None:
            option = row[slot]
            return None if option is None else (option, 1)

        return measured

    def values(self, setting: Setting) -> tuple[Value, ...]:
        """One for each option."""
        return tuple((option, 1) for option in range(len(self.options(setting.columns.facts))))

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """The option's own words."""
        del row
        return speech.text(list((setting.columns.facts[self.choice].options or {}).values())[value[0]])
