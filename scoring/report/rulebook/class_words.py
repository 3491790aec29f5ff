"""The classes of a rulebook in words: each with its lower bound, or with the decision that it is."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Speech
from scoring.report.rulebook.rule_words import for_whom
from scoring.rulebook.book import Rulebook
from scoring.rulebook.classification import ClassesByIndex, DecidedClasses


def class_rows(book: Rulebook, speech: Speech) -> Iterator[tuple[str, str]]:
    """Each class with its lower bound, or with the decision that it is."""
    classes = book.head.classification
    if isinstance(classes, DecidedClasses):
        fact = book.facts[classes.decided_by]
        labels = {option: speech.text(label) for option, label in (fact.options or {}).items()}
        for option, name in classes.classes.items():
            same = name == labels.get(option)
            yield (
                name,
                speech.say("as decided")
                if same
                else speech.say("decided: {option}", option=labels.get(option, option)),
            )
        for option in classes.unclassified:
            yield speech.say("unclassified"), speech.say("decided: {option}", option=labels.get(option, option))
        yield speech.say("not decided yet"), speech.say("no answer to “{fact}”", fact=speech.text(fact.label))
    for band in classes.bands if isinstance(classes, ClassesByIndex) else ():
        sign = "≥" if band.at_least else ">"
        words = [f"{sign} {amount.words(speech)}{for_whom(key, book, speech)}" for key, amount in band.bound.items()]
        yield band.class_, ", ".join(words)
