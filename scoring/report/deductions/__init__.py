"""The auditor's report: every point lost, with its clause, its evidence and its arithmetic."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "text": "scoring.report.deductions.text",
        "markdown": "scoring.report.deductions.markdown",
        "json": "scoring.report.deductions.json_report",
        "csv": "scoring.report.deductions.csv_report",
        "html": "scoring.report.deductions.page",
        "docx": "scoring.report.deductions.word",
        "xlsx": "scoring.report.deductions.excel",
    }
)
TEMPLATED: Final = ("html", "docx")
"""The formats whose look a user's own template may give."""
