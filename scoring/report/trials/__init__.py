"""What the cases of rulebooks came to: one format a file, one line here."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "table": "scoring.report.trials.table",
        "json": "scoring.report.trials.json_report",
        "junit": "scoring.report.trials.junit",
    }
)
