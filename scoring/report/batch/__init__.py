"""A field of agencies: a row an agency with its rank, or a row for every agency and criterion."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "table": "scoring.report.batch.text",
        "csv": "scoring.report.batch.csv_report",
        "json": "scoring.report.batch.json_report",
        "xlsx": "scoring.report.batch.workbook",
        "html": "scoring.report.batch.page",
        "parquet": "scoring.report.batch.parquet",
    }
)
TABLES: Final = ("agencies", "criteria", "changes")
"""What a row is: an agency, a criterion of an agency, or a criterion that moved since last year."""
