"""Whether a rulebook or a file of evidence holds: one format a file, one line here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from scoring.errors import Problem
from scoring.language import Message
from scoring.report.formats import Formats

FORMATS: Final = Formats(
    {
        "text": "scoring.report.check.text",
        "json": "scoring.report.check.json_report",
        "junit": "scoring.report.check.junit",
        "sarif": "scoring.report.check.sarif",
    }
)


class Checked(NamedTuple):
    """What was checked, the rulebook it was held to (None if unknown), how much it holds, and what is wrong with it."""

    file: str
    kind: Literal["rulebook", "evidence"]
    rulebook: str | None
    holds: Message | None
    problems: Sequence[Problem]
