"""The rulebooks that there are: one format a file, one line here."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats({"table": "scoring.report.listing.table", "json": "scoring.report.listing.json_report"})
