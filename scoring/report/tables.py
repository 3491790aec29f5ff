"""What tables of reports are made of: cells that are a text for people and a value for a spreadsheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from scoring.exact import Ratio, decimal_of
from scoring.language import Speech

Value = Decimal | int | date | Ratio | None


class Cell(NamedTuple):
    """One cell: its text; its value where it is a number, a day or a rate; a mark where it is one of a closed set.

    `under` is a smaller line below the text.
    """

    text: str
    value: Value = None
    mark: str = ""
    under: str = ""

    @property
    def content(self) -> Value | str:
        """What a spreadsheet holds of it: the value, or the text where there is none."""
        return self.text if self.value is None else self.value

    @property
    def order(self) -> str:
        """A plain number that sorts as the value does; empty where there is none."""
        if isinstance(self.value, date):
            return str(self.value.toordinal())
        if isinstance(self.value, tuple):
            return str(Decimal(self.value[0]) / self.value[1])
        if isinstance(self.value, int):
            return str(self.value)
        return "" if self.value is None else f"{self.value:f}"


class Heading(NamedTuple):
    """One column: its title, its width in characters, and whether it holds numbers or days."""

    title: str
    width: float
    is_number: bool = False


class Section(NamedTuple):
    """One table with the lines above it, or what is said where it has no rows."""

    key: str
    title: str
    lines: tuple[str, ...]
    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str
    total: tuple[Cell, ...] | None = None


def points_cell(units: int | None, precision: int, speech: Speech) -> Cell:
    """Points; a dash where there are none, which is not a zero."""
    if units is None:
        return Cell("–")
    return Cell(speech.points(units, precision), decimal_of(units, precision))


def count_cell(number: int) -> Cell:
    """A rank, an order or a count: whole in a spreadsheet too, where points have two places."""
    return Cell(str(number), number)


def ratio_cell(ratio: Ratio | None, speech: Speech) -> Cell:
    """An index; a dash where nothing is applicable."""
    return Cell(speech.percent(*ratio), ratio) if ratio else Cell("–")


def day_cell(ordinal: int, speech: Speech) -> Cell:
    """A day."""
    return Cell(speech.day(ordinal), date.fromordinal(ordinal))
