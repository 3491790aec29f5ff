"""A JSON Schema as JSON; it speaks both languages itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.report.json_text import to_json


def render(schema: Mapping[str, Any], _language: str) -> str:
    """The text."""
    return to_json(dict(schema))
