"""Columns: the flat layout of all facts of a rulebook as integers, one row per agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from scoring.rulebook.facts import Fact

Row = Sequence[int | None]
"""One agency's facts as integers by slot; None is a missing value. Slot 0 is the ordinal day of `as_of`."""
AS_OF: Final = 0


class Column(NamedTuple):
    """Where a value stands in a row, and how it reads: the integer divided by 10**places."""

    slot: int
    places: int
    fact: str
    key: str | None


class Columns:
    """The columns of all facts, in the order of the rulebook."""

    def __init__(self, facts: dict[str, Fact], year: int) -> None:
        self.facts, self.year = facts, year
        self.by_name: dict[str, Column] = {}
        for name, fact in facts.items():
            for key in fact.keys(year) or (None,):
                column = name if key is None else f"{name}.{key}"
                self.by_name[column] = Column(len(self.by_name) + 1, fact.places, name, key)

    def __len__(self) -> int:
        """The length of a row."""
        return len(self.by_name) + 1

    def of_fact(self, name: str) -> tuple[str, ...]:
        """The columns of one fact."""
        return self.facts[name].columns(name, self.year)

    def slot(self, column: str) -> int:
        """The slot of a column."""
        return self.by_name[column].slot
