"""Where the points may end, in total and for every area: guaranteed, still open, and out of reach of the maximum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from scoring.advice.standing import Range, Standing
from scoring.engine.result import Sum
from scoring.exact import rounded_decimal
from scoring.language import Speech
from scoring.report.chart.drawing import LINE, Drawing, Look, lines_at, wrapped

BAR: Final = 16
OVER: Final = 3
"""Pixels that the mark of the points so far stands out of its bar, above and below."""
GAP: Final = 14
WHOLE: Final = Decimal(100)
SIGN: Final = " · "
"""What stands between two numbers of a range."""


class Ranged(NamedTuple):
    """One bar: its title, the points so far (units of 10**-precision; None where nothing is scored), its range."""

    title: str
    now: int | None
    range: Range

    def share(self, units: int) -> Decimal:
        """Percent of the maximum, to three places: exact enough for a thousand pixels."""
        return rounded_decimal(units * 100, self.range.maximum, 3)

    def words(self, precision: int, speech: Speech) -> str:
        """`đến nay 12,81 · chắc chắn 9,98 · còn mở 68,47 · không còn đạt 2,05 · trên 80,49 điểm`"""
        found = self.range
        sure, still, gone, most = (
            speech.points(units, precision) for units in (found.guaranteed, found.still_open, found.lost, found.maximum)
        )
        so_far = "" if self.now is None else speech.say("so far {now} · ", now=speech.points(self.now, precision))
        return so_far + speech.say(
            "guaranteed {sure} · still open {still} · out of reach {gone} · of {most} points",
            sure=sure,
            still=still,
            gone=gone,
            most=most,
        )


def ranges_of(standing: Standing, speech: Speech) -> Iterator[Ranged]:
    """The whole, then every area that has anything to earn."""
    if standing.range.maximum:
        yield Ranged(speech.say("Total"), _earned(standing.result.total), standing.range)
    for one in standing.areas:
        if one.range.maximum:
            yield Ranged(speech.text(one.area.title), _earned(one.now), one.range)


def _earned(now: Sum) -> int | None:
    return now.points if now.maximum else None


def ranges_drawing(standing: Standing, speech: Speech, width: int, look: Look) -> Drawing:
    """The chart, `width` pixels wide; every bar is the whole of its maximum, so that areas of any size can be read."""
    drawing = Drawing(width, look, Decimal(0), WHOLE, (OVER, width - OVER))
    top = 0
    for one in ranges_of(standing, speech):
        title = wrapped(one.title, width, 2)
        drawing.add_text(title, 0, top, look.ink, bold=True)
        top += len(title) * LINE + OVER + 2
        _add_bar(drawing, one, top)
        top += BAR + OVER + 2
        said = lines_at(SIGN, one.words(standing.result.precision, speech), width)
        drawing.add_text(said, 0, top, look.soft)
        top += len(said) * LINE + GAP
    drawing.height = top - GAP
    return drawing


def _add_bar(drawing: Drawing, one: Ranged, top: int) -> None:
    """Filled, framed, and framed with dashes, so that colour is never all that tells them apart."""
    look, sure, most = drawing.look, one.share(one.range.guaranteed), one.share(one.range.attainable)
    if sure:
        drawing.add_bar(Decimal(0), sure, top, BAR, look.bar)
    if most > sure:
        drawing.add_bar(sure, most, top, BAR, look.track)
        drawing.add_outline(sure, most, top, BAR, look.bar)
    if most < WHOLE:
        drawing.add_outline(most, WHOLE, top, BAR, look.fall, dashed=True)
    if one.now is not None:
        drawing.add_mark(one.share(one.now), top - OVER, top + BAR + OVER)


def ranges_words(standing: Standing, speech: Speech) -> str:
    """What the chart shows, in words."""
    precision = standing.result.precision
    said = [f"{one.title}: {one.words(precision, speech)}" for one in ranges_of(standing, speech)]
    return speech.say("Where the points may end, in total and for every area. ") + "; ".join(said)
