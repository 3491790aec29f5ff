"""Plain values as JSON text: decimals as plain numbers, never through a binary float."""

from __future__ import annotations

from typing import Any

import simplejson


def to_json(plain: Any) -> str:
    r"""Indented JSON ending in a newline; keys in the order given.

    >>> from decimal import Decimal
    >>> to_json({"points": Decimal("1.4033")})
    '{\n  "points": 1.4033\n}\n'
    """
    return str(simplejson.dumps(plain, use_decimal=True, ensure_ascii=False, indent=2)) + "\n"
