"""Columns, cells and groups of a table in words: each cell a text, with its number behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Column(NamedTuple):
    """A column: its title, its width in characters, and whether its cells are numbers."""

    title: str
    width: int
    is_number: bool = False


class Cell(NamedTuple):
    """A cell in words; `value` is the number behind them, `under` a smaller line, `outcome` the code of a badge."""

    text: str
    value: Decimal | int | None = None
    under: str = ""
    outcome: str = ""


class Group(NamedTuple):
    """The rows of one group, in the order of their ranks."""

    title: str
    rows: list[list[Cell]]


NONE = Cell("–")
