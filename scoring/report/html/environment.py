"""The sandbox in which every page is made: all text is escaped, and a template reaches nothing but its subject."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scoring.language import Speech, printable


@cache
def page_environment(language: str) -> ImmutableSandboxedEnvironment:
    """The environment of all pages in one language, "vi" or "en"; it loads templates of this package only."""
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("scoring.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals |= {"language": language, "_": Speech(language).say, "say": _choice(language)}
    environment.filters["csp_hash"] = csp_hash
    return environment


def _choice(language: str) -> Callable[[str, str], str]:
    """What a user's own template says its own texts with, which no catalogue holds."""

    def say(vi: str, en: str) -> str:
        return vi if language == "vi" else en

    return say


def csp_hash(text: str) -> str:
    """The source expression by which a Content-Security-Policy allows one inline style or script.

    >>> csp_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _shown(value: Any) -> Any:
    """Text without control characters; a percent sign stays on the line of its number. Markup is left as it is."""
    return printable(value).replace(" %", "\u00a0%") if type(value) is str else value
