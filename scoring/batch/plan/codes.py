"""Outcome and reason of a verdict as one small whole number, and back."""

from __future__ import annotations

from typing import Final

from scoring.engine.verdict import Outcome, Reason

OUTCOMES: Final = tuple(Outcome)
REASONS: Final = tuple(Reason)
WIDTH: Final = 16
"""A code is the place of the outcome x WIDTH + the place of the reason; an order that only ever grows at its end."""
HIGHEST: Final = len(OUTCOMES) * WIDTH


def code_of(outcome: Outcome, reason: Reason) -> int:
    """The code of a pair.

    >>> code_of(Outcome.FULL, Reason.REACHED), code_of(Outcome.ZERO, Reason.NOTHING)
    (0, 34)
    """
    return OUTCOMES.index(outcome) * WIDTH + REASONS.index(reason)


def outcome_of(code: int) -> Outcome:
    """The outcome of a code."""
    return OUTCOMES[code // WIDTH]


def reason_of(code: int) -> Reason:
    """The reason of a code."""
    return REASONS[code % WIDTH]
