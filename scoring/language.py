"""Texts in Vietnamese and English, and numbers, percentages and days as each language writes them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from scoring.catalogue import translate, translate_plural
from scoring.exact import digits_of, round_half_up

LANGUAGES: Final = ("vi", "en")
_PLACE: Final = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}")
"""A doubled brace, which is meant, or a place with its name."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a rulebook or of evidence, which states it in both languages."""

    __pydantic_config__ = {"extra": "forbid", "str_min_length": 1}  # noqa: RUF012 - read by pydantic

    vi: str
    en: str

    def __getitem__(self, language: str) -> str:
        """The text in `language`, "vi" or "en"."""
        return self.vi if language == "vi" else self.en


class Message:
    """One text of the program: English as in the source, with what fills its `{places}`; written per language.

    What fills a place is written as it is, whatever it holds; a `Text` or `Message` in the language asked for. It
    does not change once made, and is no dataclass because every command would wait for that to be built.

    >>> Message("expected a {what}. Allowed: {allowed}.", what=Message("key"), allowed="{0.x}").vi
    'cần một khóa. Được dùng: {0.x}.'
    """

    __slots__ = ("context", "count", "msgid", "plural", "values")

    def __init__(
        self, msgid: str, context: str = "", plural: str = "", count: int | None = None, /, **values: object
    ) -> None:
        self.msgid, self.context = msgid, context
        self.plural, self.count = plural, count
        """Where `count` is set, it decides between `msgid`, which is then the singular, and `plural`."""
        filled = values if count is None else {"count": count, **values}
        self.values: tuple[tuple[str, str | Text | Message], ...] = tuple(
            (name, value if isinstance(value, (Text, Message)) else str(value)) for name, value in filled.items()
        )

    def _all(self) -> tuple[object, ...]:
        return self.msgid, self.context, self.plural, self.count, self.values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"Message({self.msgid!r}, {dict(self.values)})"

    def __getitem__(self, language: str) -> str:
        """The text in `language`, "vi" or "en", with its places filled."""
        if self.count is not None:
            pattern = translate_plural(language, self.msgid, self.plural, self.count)
        else:
            pattern = translate(language, self.msgid, self.context)
        return _filled(pattern, self.values, language)

    def filled(self, **values: object) -> Message:
        """The same message with its places filled, for one that waits in a table."""
        return Message(self.msgid, self.context, self.plural, self.count, **values)

    @property
    def vi(self) -> str:
        """The Vietnamese text."""
        return self["vi"]

    @property
    def en(self) -> str:
        """The English text."""
        return self["en"]


Words: TypeAlias = Text | Message
"""A text for people, whoever states it: the data, in both languages, or the program, by its catalogues."""


def message_in(context: str, msgid: str, /, **values: object) -> Message:
    """A message whose English has several meanings; `context` says which, to translators and to the catalogue."""
    return Message(msgid, context, **values)


def message_plural(one: str, many: str, count: int, /, **values: object) -> Message:
    """A message about `count` things, which its text may name as `{count}`."""
    return Message(one, "", many, count, **values)


def _filled(pattern: str, values: Iterable[tuple[str, object]], language: str) -> str:
    """The pattern with its places filled, by plain names only: it reaches into no value, and no value is a pattern."""
    said = {name: value[language] if isinstance(value, (Text, Message)) else str(value) for name, value in values}
    return _PLACE.sub(lambda place: said[place[1]] if place[1] else place[0][0], pattern)


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

    def text(self, text: Words) -> str:
        """The text in this language."""
        return text[self.language]

    def say(self, msgid: str, /, **values: object) -> str:
        """The text whose English is `msgid`, in this language, its `{places}` filled by `values` as they are."""
        return _filled(translate(self.language, msgid), values.items(), self.language)

    def say_in(self, context: str, msgid: str, /, **values: object) -> str:
        """The same for an English text with several meanings: `context` says which."""
        return _filled(translate(self.language, msgid, context), values.items(), self.language)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The text about `count` things, which it may name as `{count}`: the English of one, then of several."""
        values = {"count": count, **values}
        return _filled(translate_plural(self.language, one, many, count), values.items(), self.language)

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


def in_both(write: Callable[[Speech], str]) -> Text:
    """What each language writes in its own way, such as a number, to fill a place of a message.

    >>> in_both(lambda speech: speech.number(5, 2, 1))
    Text(vi='2,5', en='2.5')
    """
    return Text(write(VIETNAMESE), write(ENGLISH))


def day_in_both(day: date) -> Text:
    """A day as each language writes it."""
    return in_both(lambda speech: speech.day(day.toordinal()))


def _same(numerator: int, denominator: int, target: tuple[int, int], places: int) -> bool:
    """True if value and target differ but are written alike with `places` places of percent."""
    if numerator * target[1] == target[0] * denominator:
        return False
    scale = 100 * 10**places
    return round_half_up(numerator * scale, denominator) == round_half_up(target[0] * scale, target[1])
