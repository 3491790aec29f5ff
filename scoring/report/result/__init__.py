"""The result of one agency for people and for programs: one format a file, one line here."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "table": "scoring.report.result.table",
        "json": "scoring.report.result.json_report",
        "markdown": "scoring.report.result.markdown",
        "csv": "scoring.report.result.csv_report",
        "xlsx": "scoring.report.result.score_sheet",
        "html": "scoring.report.result.page",
        "svg": "scoring.report.result.svg_report",
        "png": "scoring.report.result.png_report",
        "junit": "scoring.report.result.junit",
    }
)
