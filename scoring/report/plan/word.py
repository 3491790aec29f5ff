"""The remediation plan as a Word document, from the built-in template or a user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.advice.remediation import RemediationPlan
from scoring.language import Speech
from scoring.report.chart import is_installed
from scoring.report.plan.content import content_of
from scoring.report.plan.item import Content
from scoring.report.word import check_installed

if TYPE_CHECKING:
    from scoring.report.word.filling import Picture

REQUIRED: Final = ("measures",)
CHART_MM: Final = 170
LONG: Final = 1600
"""Letters in the column of remedies, 70 mm wide, that fill about 140 mm of a page of 170."""
NARROW: Final = 3
"""How many times as many the column of remedies holds as a narrow one."""


def render(plan: RemediationPlan, language: str, template: Path | None = None) -> bytes:
    """The document; ReportError if the template is not fit, or Word cannot be written."""
    check_installed("docx")
    from scoring.report.word.filling import Properties, fill, read_template  # noqa: PLC0415 - an extra

    content = content_of(plan, language)
    content["measures"] = [{**item, "is_long": _is_long(item)} for item in content["measures"]]
    content["chart"] = _chart(plan, Speech(language))
    path = template or Path(__file__).parent / f"plan.{language}.docx"
    properties = Properties(content["subject"], plan.result.evidence.as_of)
    return fill(read_template(path), str(path), content, REQUIRED, properties)


def _is_long(item: Content) -> bool:
    """Whether a row of the annex may be split by the end of a page."""
    narrow = ("title", "cause", "lead", "coordinating", "deadline")
    return len(item["remedy"]) > LONG or any(len(item[key]) * NARROW > LONG for key in narrow)


def _chart(plan: RemediationPlan, speech: Speech) -> Picture | str:
    """The areas' points against their maxima; "" where charts cannot be drawn, or one area is all there is."""
    result = plan.result
    if sum(total.maximum > 0 for _, total in result.areas) < 2 or not is_installed():
        return ""
    from scoring.report.chart.areas import areas_drawing, areas_words  # noqa: PLC0415 - vl_convert is an extra
    from scoring.report.chart.drawing import PIXELS  # noqa: PLC0415
    from scoring.report.chart.picture import png_of, svg_file  # noqa: PLC0415
    from scoring.report.word.filling import Picture  # noqa: PLC0415

    words = areas_words(result, speech)
    return Picture(png_of(svg_file([areas_drawing(result, speech, 640, PIXELS)], words)), CHART_MM, words)
