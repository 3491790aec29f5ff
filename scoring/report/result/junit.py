"""The result as JUnit XML: a suite for each area, a case for each criterion, a failure for each that lost points."""

from __future__ import annotations

from typing import Final

from scoring.engine.explain import explain
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome
from scoring.exact import decimal_of
from scoring.language import Speech
from scoring.report.junit_xml import Case, Suite, junit_xml
from scoring.report.phrases import detail_lines

OUTSIDE: Final = frozenset({Outcome.PENDING, Outcome.SURVEY, Outcome.UNSCORED, Outcome.NOT_APPLICABLE})
"""Outcomes that neither pass nor fail: the case is skipped, and says why."""


def render(result: Result, language: str) -> str:
    """The XML text; a suite's properties name the inputs by their digests."""
    speech, book = Speech(language), result.rulebook
    about = (
        ("agency", result.evidence.agency.id),
        ("as_of", result.evidence.as_of.isoformat()),
        ("rulebook", f"{book.id} {book.head.version}"),
        ("rulebook_digest", book.digest),
        ("evidence_digest", result.evidence.digest),
    )
    suites = []
    for area, total in result.areas:
        numbers = (
            ("points", f"{decimal_of(total.points, result.precision):f}"),
            ("max_points", f"{decimal_of(total.maximum, result.precision):f}"),
        )
        criteria = [criterion for criterion in result.criteria if criterion.item.area == area.area]
        cases = [_case(f"{book.id}.{area.area}", criterion, result, speech) for criterion in criteria]
        suites.append(Suite(speech.text(area.title), cases, (*about, *numbers)))
    return junit_xml(result.evidence.agency.name, suites)


def _case(group: str, criterion: CriterionResult, result: Result, speech: Speech) -> Case:
    rule, why = criterion.item.criterion, explain(criterion, result, speech)
    name = f"[{rule.id}] {speech.text(rule.title)} ({rule.clause})"
    if criterion.lost:
        lost = speech.points(criterion.lost, criterion.precision)
        details = "\n".join([why, *detail_lines(criterion, result, speech)])
        return Case(group, name, "failure", criterion.outcome.value, f"−{lost}: {why}", details)
    if criterion.outcome in OUTSIDE:
        return Case(group, name, "skipped", criterion.outcome.value, why)
    return Case(group, name, details=why)
