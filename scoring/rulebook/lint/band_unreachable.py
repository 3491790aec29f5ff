"""A band in which no value that evidence can come to falls."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scoring.language import Text
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
    range_vi = " … ".join(end.vi for end in ends) or "mọi số"
    range_en = " … ".join(end.en for end in ends) or "any number"
    return placed.found(
        (*asked.path, "scale", *inside),
        written(bound, is_percent=percent),
        Text(
            f"không số liệu nào rơi vào khoảng này; giá trị có thể có: {range_vi}.",
            f"no evidence falls in this band; the values there can be: {range_en}.",
        ),
    )


RULE = LintRule("band-unreachable", ERROR, _check)
