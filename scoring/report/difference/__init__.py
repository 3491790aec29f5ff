"""Two rulebooks compared: one format a file, one line here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring.report.formats import Formats

if TYPE_CHECKING:
    from scoring.advice.rule_change import Shift
    from scoring.rulebook.diff import Difference

FORMATS: Final = Formats(
    {
        "table": "scoring.report.difference.table",
        "json": "scoring.report.difference.json_report",
        "markdown": "scoring.report.difference.markdown",
    }
)


class Compared(NamedTuple):
    """What changed in the rules, and the agencies whose evidence was given; None if none was asked for."""

    difference: Difference
    shifts: Sequence[Shift] | None
