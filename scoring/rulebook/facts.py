"""Facts: what an agency is asked for, and the integer columns that each fact becomes."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from scoring.language import Message, Text
from scoring.rulebook.effort import EffortField
from scoring.rulebook.quantities import AmountField, Day, Flag, Model, Name, Whole, refuse

FactType = Literal[
    "count",
    "number",
    "percent",
    "money",
    "yes_no",
    "date",
    "choice",
    "document",
    "documents",
    "counts",
    "survey",
    "grant",
]
NUMERIC: Final = frozenset({"count", "number", "percent", "money"})
DATED: Final = frozenset({"document", "date"})
DECLARED_NONE: Final = 0
"""The integer of a document or date declared as `none`; days are ordinals, all above it."""
GRANT_PLACES: Final = 4

KEYS_BY_TYPE: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "count": (frozenset({"unit"}), frozenset({"cumulative", "effort"})),
    "number": (frozenset({"unit"}), frozenset({"decimals", "at_least", "at_most", "cumulative", "effort"})),
    "percent": (frozenset(), frozenset({"decimals", "at_least", "at_most", "effort"})),
    "money": (frozenset(), frozenset({"cumulative", "effort"})),
    "yes_no": (frozenset(), frozenset({"effort"})),
    "date": (frozenset(), frozenset({"from", "to", "effort"})),
    "choice": (frozenset({"options"}), frozenset()),
    "document": (frozenset(), frozenset({"from", "to", "effort"})),
    "documents": (frozenset({"periods"}), frozenset({"from", "to", "effort"})),
    "counts": (frozenset({"unit", "periods"}), frozenset({"effort"})),
    "survey": (frozenset({"answers"}), frozenset()),
    "grant": (frozenset(), frozenset()),
}
FACTS_WITH_EFFORT: Final = frozenset(kind for kind, (_, optional) in KEYS_BY_TYPE.items() if "effort" in optional)
"""The types of facts that an agency moves itself; others are given to it."""
KEYS_OF_ALL: Final = frozenset({"type", "label", "note", "document"})


class PeriodPart(Model):
    """One month, quarter or other part of the period."""

    label: Text = Field(description="What people call it.")
    ends_on: Day = Field(description="Its last day.")


class Answer(Model):
    """One answer of a survey."""

    label: Text = Field(description="The answer as it was asked.")
    rating: AmountField = Field(description="What it counts in the mean rating.")


def _which_periods(raw: object) -> str:
    return "parts" if isinstance(raw, dict) else "named"


PeriodParts = Annotated[
    Annotated[Literal["months", "quarters"], Tag("named")] | Annotated[dict[Name, PeriodPart], Tag("parts")],
    Discriminator(_which_periods),
]


class Fact(Model):
    """One thing an agency is asked for."""

    type: FactType = Field(description="What kind of value is submitted.")
    label: Text = Field(description="The question as the form asks it.")
    unit: Text | None = Field(None, description="What is counted.")
    note: Text | None = Field(None, description="What counts and what does not.")
    document: Literal["required"] | None = Field(None, description="A value without a document is missing.")
    decimals: Annotated[Whole, Field(ge=0, le=6)] = Field(2, description="Decimal places that may be submitted.")
    at_least: AmountField | None = Field(None, description="The least value allowed.")
    at_most: AmountField | None = Field(None, description="The greatest value allowed.")
    from_: Day | None = Field(None, alias="from", description="The first day allowed.")
    to: Day | None = Field(None, description="The last day allowed.")
    options: dict[Name, Text] | None = Field(None, description="The choices.")
    periods: PeriodParts | None = Field(None, description="The parts of the period that are asked for one by one.")
    answers: dict[Name, Answer] | None = Field(None, description="The answers of a survey.")
    cumulative: Flag = Field(False, description="The value only grows during the period.")
    effort: EffortField | None = Field(None, description="What one unit costs to move in goal seeking, or fixed.")

    @model_validator(mode="before")
    @classmethod
    def _keys_fit_type(cls, raw: object) -> object:
        kind = raw.get("type") if isinstance(raw, dict) else None
        if not isinstance(raw, dict) or not isinstance(kind, str) or kind not in KEYS_BY_TYPE:
            return raw
        required, optional = KEYS_BY_TYPE[kind]
        for key in sorted(required - raw.keys()):
            refuse(Message("a fact of type {kind} needs the key '{key}'.", kind=kind, key=key))
        known = KEYS_OF_ALL | required | optional
        for key in sorted((raw.keys() & cls._every_key()) - known):
            refuse(
                Message(
                    "a fact of type {kind} has no key '{key}'. Allowed: {known}.",
                    kind=kind,
                    key=key,
                    known=", ".join(sorted(known)),
                )
            )
        return raw

    @classmethod
    def _every_key(cls) -> frozenset[str]:
        return frozenset(field.alias or name for name, field in cls.model_fields.items())

    @property
    def places(self) -> int:
        """Decimal places of the integer column: a percentage is kept as the ratio it stands for."""
        if self.type == "percent":
            return self.decimals + 2
        return {"number": self.decimals, "grant": GRANT_PLACES}.get(self.type, 0)

    def keys(self, year: int) -> tuple[str, ...]:
        """The parts of a fact that has several columns: periods or answers; empty for a simple fact."""
        if self.type in ("documents", "counts"):
            return tuple(self.parts(year))
        return tuple(self.answers or ()) if self.type == "survey" else ()

    def columns(self, name: str, year: int) -> tuple[str, ...]:
        """The names of the integer columns of this fact: `name`, or `name.key` for each part."""
        return tuple(f"{name}.{key}" for key in self.keys(year)) or (name,)

    def parts(self, year: int) -> Mapping[str, PeriodPart]:
        """The parts of the period, months and quarters of `year` filled in."""
        if isinstance(self.periods, dict):
            return self.periods
        return _months(year) if self.periods == "months" else _quarters(year)


_MONTHS: Final = (
    Message("January"),
    Message("February"),
    Message("March"),
    Message("April"),
    Message("May"),
    Message("June"),
    Message("July"),
    Message("August"),
    Message("September"),
    Message("October"),
    Message("November"),
    Message("December"),
)


def _said(message: Message) -> Text:
    return Text(message.vi, message.en)


@cache
def _months(year: int) -> Mapping[str, PeriodPart]:
    found = {
        f"m{month:02d}": PeriodPart.model_construct(label=_said(_MONTHS[month - 1]), ends_on=_last_day(year, month))
        for month in range(1, 13)
    }
    return MappingProxyType(found)


@cache
def _quarters(year: int) -> Mapping[str, PeriodPart]:
    found = {
        f"q{quarter}": PeriodPart.model_construct(
            label=_said(Message("Quarter {roman}", roman=roman)), ends_on=_last_day(year, quarter * 3)
        )
        for quarter, roman in enumerate(("I", "II", "III", "IV"), 1)
    }
    return MappingProxyType(found)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
