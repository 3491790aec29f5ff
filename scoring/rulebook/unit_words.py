"""The unit after a number, in words that are right for one thing as for many."""

from __future__ import annotations

from scoring.language import Speech
from scoring.rulebook.facts import Fact


def unit_after(fact: Fact | None, is_one: bool, speech: Speech) -> str:
    """` hồ sơ`, ` dossiers`, ` đồng`; in English nothing after 1, as a rulebook names its units in the plural."""
    if fact is None:
        return ""
    if fact.unit is not None:
        return "" if is_one and speech.language == "en" else f" {speech.text(fact.unit)}"
    return " " + speech.say_in("after a number", "đồng") if fact.type == "money" else ""
