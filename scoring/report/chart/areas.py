"""Points of every area against its applicable maximum: a bar on a track, both on one scale."""

from __future__ import annotations

from decimal import Decimal

from scoring.engine.result import Result
from scoring.exact import decimal_of
from scoring.language import Speech
from scoring.report.chart.drawing import LINE, Drawing, Look, wrapped
from scoring.report.phrases import area_numbers

BAR = 12
NUMBERS = 108
"""Pixels that points and maximum take at the right of a title."""
GAP = 14


def areas_drawing(result: Result, speech: Speech, width: int, look: Look) -> Drawing:
    """The chart, `width` pixels wide; an area without an applicable maximum has no bar, which is not a bar of 0."""
    most = max((total.maximum for _, total in result.areas), default=0) or 1
    drawing = Drawing(width, look, Decimal(0), decimal_of(most, result.precision), (0, width))
    top = 0
    for area, total in result.areas:
        title = wrapped(speech.text(area.title), width - NUMBERS, 3)
        drawing.add_text(title, 0, top, look.ink)
        points, maximum, _ = area_numbers(total, result.precision, speech)
        said = f"{points} / {maximum}" if total.maximum else speech.say("not applicable")
        drawing.add_text([said], width, top, look.ink if total.maximum else look.soft, bold=True, ends=True)
        top += len(title) * LINE + 4
        if total.maximum:
            drawing.add_bar(Decimal(0), decimal_of(total.maximum, result.precision), top, BAR, look.track)
            if total.points:
                drawing.add_bar(Decimal(0), decimal_of(total.points, result.precision), top, BAR, look.bar)
            top += BAR
        top += GAP
    drawing.height = top - GAP
    return drawing


def areas_words(result: Result, speech: Speech) -> str:
    """What the chart shows, in words: `Chỉ đạo điều hành CCHC: 3,28 / 3,75; …`"""
    said = []
    for area, total in result.areas:
        points, maximum, _ = area_numbers(total, result.precision, speech)
        numbers = f"{points} / {maximum}" if total.maximum else speech.say("not applicable")
        said.append(f"{speech.text(area.title)}: {numbers}")
    return speech.say("Points and maximum of every area. ") + "; ".join(said)
