"""A result scored again: is it what its rulebook and its evidence come to?"""

from __future__ import annotations

from typing import Final

from scoring.report.formats import Formats

FORMATS: Final = Formats({"text": "scoring.report.verify.text", "json": "scoring.report.verify.json_report"})
