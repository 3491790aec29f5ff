"""The small values a rulebook is written in: names, days, amounts, and values that differ by agency."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, NamedTuple, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, Strict
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from scoring.errors import shown
from scoring.exact import Ratio, decimal_of, is_number, ratio_of, units_of
from scoring.language import Message, Speech
from scoring.rulebook.fields import Checked, Parsed, Prepared

T = TypeVar("T")

MOST_POINTS: Final = 1_000_000
NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,63}")
SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
YEARS: Final = range(1900, 2200)  # so that counting days on from any day stays within the calendar
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Model(BaseModel):
    """A part of a rulebook: read-only, and a key nobody knows is an error.

    Modules of models do without `from __future__ import annotations`: pydantic compiles each annotation that is text.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def refuse(message: Message) -> NoReturn:
    """Refuse a value while a model is read; its reader finds the message in the error's context."""
    raise PydanticCustomError("refused", "{en}", {"en": message.en, "message": message})


class Amount(NamedTuple):
    """A number of a rulebook as written: `90 %` is the ratio 90/100 marked as a percentage, `2.5` is 25/10."""

    ratio: Ratio
    is_percent: bool

    def plain(self) -> Decimal:
        """The number as people write it: 90 for `90 %`."""
        factor = 100 if self.is_percent else 1
        places = len(str(self.ratio[1])) - 1
        return decimal_of(self.ratio[0] * factor, places)

    def words(self, speech: Speech) -> str:
        """The number in words of one language: `2,5 %`."""
        factor = 100 if self.is_percent else 1
        return speech.exactly(self.ratio[0] * factor, self.ratio[1]) + (" %" if self.is_percent else "")

    def __str__(self) -> str:
        """The canonical text, for digests."""
        return f"{self.plain()} %" if self.is_percent else str(self.plain())


def parse_amount(raw: object) -> Amount:
    """An amount from an integer, a decimal, or a percentage such as `2.5 %`.

    >>> parse_amount("2.5 %"), parse_amount(28)
    (Amount(ratio=(25, 1000), is_percent=True), Amount(ratio=(28, 1), is_percent=False))
    """
    if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
        return Amount(ratio_of(f"{raw:f}" if isinstance(raw, Decimal) else str(raw)), is_percent=False)
    if isinstance(raw, str) and raw.endswith("%") and is_number(raw[:-1].strip()):
        numerator, denominator = ratio_of(raw[:-1].strip())
        return Amount((numerator, denominator * 100), is_percent=True)
    refuse(Message("'{raw}' is not a number. Write 28, 2.5 or 90 %.", raw=shown(raw)))


def parse_day(raw: object) -> date:
    """A date from `YYYY-MM-DD`."""
    if isinstance(raw, str) and _DAY.fullmatch(raw):
        try:
            day = date.fromisoformat(raw)
        except ValueError:
            pass
        else:
            if day.year in YEARS:
                return day
            refuse(Message("the year {year} is outside 1900 to 2199.", year=day.year))
    refuse(Message("'{raw}' is not a date. Write YYYY-MM-DD, such as 2024-01-15.", raw=shown(raw)))


def parse_points(raw: object) -> Decimal:
    """Points: 0 to a million, two decimals at most."""
    amount = parse_amount(raw)
    units = units_of(amount.ratio, 2)
    if amount.is_percent or units is None or not 0 <= units <= MOST_POINTS * 100:
        refuse(
            Message(
                "'{raw}' is not points. Points are 0 to 1000000 with two decimals at most, such as 1.25.",
                raw=shown(raw),
            )
        )
    return decimal_of(units, 2)


def _check_pattern(pattern: re.Pattern[str], rule: Message) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            refuse(Message("'{text}' will not do: {rule}.", text=text, rule=rule))
        return text

    return check


def spread(raw: object) -> object:
    """A single value stands for every agency."""
    if raw == {}:
        refuse(Message("the mapping is empty: write one value at least."))
    return raw if isinstance(raw, dict) else {"default": raw}


check_name = _check_pattern(NAME, Message("use lower-case letters, digits and underscores, starting with a letter"))
check_slug = _check_pattern(SLUG, Message("use lower-case letters, digits and hyphens"))
Name = Annotated[str, Checked(check_name)]
Slug = Annotated[str, Checked(check_slug)]
Whole = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]
Day = Annotated[date, Parsed(parse_day, date.isoformat)]
AmountField = Annotated[Amount, Parsed(parse_amount, str)]
Points = Annotated[Decimal, Parsed(parse_points, str)]
VaryingAmount = Annotated[dict[str, AmountField], Prepared(spread)]
VaryingPoints = Annotated[dict[str, Points], Prepared(spread)]
VaryingUnits = Annotated[dict[str, tuple[Slug, ...]], Prepared(spread)]


class Profile(NamedTuple):
    """What a rulebook looks at in an agency to choose criteria, targets and due dates."""

    id: str
    level: str
    kind: str
    tags: frozenset[str]

    def key_in(self, varying: Mapping[str, object]) -> str | None:
        """The key that decides: a tag wins over the kind, the kind over the level, the level over `default`."""
        for key in (*sorted(self.tags), self.kind, self.level, "default"):
            if key in varying:
                return key
        return None

    def pick(self, varying: Mapping[str, T]) -> T | None:
        """The value for this agency, or None if there is none."""
        key = self.key_in(varying)
        return None if key is None else varying[key]


def earned_units(amount: Amount, maximum: int, precision: int) -> Ratio:
    """What `earns` stands for, exactly, in units of 10**-precision points: a part of `maximum` (units) or points.

    >>> earned_units(parse_amount("50 %"), 15_000, 4), earned_units(parse_amount(2), 15_000, 4)
    ((750000, 100), (20000, 1))
    """
    numerator, denominator = amount.ratio
    return (maximum * numerator, denominator) if amount.is_percent else (numerator * 10**precision, denominator)


class OneOf:
    """Reads a mapping by the class that a registry names for one of its keys; a bare word stands for `{word: true}`."""

    def __init__(self, registry: Mapping[str, type[Model]], error: str) -> None:
        self.registry, self.error = registry, error

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """One choice per key of the registry, told apart by the key."""
        del source
        union = core_schema.tagged_union_schema(
            {key: handler.generate_schema(model) for key, model in self.registry.items()},
            discriminator=self._key,
            custom_error_type=self.error,
            custom_error_message=self.error,
        )
        return core_schema.no_info_before_validator_function(unfold, union)

    def _key(self, raw: object) -> str | None:
        keys = raw if isinstance(raw, dict) else vars(raw) if isinstance(raw, Model) else ()
        return next((key for key in keys if key in self.registry), None)


def unfold(raw: object) -> object:
    """A bare word stands for `{word: true}`."""
    return {raw: True} if isinstance(raw, str) else raw
