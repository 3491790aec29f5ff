"""Texts in Vietnamese and English, and numbers, percentages and days as each language writes them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from typing import Final

from scoring.exact import digits_of, round_half_up

LANGUAGES: Final = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One text for people, in both languages."""

    __pydantic_config__ = {"extra": "forbid", "str_min_length": 1}  # noqa: RUF012 - read by pydantic

    vi: str
    en: str

    def __getitem__(self, language: str) -> str:
        """The text in `language`, "vi" or "en"."""
        return self.vi if language == "vi" else self.en


def choose_language(asked: str | None, environment: dict[str, str] | None = None) -> str:
    """The language of reports: asked for, else SCORE_LANG, else the locale if it is vi or en, else Vietnamese."""
    env = os.environ if environment is None else environment
    locale = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    for candidate in (asked, env.get("SCORE_LANG"), locale[:2].lower()):
        if candidate in LANGUAGES:
            return candidate
    return "vi"


def printable(text: str) -> str:
    r"""The text with control characters, terminal escapes and direction marks replaced, safe on a terminal.

    >>> printable("Sở\x1b[31m X")
    'Sở�[31m X'
    """
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)


@dataclass(frozen=True, slots=True)
class Speech:
    """How one language writes numbers: 1.250 and 84,20 % in Vietnamese, 1,250 and 84.20 % in English."""

    language: str
    unlike: tuple[int, int] | None = None
    """The target that a percentage written by this speech must not seem to equal unless it does."""

    def text(self, text: Text) -> str:
        """The text in this language."""
        return text[self.language]

    def say(self, vi: str, en: str) -> str:
        """The one of two sentences that is in this language."""
        return vi if self.language == "vi" else en

    def number(self, numerator: int, denominator: int = 1, places: int = 0) -> str:
        """numerator / denominator rounded half-up to `places`, with the thousands marked."""
        point, comma = (",", ".") if self.language == "vi" else (".", ",")
        sign, whole, fraction = digits_of(round_half_up(numerator * 10**places, denominator), places)
        return f"{sign}{whole:,}".replace(",", comma) + (point + fraction if fraction else "")

    def exactly(self, numerator: int, denominator: int) -> str:
        """A number with no more places than it has (at most 6): 90, 2,5, 0,125."""
        places = next((p for p in range(6) if numerator * 10**p % denominator == 0), 6)
        return self.number(numerator, denominator, places)

    def percent(self, numerator: int, denominator: int) -> str:
        """A rate with two places, or as many more as it takes not to look like the target it misses (`unlike`)."""
        places = 2
        while self.unlike and places < 8 and _same(numerator, denominator, self.unlike, places):
            places += 1
        return self.number(numerator * 100, denominator, places) + " %"

    def points(self, units: int, precision: int) -> str:
        """Points with two places; a loss too small for two is written in full, and nothing is `0`."""
        if units == 0:
            return "0"
        return self.number(units, 10**precision, 2 if abs(units) * 200 >= 10**precision else precision)

    def day(self, ordinal: int) -> str:
        """A day from its proleptic ordinal: dd/mm/yyyy in Vietnamese, yyyy-mm-dd in English."""
        day = date.fromordinal(ordinal)
        return f"{day:%d/%m/%Y}" if self.language == "vi" else day.isoformat()


VIETNAMESE: Final = Speech("vi")
ENGLISH: Final = Speech("en")


def _same(numerator: int, denominator: int, target: tuple[int, int], places: int) -> bool:
    """True if value and target differ but are written alike with `places` places of percent."""
    if numerator * target[1] == target[0] * denominator:
        return False
    scale = 100 * 10**places
    return round_half_up(numerator * scale, denominator) == round_half_up(target[0] * scale, target[1])
