"""A plain number: a count, an amount, a difference."""

from pydantic import Field

from scoring.language import Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.expression import Formula, FormulaField
from scoring.rulebook.facts import Fact
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.setting import Setting
from scoring.rulebook.unit_words import unit_after


class Number(Measure):
    """The value of an expression."""

    value: FormulaField = Field(description="The expression.")

    def formulas(self) -> tuple[Formula, ...]:
        """The one expression."""
        return (self.value,)

    def compile(self, setting: Setting) -> Measured:
        """The number as (integer, 10**places)."""
        function, places = self.value.compile(setting.columns)
        denominator = 10**places
        if self.value.tree.operation == "name":
            slot = setting.columns.slot(self.value.tree.text)
            return _plain(slot, denominator)

        def measured(row: Row) -> Value | None:
            number = function(row)
            return None if number is None else (number, denominator)

        return measured

    def reads_as_percent(self, facts: dict[str, Fact]) -> bool:
        """True if the first fact of the expression is a percentage."""
        first = next(self.value.tree.names(), None)
        return first is not None and facts[first.partition(".")[0]].type == "percent"

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`1.250 - 1.222 = 28 biên chế`."""
        tree = self.value.tree
        names = list(tree.names())
        fact = setting.columns.facts[names[0].partition(".")[0]] if names else None
        if self.reads_as_percent(setting.columns.facts):
            result, unit = speech.percent(value[0], value[1]), ""
        else:
            result = speech.exactly(value[0], value[1])
            unit = unit_after(fact, value[0] == value[1], speech)
        if tree.operation == "name":
            return result + unit
        return f"{self.value.words(setting.columns, row, speech)} = {result}{unit}"


def _plain(slot: int, denominator: int) -> Measured:
    def measured(row: Row) -> Value | None:
        number = row[slot]
        return None if number is None else (number, denominator)

    return measured
