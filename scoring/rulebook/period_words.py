"""What the parts of a period are called: `Quý I`, `Tháng 3`, or as the rulebook calls them."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.language import Speech
from scoring.rulebook.facts import Fact

_ANY_YEAR = 2024
"""The year decides where a part ends, and not what it is called."""


def period_names(fact: Fact, speech: Speech) -> Mapping[str, str]:
    """The name of each part of the period that the fact is asked for, by its key; empty if it is asked for once."""
    if fact.type not in ("documents", "counts"):
        return {}
    return {key: speech.text(part.label) for key, part in fact.parts(_ANY_YEAR).items()}
