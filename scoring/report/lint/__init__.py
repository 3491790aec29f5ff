"""What lint finds in rulebooks: one format a file, one line here."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "table": "scoring.report.lint.table",
        "json": "scoring.report.lint.json_report",
        "junit": "scoring.report.lint.junit",
        "sarif": "scoring.report.lint.sarif",
    }
)
