"""A small table of text and numbers for the terminal; importing a table library would cost more than all scoring."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from textwrap import wrap

GAP = "  "


def aligned(headers: Sequence[str], rows: Sequence[Sequence[str]], text_width: int) -> str:
    """The rows under their headers: the first column is text, wrapped at `text_width`; the others stand to the right.

    >>> print(aligned(["Area", "Points"], [["Direction", "3,36"], ["Total", "29,50"]], 40))
    Area       Points
    ---------  ------
    Direction    3,36
    Total       29,50
    """
    titles = [wrap(row[0], text_width) or [""] for row in rows]
    widths = [max(len(line) for lines in ([headers[0]], *titles) for line in lines)]
    widths += [max(len(row[place]) for row in (headers, *rows)) for place in range(1, len(headers))]
    lines = [_line(headers, widths), GAP.join("-" * width for width in widths)]
    for title, row in zip(titles, rows, strict=True):
        lines += [_line((first, *rest), widths) for first, rest in _beside(title, row[1:])]
    return "\n".join(line.rstrip() for line in lines)


def _beside(title: Sequence[str], numbers: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    """The lines of a wrapped title, the numbers beside the first one."""
    blank = [""] * len(numbers)
    return [(first or "", rest or blank) for first, rest in zip_longest(title, [numbers])]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    numbers = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
    return GAP.join((cells[0].ljust(widths[0]), *numbers))
