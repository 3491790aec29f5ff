"""The result as one page for a browser: totals, charts, what stands apart, and every criterion, to be opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from scoring.advice.ledger import Ledger
from scoring.engine.explain import explain
from scoring.engine.result import CriterionResult, Result, Sum
from scoring.engine.verdict import Outcome, Reason
from scoring.language import Speech
from scoring.report.chart import check_installed
from scoring.report.deductions.wording import entry_words
from scoring.report.html import render_page
from scoring.report.outcome_words import OUTCOMES
from scoring.report.phrases import (
    area_numbers,
    class_words,
    decimal_words,
    is_provisional,
    remedy_words,
    rounding_note,
)
from scoring.rulebook.book import Area

CHART_WIDTHS: Final = (500, 320)
"""Pixels of a chart on a wide screen, and on a phone."""


def render(result: Result, language: str, template: Path | None = None) -> str:
    """The HTML text; `template` is a user's own, as in `render_page`, which says what is raised."""
    check_installed("html")
    return render_page("result.html", _subject(result, Speech(language)), language, template)


def _subject(result: Result, speech: Speech) -> dict[str, Any]:
    """What the template shows (docs/templates.md)."""
    head, ledger = result.rulebook.head, Ledger(result)
    as_of = speech.day(result.evidence.as_of.toordinal())
    return {
        "agency": result.evidence.agency.name,
        "kind": _kind(result, speech),
        "rulebook": f"{speech.text(head.title)} ({head.source.document})",
        "as_of": as_of,
        "note": result.evidence.note or "",
        "rounding": rounding_note(result, speech),
        **_totals(result, speech),
        "areas": [_area(area, total, ledger, speech) for area, total in result.areas],
        "area_rows": [
            [speech.text(area.title), *area_numbers(total, result.precision, speech)] for area, total in result.areas
        ],
        "total": [speech.say("Total"), *area_numbers(result.total, result.precision, speech)],
        "outcomes": [(one.value, speech.text(words)) for one, words in OUTCOMES.items() if _has(result, one)],
        "apart": list(_apart(ledger, speech)),
        "charts": _charts(result, speech),
        "file": result.evidence.file,
        "evidence_digest": result.evidence.digest,
        "id": result.rulebook.id,
        "version": head.version,
        "digest": result.rulebook.digest,
    }


def _kind(result: Result, speech: Speech) -> str:
    agency, names = result.evidence.agency, result.rulebook.names
    several = len(result.rulebook.head.kinds[agency.kind].levels) > 1
    return speech.text(names[agency.kind]) + (f", {speech.text(names[agency.level])}" if several else "")


def _totals(result: Result, speech: Speech) -> dict[str, Any]:
    """The figures at the head of the page, in words; empty where there is none."""
    points, maximum, index = area_numbers(result.total, result.precision, speech)
    head, is_early = result.rulebook.head, is_provisional(result)
    low, high = (decimal_words(number, speech) for number in result.interval) if is_early else ("", "")
    lost = sum(criterion.lost for criterion in result.deductions)
    return {
        "index": index,
        "points": points,
        "max_points": maximum,
        "lost": speech.points(lost, result.precision),
        "lost_count": len(result.deductions),
        "classification": class_words(result, speech),
        "bonus": decimal_words(result.bonus, speech) if head.bonus else "",
        "penalty": decimal_words(result.penalty, speech) if head.penalty else "",
        "guaranteed": low,
        "attainable": high,
    }


def _has(result: Result, outcome: Outcome) -> bool:
    return any(criterion.outcome == outcome for criterion in result.criteria)


def _area(area: Area, total: Sum, ledger: Ledger, speech: Speech) -> dict[str, Any]:
    points, maximum, index = area_numbers(total, ledger.result.precision, speech)
    return {
        "id": area.area,
        "title": speech.text(area.title),
        "points": points,
        "max_points": maximum,
        "index": index,
        "criteria": [_criterion(one, ledger, speech) for one in ledger.result.criteria if one.item.area == area.area],
    }


def _criterion(criterion: CriterionResult, ledger: Ledger, speech: Speech) -> dict[str, Any]:
    rule, result = criterion.item.criterion, ledger.result
    entry = entry_words(ledger, criterion, speech)
    is_asked = criterion.verdict.reason != Reason.NOT_ASKED
    claim = speech.say("claimed {claimed}, granted {points}", claimed=entry.claimed, points=entry.points)
    remedies = [remedy_words(remedy, result, speech) for remedy in rule.remedies] if criterion.lost else []
    return {
        "id": rule.id,
        "title": entry.title,
        "outcome": criterion.outcome.value,
        "outcome_words": speech.text(OUTCOMES[criterion.outcome]),
        "counts_as": rule.counts_as,
        "points": "–" if criterion.points is None else decimal_words(criterion.points, speech),
        "max_points": entry.max_points,
        "lost": entry.lost if criterion.lost else "",
        "details": [
            (speech.say("Arithmetic"), entry.arithmetic),
            (speech.say("Required"), entry.required if is_asked else ""),
            (speech.say("Submitted"), list(entry.facts) if is_asked else ""),
            (speech.say("Documents"), list(entry.documents)),
            (speech.say_in("beside the points", "Claim"), claim if entry.claimed else ""),
            (speech.say("Clause"), rule.clause),
            (speech.say("Responsible"), "; ".join(entry.units)),
            (speech.say("Remedies"), remedies),
            (speech.say("Notes"), [speech.text(note) for note in rule.notes]),
        ],
    }


def _apart(ledger: Ledger, speech: Speech) -> Iterator[dict[str, Any]]:
    """What stands apart, one outcome after the other: criteria with the reason, and the ids of those not asked."""
    for outcome, criteria in ledger.apart:
        unasked = [one for one in criteria if one.verdict.reason == Reason.NOT_ASKED]
        yield {
            "outcome": outcome.value,
            "words": speech.text(OUTCOMES[outcome]),
            "count": len(criteria),
            "is_counted": outcome == Outcome.MISSING,
            "criteria": [
                (one.id, speech.text(one.item.criterion.title), explain(one, ledger.result, speech))
                for one in criteria
                if one not in unasked
            ],
            "unasked": [one.id for one in unasked],
            "why_unasked": explain(unasked[0], ledger.result, speech) if unasked else "",
        }


def _charts(result: Result, speech: Speech) -> dict[str, list[Markup]]:
    """Each chart as SVG for a wide screen and for a phone; none where there is nothing to show."""
    from scoring.report.chart.areas import areas_drawing, areas_words  # noqa: PLC0415 - vl_convert is an extra
    from scoring.report.chart.drawing import PAGE  # noqa: PLC0415
    from scoring.report.chart.picture import page_pictures  # noqa: PLC0415
    from scoring.report.chart.waterfall import waterfall_drawing, waterfall_words  # noqa: PLC0415

    areas, waterfall = [], []
    if result.total.maximum:
        said = areas_words(result, speech)
        areas = page_pictures(lambda width: areas_drawing(result, speech, width, PAGE), CHART_WIDTHS, said)
    if result.deductions:
        said = waterfall_words(result, speech)
        waterfall = page_pictures(lambda width: waterfall_drawing(result, speech, width, PAGE), CHART_WIDTHS, said)
    return {"areas": areas, "waterfall": waterfall}
