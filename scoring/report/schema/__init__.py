"""The JSON Schema of a kind of file: one format a file, one line here."""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats({"json": "scoring.report.schema.json_report"})
