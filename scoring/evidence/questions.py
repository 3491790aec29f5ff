"""What a blank form asks one kind of agency: the facts of each area, why, in what form and by when."""

from __future__ import annotations

from scoring.language import Message, Speech
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.due import Due
from scoring.rulebook.facts import Fact
from scoring.rulebook.measures import Document, Schedule
from scoring.rulebook.normal_form import scope_fits
from scoring.rulebook.quantities import Profile
from scoring.rulebook.target_words import targets_words

Question = tuple[str, Fact, list[Criterion]]
"""A fact's name, the fact, and the criteria that ask for it (none if only a veto does)."""


def questions_in(area: Area, rulebook: Rulebook, kind: str, level: str) -> list[Question]:
    """The facts of an area that such an agency may be asked for, whatever its tags and id."""
    profile = Profile("", level, kind, frozenset())
    asked: dict[str, list[Criterion]] = {name: [] for name in area.facts}
    vetoing = {name.partition(".")[0] for veto in rulebook.head.vetoes for name in veto.when.tree.names()}
    for criterion in rulebook.criteria.values():
        if scope_fits(criterion, profile):
            for name in criterion.facts():
                if name in asked:
                    asked[name].append(criterion)
    return [(name, area.facts[name], criteria) for name, criteria in asked.items() if criteria or name in vetoing]


def tags_needed(criteria: list[Criterion]) -> list[str]:
    """The tags without which none of the criteria asks; empty if one asks everybody."""
    tags = sorted({tag for criterion in criteria for tag in criterion.applies_to.tags})
    return tags if all(criterion.applies_to.tags for criterion in criteria) else []


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
