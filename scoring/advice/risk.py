"""Risk: points that may still be lost, why, and how much is at stake."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from scoring.engine.result import CriterionResult, Result
from scoring.language import Speech, Text
from scoring.rulebook.columns import Row
from scoring.rulebook.criterion import Part


class Risk(StrEnum):
    """Why points are at risk; a closed set."""

    DUE = "due"
    DOCUMENT = "document"
    PACE = "pace"
    MARGIN = "margin"
    SHORT = "short"


class AtRisk(NamedTuple):
    """Points that may still be lost: of which criterion, why, and how much is at stake."""

    criterion: CriterionResult
    risk: Risk
    why: Text
    stake: int
    """Points at stake in units of 10**-precision, above 0."""
    day: int | None
    """The ordinal of the due date, where one decides."""


def rule_words(criterion: CriterionResult, result: Result, row: Row, speech: Speech) -> str:
    """The value of a row against the target, `119.000 / 140.000 = 85,00 % < 90 %`; several parts each in brackets."""
    parts = criterion.item.criterion.parts
    said = [part_words(part, criterion, result, row, speech) for part in parts]
    if len(parts) == 1:
        return said[0]
    joint = " + " if criterion.item.criterion.sum_of else speech.say(" or ")
    return joint.join(f"[{words}]" for words in said)


def part_words(part: Part, criterion: CriterionResult, result: Result, row: Row, speech: Speech) -> str:
    """The same of one part."""
    setting = result.plan.setting.of_criterion(criterion.id)
    value = part.measure.compile(setting)(row)
    if value is None:
        return speech.say("not submitted")
    words = part.measure.words(setting, row, value, speech)
    return f"{words} {part.scale.words(value, setting, speech) if value[1] else ''}".rstrip()
