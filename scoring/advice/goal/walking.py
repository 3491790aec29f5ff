"""Walking along whole numbers by halves: where a condition first holds, and where a value that goes one way turns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any


def first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first number of low..high for which it holds, where it holds ever after; high if none before it does.

    >>> first(1, 10, lambda number: number * number >= 20)
    5
    """
    return low + bisect_left(range(low, high), True, key=holds) if low < high else high


def turns(value: Callable[[int], Any], low: int, high: int) -> Iterator[int]:
    """The numbers of low+1..high at which a value that only rises, or only falls, is another than just before.

    >>> list(turns(lambda number: number // 4, 0, 10))
    [4, 8]
    """
    open_stretches = [(low, high, value(low), value(high))]
    while open_stretches:
        left, right, at_left, at_right = open_stretches.pop()
        if at_left == at_right or left >= right:
            continue
        if right - left == 1:
            yield right
            continue
        middle = (left + right) // 2
        at_middle = value(middle)
        open_stretches += [(middle, right, at_middle, at_right), (left, middle, at_left, at_middle)]
