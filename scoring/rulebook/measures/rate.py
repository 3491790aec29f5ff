"""Share and ratio: one expression divided by another."""

from typing import ClassVar

from pydantic import Field

from scoring.language import Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.expression import Formula, FormulaField
from scoring.rulebook.measures.base import Measure, Measured, Value, WhenEmpty
from scoring.rulebook.setting import Setting

Pair = tuple[FormulaField, FormulaField]


class Rate(Measure):
    """A quotient of two expressions."""

    is_rate: ClassVar[bool] = True
    when_empty: WhenEmpty

    @property
    def pair(self) -> tuple[Formula, Formula]:
        """Numerator and denominator."""
        raise NotImplementedError

    def formulas(self) -> tuple[Formula, ...]:
        """The two expressions."""
        return self.pair

    def compile(self, setting: Setting) -> Measured:
        """The quotient, its denominator made positive; (0, 0) where it is empty."""
        (above, above_places), (below, below_places) = (formula.compile(setting.columns) for formula in self.pair)
        above_factor, below_factor = 10**below_places, 10**above_places

        def plain(row: Row) -> Value | None:
            numerator, denominator = above(row), below(row)
            if numerator is None or denominator is None:
                return None
            return (numerator, denominator) if denominator >= 0 else (-numerator, -denominator)

        def scaled(row: Row) -> Value | None:
            value = plain(row)
            return value and (value[0] * above_factor, value[1] * below_factor)

        return plain if above_factor == below_factor else scaled

    def value_columns(self, setting: Setting) -> tuple[int, int] | None:
        """Both columns, where each expression is a single fact and both have the same places."""
        above, below = self.pair
        if not above.tree.operation == below.tree.operation == "name":
            return None
        over, under = setting.columns.by_name[above.tree.text], setting.columns.by_name[below.tree.text]
        return (over.slot, under.slot) if over.places == under.places else None

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`8.420 / 10.000 = 84,20 %`."""
        above, below = (formula.tree.words(setting.columns, row, speech) for formula in self.pair)
        return f"{above} / {below}" + (f" = {speech.percent(value[0], value[1])}" if value[1] else "")


class Share(Rate):
    """A part of a whole: evidence in which the part exceeds the whole is refused."""

    share: Pair = Field(description="The part and the whole.")

    @property
    def pair(self) -> tuple[Formula, Formula]:
        """The part and the whole."""
        return self.share


class Ratio(Rate):
    """A quotient that may exceed 100 % or be negative."""

    ratio: Pair = Field(description="The numerator and the denominator.")

    @property
    def pair(self) -> tuple[Formula, Formula]:
        """The numerator and the denominator."""
        return self.ratio
