"""Groups of a table in words: each cell a text, with its number behind it."""

from __future__ import annotations

from typing import NamedTuple

from scoring.report.tables import Cell


class Group(NamedTuple):
    """The rows of one group, in the order of their ranks."""

    title: str
    rows: list[list[Cell]]


NONE = Cell("–")
