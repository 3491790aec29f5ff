"""Rows as CSV text in which no cell is ever read as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from scoring.language import printable

_RUNS: tuple[str, ...] = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, full-width forms as well."""


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The CSV text under its header; lines end in a newline."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def inert(text: str) -> str:
    r"""The text so that a spreadsheet shows it and never runs it, whatever stands before the sign that would.

    >>> inert("=1+1"), inert("3.1"), inert("\t =1"), inert("a\nb")
    ("'=1+1", '3.1', "'  =1", 'a b')
    """
    line = printable(" ".join(text.split("\n")).replace("\t", " ").replace("\r", " "))
    return f"'{line}" if line.lstrip().startswith(_RUNS) else line
