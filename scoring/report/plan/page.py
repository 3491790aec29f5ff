"""The remediation plan as one page for a browser, laid out like the document; what is printed is A4."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from scoring.advice.remediation import RemediationPlan
from scoring.language import Speech
from scoring.report.chart import is_installed
from scoring.report.html import render_page
from scoring.report.plan.content import content_of, place_and_date
from scoring.report.plan.markdown import cells_of, headings_of

CHART_WIDTHS: Final = (640, 320)
"""Pixels of the chart on a wide screen, and on a phone."""


def render(plan: RemediationPlan, language: str, own: Path | None = None) -> str:
    """The page; `own` is a user's template, as in `render_page`, which says what is raised."""
    speech, content = Speech(language), content_of(plan, language)
    head = plan.result.rulebook.head
    subject = {
        **content,
        "place_and_date": place_and_date(content, speech),
        "agency": plan.result.evidence.agency.name,
        "headings": headings_of(speech),
        "annex": [cells_of(item) for item in content["measures"]],
        "charts": _charts(plan, speech),
        "id": plan.result.rulebook.id,
        "version": head.version,
        "digest": plan.result.rulebook.digest,
    }
    return render_page("plan.html", subject, language, own)


def _charts(plan: RemediationPlan, speech: Speech) -> list[Any]:
    """The chart of areas for a wide screen and for a phone; none where charts cannot be drawn, or of one area."""
    result = plan.result
    if sum(total.maximum > 0 for _, total in result.areas) < 2 or not is_installed():
        return []
    from scoring.report.chart.areas import areas_drawing, areas_words  # noqa: PLC0415 - vl_convert is an extra
    from scoring.report.chart.drawing import PAGE  # noqa: PLC0415
    from scoring.report.chart.picture import inline_svg  # noqa: PLC0415

    said = areas_words(result, speech)
    drawn = [inline_svg(areas_drawing(result, speech, width, PAGE), said) for width in CHART_WIDTHS]
    return [Markup(one) for one in drawn]  # noqa: S704 - the library escapes every text of the pictures that it draws
