"""What a rulebook's `remediation.yaml` says, part by part: the texts around the items of its remediation plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from scoring.language import Message, Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Remedy
from scoring.rulebook.plan_texts import PlanTexts
from scoring.rulebook.units import unit_names

_TITLES: Final = {
    "unit": Message("Unit"),
    "superior": Message("Superior body"),
    "issuer": Message("Issued by"),
    "place": Message("Place"),
    "subject": Message("Subject"),
    "bases": Message("Bases"),
    "opening": Message("Opening"),
    "purposes": Message("Purposes"),
    "requirements": Message("Requirements"),
    "remedies_title": Message("Heading of the remedies"),
    "lead_in": Message("Before the remedies"),
    "organisation": Message("Organisation"),
    "closing": Message("Closing"),
    "recipients": Message("Recipients"),
    "signatory": Message("Signatory"),
}


class PlanPart(NamedTuple):
    """One part of the plan: its title, its lines, and the criterion that it is about, if any."""

    title: str
    lines: list[str]
    criterion: str


def plan_parts(texts: PlanTexts, book: Rulebook, speech: Speech) -> Iterator[PlanPart]:
    """Every part that is given, in the order of the document; nothing where there is no `remediation.yaml`."""
    if texts.issued_by:
        of = texts.issued_by
        kind, level = book.head.kinds[of.kind].label, book.head.levels[of.level]
        yield PlanPart(speech.say("Document of"), [f"{speech.text(kind)}, {speech.text(level)}"], "")
    for key, title in _TITLES.items():
        if key == "organisation":
            yield from _items(texts, book, speech)
        value = getattr(texts, key)
        if value:
            listed = value if isinstance(value, tuple) else (value,)
            lines = [*unit_names(listed, book, speech.language)] if key == "unit" else [*map(speech.text, listed)]
            yield PlanPart(speech.text(title), lines, "")


def _items(texts: PlanTexts, book: Rulebook, speech: Speech) -> Iterator[PlanPart]:
    for name, item in texts.items.items():
        lines = [speech.text(unit) for unit in item.units]
        lines += [remedy_line(remedy, book, speech) for remedy in (*item.remedies, *item.add)]
        yield PlanPart(speech.say("Item {id}", id=name), lines, name)


def remedy_line(remedy: Remedy, book: Rulebook, speech: Speech) -> str:
    """What to do, who leads and coordinates, by when, in one line."""
    said = [speech.text(remedy.do)]
    for label, units in ((speech.say("lead"), remedy.lead), (speech.say("with"), remedy.with_)):
        if units:
            said.append(f"{label}: {', '.join(unit_names(units, book, speech.language))}")
    if remedy.when:
        said.append(speech.text(remedy.when))
    if remedy.is_assignment:
        said.append(speech.say("task given to its lead"))
    return " · ".join(said)
