"""The robustness of a field's ranks: one format a file, one line here."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "text": "scoring.report.robustness.text",
        "markdown": "scoring.report.robustness.markdown",
        "csv": "scoring.report.robustness.csv_report",
        "json": "scoring.report.robustness.json_report",
        "html": "scoring.report.robustness.page",
        "xlsx": "scoring.report.robustness.workbook",
    }
)
TABLES: Final = ("ranks", "swaps", "criteria")
"""What a row of the CSV is: an agency, two neighbours, or a criterion."""
