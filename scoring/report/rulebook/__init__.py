"""One rulebook in full: one format a file, one line here."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "table": "scoring.report.rulebook.table",
        "json": "scoring.report.rulebook.json_report",
        "html": "scoring.report.rulebook.page",
    }
)
