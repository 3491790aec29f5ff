"""What a rulebook says that one unit of a fact costs to move in goal seeking, in words."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import Fact


def effort_words(fact: Fact, speech: Speech) -> str:
    """What a unit costs, or that the fact is given; empty where the rulebook does not say."""
    if fact.effort is None:
        return ""
    if isinstance(fact.effort, str):
        return speech.say("given, does not move")
    return speech.say("effort of one unit: {effort}", effort=fact.effort.words(speech))


def effort_lines(rulebook: Rulebook, speech: Speech) -> Iterator[str]:
    """A line a fact of which the rulebook says something, in its order."""
    for name, fact in rulebook.facts.items():
        if fact.effort is not None:
            yield f"{name} ({speech.text(fact.label)}): {effort_words(fact, speech)}"
