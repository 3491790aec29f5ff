"""What Markdown reports are made of: escaped text, sections and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from scoring.language import printable

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~]|:(?=//)|(?<=\bwww)\.)")
"""What is markup, and what makes a bare address a link on GitHub."""


def escape(text: str) -> str:
    r"""The text with every character that Markdown would read escaped.

    >>> escape("a|b <c>")
    'a\\|b \\<c\\>'
    >>> escape("http://a.org")
    'http\\://a.org'
    """
    return _MARKUP.sub(r"\\\1", printable(text))


def section(title: str, level: int = 2) -> Iterable[str]:
    """A heading between blank lines."""
    return "", f"{'#' * level} {title}", ""


def table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, a line a row; the cells are escaped already."""
    yield f"| {' | '.join(names)} |"
    yield f"|{'|'.join(' --- ' for _ in names)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
