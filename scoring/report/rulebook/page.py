"""One self-contained page of a rulebook: every criterion with an anchor, its clause, targets, facts and remedies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from scoring.language import Message, Speech
from scoring.report.html import render_page
from scoring.report.rulebook import Shown
from scoring.report.rulebook.class_words import class_rows
from scoring.report.rulebook.effort_words import effort_words
from scoring.report.rulebook.plan_words import plan_parts
from scoring.report.rulebook.rule_words import for_whom, rule_lines
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.cost_words import budget_words, criterion_cost_words
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.normal_form import targets_of
from scoring.rulebook.period import Span
from scoring.rulebook.target_words import names_of_periods, number_words, points_words, target_words
from scoring.rulebook.term import Every
from scoring.rulebook.units import unit_names


def render(shown: Shown, language: str, own: Path | None = None) -> str:
    """The HTML text; nothing is fetched from elsewhere, and everything the rulebook says is escaped.

    `own` is a user's template, as in `render_page`, which says what is raised.
    """
    speech = Speech(language)
    parts = plan_parts(shown.texts, shown.rulebook, speech)
    subject = {**_subject(shown.rulebook, speech), "plan": [part._asdict() for part in parts]}
    return render_page("rulebook.html", subject, language, own)


def _subject(rulebook: Rulebook, speech: Speech) -> dict[str, Any]:
    """What the template shows."""
    head = rulebook.head
    return {
        "title": speech.text(head.title),
        "id": rulebook.id,
        "version": head.version,
        "digest": rulebook.digest,
        "source": f"{head.source.document}, {speech.day(head.source.issued_on.toordinal())}",
        "issuer": speech.text(head.source.issuer),
        "source_title": speech.text(head.source.title),
        "notes": [speech.text(note) for note in head.source.notes],
        "period": _period(head.period, speech),
        "basis": speech.text(head.points_basis),
        "max_points": number_words(rulebook.max_points(), speech),
        "criteria_count": len(rulebook.criteria),
        "budget": budget_words(rulebook, speech) if head.budget else "",
        "classes": list(class_rows(rulebook, speech)),
        "vetoes": [(speech.text(veto.title), veto.clause, ", ".join(veto.zeroes)) for veto in head.vetoes],
        "areas": [_area(area, rulebook, speech) for area in rulebook.areas],
    }


def _period(span: Span, speech: Speech) -> str:
    """First and last day, and how often it is scored anew where it recurs."""
    first, last = (speech.day(day.toordinal()) for day in (span.from_, span.to))
    days = speech.say("from {first}", first=first) if span.is_open else f"{first} – {last}"
    return "; ".join([days, *(speech.text(_EVERY[every]) for every in span.every)])


_EVERY: Final[dict[Every, Message]] = {
    "month": Message("scored every month"),
    "quarter": Message("scored every quarter"),
    "year": Message("scored every year"),
}


def _area(area: Area, book: Rulebook, speech: Speech) -> dict[str, Any]:
    return {
        "id": area.area,
        "title": speech.text(area.title),
        "max_points": number_words(area.max_points, speech),
        "criteria": [_criterion(criterion, book, speech) for criterion in area.criteria],
    }


def _criterion(criterion: Criterion, book: Rulebook, speech: Speech) -> dict[str, Any]:
    several = len(criterion.responsible) > 1
    return {
        "id": criterion.id,
        "title": speech.text(criterion.title),
        "clause": criterion.clause,
        "also_at": [(at.clause, speech.text(at.note) if at.note else "") for at in criterion.also_at],
        "points": points_words(criterion, speech),
        "counts_as": criterion.counts_as,
        "at_risk": criterion.at_risk,
        "scope": list(_scope(criterion, book, speech)),
        "targets": _targets(criterion, book, speech),
        "rules": list(rule_lines(criterion.parts, book, speech)),
        "best_of": bool(criterion.best_of),
        "due_on": speech.day(criterion.due_on.toordinal()) if criterion.due_on else "",
        "zero_if": criterion.zero_if.text if criterion.zero_if else "",
        "source": criterion.source,
        "product": speech.text(criterion.product) if criterion.product else "",
        "budget": criterion_cost_words(criterion, book, speech),
        "facts": [_fact(name, book, speech) for name in criterion.facts()],
        "responsible": [
            (
                for_whom(key, book, speech).strip() or (speech.say("all others") if several else ""),
                "; ".join(unit_names(units, book, speech.language)),
            )
            for key, units in criterion.responsible.items()
        ],
        "remedies": [_remedy(remedy, book, speech) for remedy in criterion.remedies],
        "notes": [speech.text(note) for note in criterion.notes],
    }


def _scope(criterion: Criterion, book: Rulebook, speech: Speech) -> Iterator[str]:
    """Who is asked; nothing where everybody is."""
    scope = criterion.applies_to
    for names in (scope.kinds, scope.levels):
        if names:
            yield ", ".join(speech.text(book.names[name]) for name in names)
    if scope.tags:
        yield speech.say(" and ").join(speech.text(book.names[tag]) for tag in scope.tags)
    if scope.agencies:
        yield ", ".join(scope.agencies)
    if scope.when:
        yield speech.say("when ") + scope.when.text
    outside = {
        "full": speech.say("others: all points"),
        "zero": speech.say("others: 0"),
    }
    if scope.otherwise in outside:
        yield outside[scope.otherwise]


def _targets(criterion: Criterion, book: Rulebook, speech: Speech) -> list[tuple[str, str]]:
    """Each target with the levels it holds for; the levels are left out where all have the same targets."""
    by_target: dict[str, list[str]] = {}
    for target in targets_of(criterion, book):
        by_target.setdefault(target_words(target, speech, names_of_periods(criterion, book, speech)), []).append(
            speech.text(book.names[target["level"]])
        )
    is_same = len({tuple(levels) for levels in by_target.values()}) <= 1
    return [(words, "" if is_same else ", ".join(levels)) for words, levels in by_target.items()]


def _fact(name: str, book: Rulebook, speech: Speech) -> dict[str, Any]:
    fact = book.facts[name]
    return {
        "name": name,
        "label": speech.text(fact.label),
        "unit": speech.text(fact.unit) if fact.unit else "",
        "note": speech.text(fact.note) if fact.note else "",
        "needs_document": fact.document == "required",
        "effort": effort_words(fact, speech),
    }


def _remedy(remedy: Any, book: Rulebook, speech: Speech) -> dict[str, str]:
    return {
        "do": speech.text(remedy.do),
        "lead": "; ".join(unit_names(remedy.lead, book, speech.language)),
        "with": "; ".join(unit_names(remedy.with_, book, speech.language)),
        "when": speech.text(remedy.when) if remedy.when else "",
        "is_assignment": remedy.is_assignment,
    }
