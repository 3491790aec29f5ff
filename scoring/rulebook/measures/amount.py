"""A plain number: a count, an amount, a difference."""

from __future__ import annotations

from pydantic import Field

from scoring.language import Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.expression import Formula, FormulaField
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.setting import Setting


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

        def measured(row: Row) -> Value | None:
            number = function(row)
            return None if number is None else (number, denominator)

        return measured

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`1.250 - 1.222 = 28 biên chế`."""
        tree = self.value.tree
        names = list(tree.names())
        fact = setting.columns.facts[names[0].partition(".")[0]] if names else None
        if fact and fact.type == "percent":
            result, unit = speech.percent(value[0], value[1]), ""
        else:
            result = speech.exactly(value[0], value[1])
            unit = (
                f" {speech.text(fact.unit)}" if fact and fact.unit else " đồng" if fact and fact.type == "money" else ""
            )
        if tree.operation == "name":
            return result + unit
        return f"{self.value.words(setting.columns, row, speech)} = {result}{unit}"
