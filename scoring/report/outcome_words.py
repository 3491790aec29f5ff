"""What every outcome is called where a person reads it: on pages, in workbooks and tables."""

from __future__ import annotations

from typing import Final

from scoring.engine.verdict import Outcome
from scoring.language import Message

OUTCOMES: Final = {
    Outcome.FULL: Message("full points"),
    Outcome.PARTIAL: Message("part of the points"),
    Outcome.ZERO: Message("no points"),
    Outcome.MISSING: Message("evidence missing"),
    Outcome.PENDING: Message("not due yet"),
    Outcome.SURVEY: Message("survey to come"),
    Outcome.UNSCORED: Message("tracked, not scored"),
    Outcome.NOT_APPLICABLE: Message("not applicable"),
}
