"""What a blank form asks one kind of agency: the facts of each area, why, in what form and by when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from scoring.language import Message, Speech
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.due import Due
from scoring.rulebook.expression import Formula
from scoring.rulebook.facts import Fact
from scoring.rulebook.measures import Document, Schedule
from scoring.rulebook.measures.rate import Rate, Share
from scoring.rulebook.normal_form import scope_fits
from scoring.rulebook.quantities import Profile
from scoring.rulebook.target_words import targets_words

Question = tuple[str, Fact, list[Criterion]]
"""A fact's name, the fact, and the criteria that ask for it (none if only a veto or a decided class does)."""


def questions_in(area: Area, rulebook: Rulebook, kind: str, level: str) -> list[Question]:
    """The facts of an area that such an agency may be asked for, whatever its tags and id."""
    profile = Profile("", level, kind, frozenset())
    asked: dict[str, list[Criterion]] = {name: [] for name in area.facts}
    of_head = frozenset(rulebook.head.facts())
    for criterion in rulebook.criteria.values():
        if scope_fits(criterion, profile):
            for name in criterion.facts():
                if name in asked:
                    asked[name].append(criterion)
    return [(name, area.facts[name], criteria) for name, criteria in asked.items() if criteria or name in of_head]


def tags_needed(criteria: list[Criterion]) -> list[str]:
    """The tags without which none of the criteria asks; empty if one asks everybody."""
    tags = sorted({tag for criterion in criteria for tag in criterion.applies_to.tags})
    return tags if all(criterion.applies_to.tags for criterion in criteria) else []


def what_counts(question: Question, rulebook: Rulebook, speech: Speech) -> Iterator[str]:
    """What counts and what does not: the fact's note, the whole it is a part of, what 0 means, the plan's product."""
    name, fact, criteria = question
    if fact.note:
        yield speech.text(fact.note)
    parts = [(criterion, part) for criterion in criteria for part in criterion.parts]
    wholes = [
        _name(p.measure.share[1]) for _, p in parts if isinstance(p.measure, Share) and _is(p.measure.share[0], name)
    ]
    for whole in dict.fromkeys(filter(None, wholes)):
        yield speech.say("Out of: {whole}", whole=speech.text(rulebook.facts[whole].label))
    for policy, words in _IF_ZERO.items():
        ids = [_titled(c, p, speech) for c, p in parts if _divides(p, name) and p.measure.empties() == policy]
        if ids:
            yield speech.text(words.filled(criteria="; ".join(dict.fromkeys(ids))))
    if fact.document == "required" or fact.type in WITH_ITS_OWN_DOCUMENT:
        for product in dict.fromkeys(speech.text(c.product) for c in criteria if c.product):
            yield speech.say("Product: ") + product


def _name(formula: Formula) -> str | None:
    """The one fact that a formula is; None for arithmetic."""
    return formula.tree.text if formula.tree.operation == "name" else None


def _is(formula: Formula, name: str) -> bool:
    return _name(formula) == name


def _divides(part: Part, name: str) -> bool:
    return isinstance(part.measure, Rate) and _is(part.measure.pair[1], name)


def _titled(criterion: Criterion, part: Part, speech: Speech) -> str:
    """`3.1`, or with the title of one of several parts."""
    return criterion.id + (f" ({speech.text(part.title)})" if part.title else "")


def how_to_answer(fact: Fact, speech: Speech) -> str:
    """What kind of value is written."""
    if fact.type == "choice" and fact.options:
        options = "; ".join(f"{option} = {speech.text(label)}" for option, label in fact.options.items())
        return speech.say("one of: ") + options
    if fact.type == "survey" and fact.answers:
        answers = "; ".join(f"{key} = {speech.text(answer.label)}" for key, answer in fact.answers.items())
        return speech.say("how many gave each answer: ") + answers
    kind = _WORDS[fact.type]
    if fact.document == "required":
        return speech.say("{kind}, with the id of a document", kind=kind)
    return speech.text(kind)


def target_of_level(criterion: Criterion, rulebook: Rulebook, level: str, speech: Speech) -> str:
    """The target in words; empty for a document, of which the deadline is the target, and for a plain yes."""
    if any(part.measure.yields in ("documents", "yes_no") for part in criterion.parts):
        return ""
    return targets_words(criterion, rulebook, speech, level)


def deadlines(
    name: str, criteria: list[Criterion], rulebook: Rulebook, profile: Profile, speech: Speech
) -> dict[str, str]:
    """By when a fact is needed, in words: under "" for the whole, under a period for its part."""
    found: dict[str, list[str]] = {}
    for criterion in criteria:
        for part in criterion.parts:
            measure = part.measure
            if isinstance(measure, Document) and measure.document == name:
                found.setdefault("", []).append(_due_words(profile.pick(measure.due), rulebook, speech))
            elif isinstance(measure, Schedule) and measure.schedule == name:
                for period, varying in measure.due.items():
                    found.setdefault(period, []).append(_due_words(profile.pick(varying), rulebook, speech))
    if not found:
        span = rulebook.head.period
        days = {criterion.due_on or (None if span.every else span.to) for criterion in criteria}
        found[""] = [speech.day(day.toordinal()) for day in sorted(day for day in days if day)]
        found[""] += [speech.say("the last day of the period")] if None in days else []
    return {period: "; ".join(dict.fromkeys(filter(None, words))) for period, words in found.items()}


def _due_words(due: Due | None, rulebook: Rulebook, speech: Speech) -> str:
    if due is None:
        return ""
    if due.of is None:
        return due.words(due.fixed_day(), speech)
    start = speech.text(rulebook.facts[due.of].label)
    if due.days == "working":
        return speech.say("{within} working days after: {start}", within=due.within, start=start)
    return speech.say("{within} days after: {start}", within=due.within, start=start)


WITH_ITS_OWN_DOCUMENT: Final = frozenset({"document", "documents"})
"""The types of facts that are documents, and so need none beside them."""
_IF_ZERO: Final = {
    "not_applicable": Message("If it is 0, these are not applied: {criteria}"),
    "full": Message("If it is 0, these earn the maximum: {criteria}"),
    "zero": Message("If it is 0, these earn nothing: {criteria}"),
}
"""What a zero denominator is, by the policy of the measure."""
_WORDS = {
    "count": Message("a whole number"),
    "number": Message("a number"),
    "percent": Message("a percentage, such as 84.2 %"),
    "money": Message("đồng"),
    "yes_no": Message("yes or no"),
    "date": Message("a day, or none"),
    "document": Message("the id of a document, or none"),
    "documents": Message("the id of a document for each period, or none"),
    "counts": Message("a whole number for each period"),
    "grant": Message("points an assessor grants, with the reason"),
}
