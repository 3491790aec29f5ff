"""A verdict: what one criterion came to for one agency, as plain integers."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from scoring.rulebook.measures import Value


class Outcome(StrEnum):
    """What a criterion came to; a closed set."""

    FULL = "full"
    PARTIAL = "partial"
    ZERO = "zero"
    MISSING = "missing"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    UNSCORED = "unscored"
    SURVEY = "survey"


class Reason(StrEnum):
    """Why a criterion came to its outcome; a closed set."""

    REACHED = "reached"
    SHORT = "short"
    NOTHING = "nothing"
    MISSING = "missing"
    PENDING = "pending"
    SURVEY = "survey"
    NOT_ASKED = "not_asked"
    CONDITION = "condition"
    EMPTY = "empty"
    FIELD = "field"
    TRACKING = "tracking"
    ZERO_IF = "zero_if"
    VETO = "veto"


Record = tuple[Outcome, "int | None", Reason, "Value | None", "tuple[int | None, ...]"]
"""A verdict as the inner loop makes it: the same fields, in the same order, at a quarter less than the names cost."""


class Verdict(NamedTuple):
    """The record of one criterion. `points` are units of 10**-precision, None outside the applicable maximum."""

    outcome: Outcome
    points: int | None
    reason: Reason
    value: Value | None
    facts: tuple[int | None, ...]
    """The integers of the columns the criterion asks for, in the order of `Item.slots`."""
