"""The gettext catalogues: English stands in the source, another language in `locale/<language>/…/score.mo`."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).resolve().parent / "locale"


def translate(language: str, msgid: str, context: str = "") -> str:
    """The text in `language`, its `{places}` not filled yet; the English itself if nothing translates it.

    >>> translate("vi", "target reached"), translate("en", "target reached")
    ('đạt chỉ tiêu', 'target reached')
    """
    return catalogue_of(language).pgettext(context, msgid) if context else catalogue_of(language).gettext(msgid)


def translate_plural(language: str, one: str, many: str, count: int) -> str:
    """The form of the text for `count` things; Vietnamese has one form, English two."""
    return catalogue_of(language).ngettext(one, many, count)


@cache
def catalogue_of(language: str) -> NullTranslations:
    """The catalogue of a language, read when its first text is asked for."""
    if language == "en":
        return NullTranslations()
    with (LOCALE / language / "LC_MESSAGES" / "score.mo").open("rb") as file:
        return GNUTranslations(file)
