"""The operations of a columnar plan: typed data, each whole number with the range it is proven to stay in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Comparison = Literal["=", "!=", "<", "<=", ">", ">="]
OPPOSITE: Final[dict[Comparison, Comparison]] = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
SIGNS: Final[dict[str, Comparison]] = {sign: sign for sign in OPPOSITE}
"""The comparisons by the sign that a rulebook writes."""


class Span(NamedTuple):
    """From `low` to `high`, both included; `nullable` if the value may be missing."""

    low: int
    high: int
    nullable: bool = False

    def joined(self, other: Span) -> Span:
        """The least span that holds both."""
        return Span(min(self.low, other.low), max(self.high, other.high), self.nullable or other.nullable)


@dataclass(frozen=True, slots=True)
class Constant:
    """A whole number, or a missing one."""

    value: int | None

    @property
    def span(self) -> Span:
        """Itself alone."""
        return Span(0, 0, nullable=True) if self.value is None else Span(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Column:
    """A whole number of the table, or of an earlier step."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum, difference or product; missing where either side is."""

    sign: Literal["+", "-", "*"]
    left: Number
    right: Number
    span: Span


@dataclass(frozen=True, slots=True)
class Quotient:
    """`above` // `below` where above >= 0 and below > 0; anything at all elsewhere, so its use is guarded."""

    above: Number
    below: Number
    span: Span


@dataclass(frozen=True, slots=True)
class Choose:
    """The value of the first branch whose condition is true; a condition that is unknown does not hold."""

    branches: tuple[tuple[Truth, Number], ...]
    otherwise: Number
    span: Span


@dataclass(frozen=True, slots=True)
class Extreme:
    """The lesser or the greater of two; missing where either is."""

    which: Literal["min", "max"]
    left: Number
    right: Number
    span: Span


@dataclass(frozen=True, slots=True)
class Within:
    """A number that lies in its span wherever it is used: what guards the use proves it."""

    value: Number
    span: Span


@dataclass(frozen=True, slots=True)
class Lookup:
    """`values[index - first]`; the index is proven to lie within, or missing."""

    index: Number
    first: int
    values: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Fixed:
    """A truth known beforehand."""

    value: bool


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison; unknown where a side is missing."""

    sign: Comparison
    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class Junction:
    """All or any of several; unknown only where what is known does not decide."""

    word: Literal["and", "or"]
    parts: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """Not; unknown stays unknown."""

    part: Truth


@dataclass(frozen=True, slots=True)
class Missing:
    """True where the value is missing, false where it is not."""

    value: Number


@dataclass(frozen=True, slots=True)
class Unknown:
    """True where a condition is neither true nor false."""

    part: Truth


@dataclass(frozen=True, slots=True)
class Among:
    """True where a text column has one of these values."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A yes-or-no column, never missing."""

    column: str


@dataclass(frozen=True, slots=True)
class Words:
    """The word at a place (from 0) of a closed list; missing where the place is."""

    place: Number
    words: tuple[str, ...]


Number = Constant | Column | Arithmetic | Quotient | Choose | Extreme | Within | Lookup
Truth = Fixed | Compare | Junction | Negation | Missing | Unknown | Among | Flag
Operation = Number | Truth | Words


class CannotCompileError(Exception):
    """Something of a rulebook that has no columnar form; it is named, never skipped."""
