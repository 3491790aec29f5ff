"""The remediation plan as a Word document, from the built-in template or a user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from scoring.advice.remediation import RemediationPlan
from scoring.report.plan.content import content_of
from scoring.report.word import check_installed

REQUIRED: Final = ("measures",)


def render(plan: RemediationPlan, language: str, template: Path | None = None) -> bytes:
    """The document; ReportError if the template is not fit, or Word cannot be written."""
    check_installed("docx")
    from scoring.report.word.filling import Properties, fill, read_template  # noqa: PLC0415 - an extra

    content = content_of(plan, language)
    path = template or Path(__file__).parent / f"plan.{language}.docx"
    properties = Properties(content["subject"], plan.result.evidence.as_of)
    return fill(read_template(path), str(path), content, REQUIRED, properties)
