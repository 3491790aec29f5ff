"""The remediation plan in the layout of an official plan."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "text": "scoring.report.plan.text",
        "markdown": "scoring.report.plan.markdown",
        "html": "scoring.report.plan.page",
        "json": "scoring.report.plan.json_report",
        "docx": "scoring.report.plan.word",
    }
)
