"""The words of a comparison of rulebooks: aspects, what changed, for whom, values, and points that moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from scoring.advice.rule_change import CriterionShift, Shift, Step
from scoring.batch.change import Change
from scoring.language import Message, Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.cost_words import declared_words, dong_words
from scoring.rulebook.meaning import Aspect
from scoring.rulebook.target_words import number_words, target_words

ASPECTS: Final = {
    Aspect.MOVED: Message("moved"),
    Aspect.REWEIGHTED: Message("re-weighted"),
    Aspect.RETARGETED: Message("re-targeted"),
    Aspect.RESCOPED: Message("re-scoped"),
    Aspect.REMEASURED: Message("re-measured"),
    Aspect.REASSIGNED: Message("re-assigned"),
    Aspect.REBUDGETED: Message("re-budgeted"),
    Aspect.REMEDIED: Message("remedies"),
    Aspect.TEXTS: Message("texts"),
}
_WHAT: Final = {
    "area": Message("area"),
    "max_points": Message("maximum"),
    "parts": Message("points of the parts"),
    "target": Message("target"),
    "asked": Message("asked"),
    "agencies": Message("agencies"),
    "when": Message("asked when"),
    "otherwise": Message("otherwise"),
    "counts_as": Message("counts as"),
    "source": Message("source"),
    "due_on": Message("due on"),
    "when_missing": Message("when missing"),
    "zero_if": Message("zero if"),
    "combined": Message("parts combined"),
    "measure": Message("measure"),
    "scale": Message("scale"),
    "responsible": Message("responsible"),
    "budget": Message("budget"),
    "title": Message("title"),
    "clause": Message("clause"),
    "notes": Message("notes"),
    "remedies": Message("remedies"),
    "product": Message("product"),
    "fact": Message("fact"),
    "at_risk": Message("at risk of losing points"),
    "tasks": Message("tasks"),
    "unit": Message("unit"),
    "item": Message("item"),
}


def aspect_words(aspect: Aspect, speech: Speech) -> str:
    """In what respect something changed."""
    return speech.text(ASPECTS[aspect])


def what_words(what: str, speech: Speech) -> str:
    """`điểm tối đa`, `cách đo 2`; a key that only rulebooks use stays as it is written there."""
    word, space, rest = what.partition(" ")
    return (speech.text(_WHAT[word]) if word in _WHAT else word) + space + rest


def place_words(where: str, book: Rulebook, speech: Speech) -> str:
    """`people_committee/province+has_desk` in words."""
    keys = where.replace("+", "/").split("/")
    return ", ".join(speech.text(book.names[key]) if key in book.names else key for key in keys)


def value_words(value: Any, book: Rulebook, speech: Speech) -> str:
    """A value of a comparison: a number, a target, a unit by its name; what is more is written as the rulebook does."""
    if value is None or value in ([], ()):
        return "–"
    if isinstance(value, bool):
        return speech.say("yes") if value else speech.say("no")
    if isinstance(value, Decimal):
        return number_words(value, speech)
    if isinstance(value, (list, tuple)):
        return "; ".join(value_words(inner, book, speech) for inner in value)
    if isinstance(value, dict):
        return _mapping_words(value, book, speech)
    return speech.text(book.head.units[value]) if value in book.head.units else str(value)


def _mapping_words(value: dict[str, Any], book: Rulebook, speech: Speech) -> str:
    if "op" in value:
        return target_words(value, speech)
    if value.keys() == {"dong"}:
        return dong_words(value["dong"], speech)
    if value.keys() == {"unit", "total"}:
        return declared_words(value["unit"], value["total"], speech)
    if value.keys() == {"vi", "en"}:
        return str(value[speech.language])
    said = (f"{key}: {value_words(inner, book, speech)}" for key, inner in value.items() if inner not in (None, [], {}))
    return "{" + ", ".join(said) + "}"


def step_rows(shift: Shift | Change, speech: Speech) -> Iterator[list[str]]:
    """The totals of an agency, then the criteria that moved, each with the two parts of its change."""
    for label, step in (
        (speech.say("Points"), shift.points),
        (speech.say("Maximum"), shift.max_points),
        (speech.say("Index"), shift.rate),
        (speech.say("Bonus"), shift.bonus),
        (speech.say("Penalty"), shift.penalty),
    ):
        if label not in (speech.say("Bonus"), speech.say("Penalty")) or any(step):
            yield [label, *_step(step, speech)]
    for criterion in shift.criteria:
        yield [_criterion(criterion, speech), *_step(criterion.points, speech)]


def _criterion(criterion: CriterionShift, speech: Speech) -> str:
    """`[3.1] (tối đa 0,91 → 2)`, and whether evidence is missing under the new rules."""
    most = criterion.max_points
    said = f"[{criterion.id}]"
    if most.old != most.new:
        both = " → ".join("–" if one is None else number_words(one, speech) for one in (most.old, most.new))
        said += " (" + speech.say("max {points}", points=both) + ")"
    if criterion.outcomes[1] == "missing" and criterion.outcomes[0] != "missing":
        said += speech.say("; not in the old evidence")
    return said


def _step(step: Step, speech: Speech) -> list[str]:
    stations = ["–" if one is None else number_words(one, speech) for one in (step.old, step.new)]
    rules, performance, total = (signed_words(part, speech) for part in (step.rules, step.performance, step.total))
    return [stations[0], rules, performance, stations[1], total]


def signed_words(number: Decimal, speech: Speech) -> str:
    """`+0,92`, `-0,5`, `0`"""
    return ("+" if number > 0 else "") + number_words(number, speech)
