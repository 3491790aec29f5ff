"""What every measure is: a function from an agency's facts to one value, and the same in words."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from scoring.language import Message, Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.expression import Formula
from scoring.rulebook.facts import Fact
from scoring.rulebook.quantities import Model
from scoring.rulebook.setting import Setting

Value = tuple[int, ...]
"""(numerator, denominator), or for documents (on time, counted, late). A denominator of 0 is an empty measure."""
Measured = Callable[[Row], "Value | None"]
"""A compiled measure; None where a fact is missing."""
WhenEmpty = Annotated[Literal["not_applicable", "full", "zero"], Field(description="What a zero denominator is.")]


class Measure(Model):
    """How submitted facts become one value."""

    yields: ClassVar[str] = "number"
    """What kind of value comes out: number, yes_no, choice, documents or points; a scale says which it takes."""
    is_rate: ClassVar[bool] = False
    """True if the value reads as a percentage."""
    wants: ClassVar[dict[str, frozenset[str]]] = {}
    """Field of the measure -> the fact types it may name."""

    def formulas(self) -> tuple[Formula, ...]:
        """The expressions of the measure."""
        return ()

    def named_facts(self) -> tuple[str, ...]:
        """The facts named outside expressions."""
        return ()

    def compile(self, setting: Setting) -> Measured:
        """The function from a row to the value."""
        raise NotImplementedError

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """The calculation of `value` in words: `8.420 / 10.000 = 84,20 %`."""
        raise NotImplementedError

    def values(self, setting: Setting) -> tuple[Value, ...]:
        """Every value there can be, where they are few enough to list."""
        del setting
        return ()

    def value_columns(self, setting: Setting) -> tuple[int, int] | None:
        """The two columns that are numerator and denominator as they stand, where the value is as plain as that."""
        del setting
        return None

    def options(self, facts: dict[str, Fact]) -> tuple[str, ...]:
        """The options of a choice, in order."""
        del facts
        return ()

    def pending_until(self, setting: Setting) -> Callable[[Row], int | None]:
        """The ordinal of the last day on which nothing submitted is not yet missing."""
        end = setting.ends_on.toordinal()
        return lambda _row: end

    def required(self, setting: Setting, row: Row) -> Decimal | str | None:
        """What a measure of documents requires: the last day on time, or how many are due."""
        del setting, row
        return None

    def reads_as_percent(self, facts: dict[str, Fact]) -> bool:
        """True if people write the value as a percentage."""
        del facts
        return self.is_rate

    def empties(self) -> str:
        """The policy for a zero denominator; measures without a denominator never need it."""
        return str(getattr(self, "when_empty", "not_applicable"))

    def problem_with(self, facts: dict[str, Fact]) -> Message | None:
        """What does not fit between this measure and its facts or None."""
        del facts
        return None
