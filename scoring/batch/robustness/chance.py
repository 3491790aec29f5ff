"""The random numbers of a robustness analysis: a written rule, so that anybody can draw the same ones again."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

BITS: Final = 64
MOST: Final = 2**BITS - 1
"""The greatest number that is drawn."""


def draw_number(seed: int, draw: int, area: str) -> int:
    """A whole number 0..MOST, each equally likely: the first 64 bits of SHA-256 over `seed/draw/area` in UTF-8.

    It depends on nothing else: not on the machine, the version of Python, the other areas or the order of calls.

    >>> draw_number(1, 1, "procedures") == int(sha256(b"1/1/procedures").hexdigest()[:16], 16)
    True
    """
    return int.from_bytes(sha256(f"{seed}/{draw}/{area}".encode()).digest()[: BITS // 8], "big")
