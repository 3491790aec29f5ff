"""A precision at which what is earned is not what the book says, or at which a missed target earns the maximum."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from scoring.exact import round_half_up
from scoring.language import Message
from scoring.rulebook.analysis.curve import points_at
from scoring.rulebook.analysis.grades import Asked, Grade, points_text, said, written
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Placed, Subject
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.proportional import InProportion

ALMOST: Final = Fraction(99, 100)


def _check(subject: Subject) -> Iterator[Found]:
    for placed, asked in subject.parts:
        constant = next((grade for grade in _constants(asked) if grade.points.denominator != 1), None)
        if constant is not None:
            yield _found(placed, asked, constant)
        elif isinstance(asked.part.scale, InProportion):
            yield from _check_almost(placed, asked)


def _constants(asked: Asked) -> Iterator[Grade]:
    """The grades whose points the book states: bands, options, on time and late."""
    if asked.part.measure.yields != "number":
        yield from asked.grades
    elif isinstance(asked.part.scale, Bands):
        flat = [
            v for piece in asked.pieces if not piece.is_value and piece.at_low == piece.at_high for v in piece.samples
        ]
        written_flat = {written(value, is_percent=asked.is_percent) for value in flat}
        yield from (grade for grade in asked.grades if grade.value in written_flat)


def _check_almost(placed: Placed, asked: Asked) -> Iterator[Found]:
    """A value short of its target by a hundredth of it must not round to the maximum."""
    target = asked.part.scale.bounds(asked.profile)[0].amount
    value = Fraction(*target.ratio) * ALMOST
    if not asked.span.holds(value) or not target.ratio[0]:
        return
    points = points_at(asked.part.scale.compile(asked.maximum, asked.setting), value)
    if round_half_up(points.numerator, points.denominator) >= asked.maximum:
        percent = asked.is_percent
        yield _found(placed, asked, Grade(written(value, is_percent=percent), said(value, is_percent=percent), points))


def _found(placed: Placed, asked: Asked, grade: Grade) -> Found:
    precision = asked.book.head.precision
    rounded = round_half_up(grade.points.numerator, grade.points.denominator)
    exact, earned = points_text(grade.points, precision), points_text(rounded, precision)
    return placed.found(
        (*asked.path, "scale"),
        grade.value,
        Message(
            "'{words}' earns {exact}, which rounds to {earned} at precision {precision}. Raise it.",
            words=grade.words,
            exact=exact,
            earned=earned,
            precision=precision,
        ),
    )


RULE = LintRule("precision-too-coarse", WARNING, _check)
