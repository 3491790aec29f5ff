"""Bands: every value falls in exactly one, and the band says what is earned."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from scoring.exact import Ratio
from scoring.language import Message, Speech
from scoring.rulebook.fields import Parsed, Prepared
from scoring.rulebook.measures.base import Value
from scoring.rulebook.quantities import Amount, AmountField, Model, Profile, earned_units, parse_amount, refuse, spread
from scoring.rulebook.scales.base import Bound, Earn, Scale
from scoring.rulebook.scales.intervals import Interval, check_cover
from scoring.rulebook.setting import Setting

_OPERATIONS: Final = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}


def parse_earned(raw: object) -> Amount | Literal["in_proportion"]:
    """What a band earns: an amount, or in proportion to the value."""
    return "in_proportion" if raw == "in_proportion" else parse_amount(raw)


Earned = Annotated[Amount | Literal["in_proportion"], Parsed(parse_earned, str)]


class Band(Model):
    """One band: its bounds, each saying whether it is included, and what it earns."""

    at_least: AmountField | None = Field(None, description="From this value, included.")
    above: AmountField | None = Field(None, description="From this value, not included.")
    at_most: AmountField | None = Field(None, description="Up to this value, included.")
    below: AmountField | None = Field(None, description="Up to this value, not included.")
    earns: Earned = Field(description="Points, a part of the maximum, or in_proportion.")

    @model_validator(mode="after")
    def _one_bound_a_side(self) -> Self:
        if (self.at_least and self.above) or (self.at_most and self.below):
            refuse(Message("a band has one bound a side: at_least or above; at_most or below."))
        return self

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """The bounds as comparisons."""
        given = ((key, getattr(self, key)) for key in _OPERATIONS)
        return tuple(Bound(_OPERATIONS[key], amount) for key, amount in given if amount is not None)

    def holds(self, value: Value) -> bool:
        """True if the value falls in this band."""
        return all(bound.holds(value) for bound in self.bounds)

    def interval(self) -> Interval:
        """The band as an interval of the number line."""
        low, high = self.at_least or self.above, self.at_most or self.below
        return Interval(
            low.ratio if low else None,
            self.at_least is not None,
            high.ratio if high else None,
            self.at_most is not None,
        )


BandList = Annotated[tuple[Band, ...], Field(min_length=1)]


class Bands(Scale):
    """Constant (or proportional) points in each of several bands."""

    bands: Annotated[dict[str, BandList], Prepared(spread)] = Field(
        description="The bands; together they cover every value once. May differ by level, kind or tag."
    )
    more_is: Literal["better", "worse", "either"] | None = Field(
        None, description="The way the points go; `either` where they rise and fall on purpose."
    )

    @model_validator(mode="after")
    def _cover_every_value(self) -> Self:
        for bands in self.bands.values():
            is_percent = any(bound.amount.is_percent for band in bands for bound in band.bounds)
            check_cover([band.interval() for band in bands], is_percent=is_percent)
        return self

    def varying(self) -> tuple[Mapping[str, object], ...]:
        """The bands."""
        return (self.bands,)

    def bands_of(self, profile: Profile) -> BandList:
        """The bands for one agency."""
        return profile.pick(self.bands) or ()

    def bounds(self, profile: Profile) -> tuple[Bound, ...]:
        """The bound of the band that earns most."""
        bands = self.bands_of(profile)
        return max(bands, key=lambda band: _worth(band.earns)).bounds[:1] if bands else ()

    def direction(self, profile: Profile) -> int:
        """The way the bands' points go, if they go one way."""
        ordered = sorted(self.bands_of(profile), key=lambda band: band.interval().sort_key())
        pairs = list(pairwise(_worth(band.earns) for band in ordered))
        return 1 if all(a <= b for a, b in pairs) else -1 if all(a >= b for a, b in pairs) else 0

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """What the band of the value earns."""
        highest_first = sorted(
            self.bands_of(setting.profile), key=lambda band: band.interval().sort_key(), reverse=True
        )
        table = [
            (*(band.interval().low or (-1, 0)), band.at_least is not None, _fixed(band.earns, maximum, setting))
            for band in highest_first
        ]

        def earn(numerator: int, denominator: int) -> Ratio:
            # The bands cover every value once: it falls in the highest one whose lower bound it meets.
            for above, below, is_included, fixed in table:
                reached, needed = numerator * below, above * denominator
                if reached > needed or (is_included and reached == needed):
                    return fixed or _proportion(maximum, numerator, denominator)
            raise AssertionError("bands cover every value")

        return earn

    def words(self, value: Value, setting: Setting, speech: Speech) -> str:
        """The band the value falls in: `≥ 70 %, < 90 % (cấp xã)`."""
        band = next(band for band in self.bands_of(setting.profile) if band.holds(value))
        signs = {">=": "≥", "<=": "≤"}
        said = ", ".join(f"{signs.get(b.operation, b.operation)} {b.amount.words(speech)}" for b in band.bounds)
        return " ".join(part for part in (said, self.for_whom(setting, speech)) if part)


def _fixed(earns: Amount | Literal["in_proportion"], maximum: int, setting: Setting) -> Ratio | None:
    """Points in units, or None where they are in proportion to the value."""
    return earned_units(earns, maximum, setting.precision) if isinstance(earns, Amount) else None


def _worth(earns: Amount | Literal["in_proportion"]) -> tuple[int, int]:
    """An order of what bands earn; in proportion lies between nothing and a constant."""
    if isinstance(earns, Amount):
        return (2 if earns.ratio[0] else 0, earns.ratio[0] * 10**6 // earns.ratio[1])
    return (1, 0)


def _proportion(maximum: int, numerator: int, denominator: int) -> Ratio:
    if numerator <= 0:
        return (0, 1)
    return (maximum, 1) if numerator >= denominator else (maximum * numerator, denominator)
