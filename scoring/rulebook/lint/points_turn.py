"""Bands whose points rise and then fall, or go against the direction that the scale declares."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from scoring.language import Message
from scoring.rulebook.analysis.curve import Piece
from scoring.rulebook.analysis.grades import Asked, points_text, said, written
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Placed, Subject
from scoring.rulebook.scales.bands import Bands


class _Step(NamedTuple):
    """Points that go from one value to a greater one."""

    before: Fraction
    after: Fraction
    lower: Fraction
    upper: Fraction


def _check(subject: Subject) -> Iterator[Found]:
    for placed, asked in subject.parts:
        scale = asked.part.scale
        if not isinstance(scale, Bands) or scale.more_is == "either":
            continue
        steps = [step for step in _steps(asked.pieces) if step.before != step.after]
        rises = scale.more_is == "better" or (scale.more_is is None and bool(steps) and _mostly_rises(steps))
        against = next((step for step in steps if (step.after > step.before) != rises), None)
        if against is not None:
            yield _turn(placed, asked, against, rises=rises)


def _mostly_rises(steps: list[_Step]) -> bool:
    """Where nothing is declared, the direction is from the first value to the last."""
    return steps[-1].after >= steps[0].before


def _steps(pieces: list[Piece]) -> Iterator[_Step]:
    """From each value or end of a line to the next."""
    for piece in pieces:
        if piece.at_low != piece.at_high and piece.low is not None and piece.high is not None:
            yield _Step(piece.at_low, piece.at_high, piece.low, piece.samples[-1])
    for one, other in pairwise(pieces):
        yield _Step(one.at_high, other.at_low, one.samples[-1], other.samples[0])


def _turn(placed: Placed, asked: Asked, step: _Step, *, rises: bool) -> Found:
    percent, precision = asked.is_percent, asked.book.head.precision
    lower, upper = said(step.lower, is_percent=percent), said(step.upper, is_percent=percent)
    before, after = points_text(step.before, precision), points_text(step.after, precision)
    turn = {"upper": upper, "lower": lower, "after": after, "before": before}
    less, more = (
        Message("{upper} earns less than {lower} ({after}, {before})", **turn),
        Message("{upper} earns more than {lower} ({after}, {before})", **turn),
    )
    return placed.found(
        (*asked.path, "scale"),
        written(step.upper, is_percent=percent),
        Message(
            "{turn}. Mend it, or write 'more_is: better', 'worse' or 'either'.",
            turn=less if rises else more,
        ),
    )


RULE = LintRule("points-turn", ERROR, _check)
