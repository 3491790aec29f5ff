"""A band in which no value that evidence can come to falls."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scoring.language import Message, in_both
from scoring.rulebook.analysis.grades import Asked, said, written
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Placed, Subject
from scoring.rulebook.scales.bands import Band, Bands


def _check(subject: Subject) -> Iterator[Found]:
    for placed, asked in subject.parts:
        scale = asked.part.scale
        if isinstance(scale, Bands):
            reached = [value for piece in asked.pieces for value in piece.samples]
            key = asked.profile.key_in(scale.bands)
            for index, band in enumerate(scale.bands_of(asked.profile)):
                if not any(band.holds(value.as_integer_ratio()) for value in reached):
                    inside = ("bands", index) if scale.bands.keys() == {"default"} else ("bands", str(key), index)
                    yield _unreached(placed, asked, band, inside)


def _unreached(placed: Placed, asked: Asked, band: Band, inside: tuple[str | int, ...]) -> Found:
    low = band.at_least or band.above or band.at_most or band.below
    bound = Fraction(*low.ratio) if low else Fraction(0)
    span, percent = asked.span, asked.is_percent
    ends = [said(end, is_percent=percent) for end in (span.low, span.high) if end is not None]
    values = in_both(lambda speech: " … ".join(map(speech.text, ends)) or speech.say("any number"))
    return placed.found(
        (*asked.path, "scale", *inside),
        written(bound, is_percent=percent),
        Message("no evidence falls in this band; the values there can be: {values}.", values=values),
    )


RULE = LintRule("band-unreachable", ERROR, _check)
