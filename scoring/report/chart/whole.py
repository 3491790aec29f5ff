"""Both charts of a result under each other, with a heading: a picture for slides and documents."""

from __future__ import annotations

from decimal import Decimal

from scoring.engine.result import Result
from scoring.language import Speech
from scoring.report.chart.areas import areas_drawing, areas_words
from scoring.report.chart.drawing import LINE, Drawing, Look, wrapped
from scoring.report.chart.picture import svg_file
from scoring.report.chart.waterfall import waterfall_drawing, waterfall_words

WIDTH = 640
GAP = 18


def whole_picture(result: Result, speech: Speech, look: Look) -> str:
    """The SVG file; the waterfall is left out where no points were lost."""
    agency, parts, said = result.evidence.agency.name, [_heading(result, speech, look)], []
    if result.total.maximum:
        parts += [_title(speech.say("Points by area"), look), areas_drawing(result, speech, WIDTH, look)]
        said.append(areas_words(result, speech))
    if result.deductions:
        parts += [_title(speech.say("From the maximum to the points"), look)]
        parts += [waterfall_drawing(result, speech, WIDTH, look)]
        said.append(waterfall_words(result, speech))
    return svg_file(parts, ". ".join([agency, *said]))


def _heading(result: Result, speech: Speech, look: Look) -> Drawing:
    head, drawing = result.rulebook.head, _blank(look)
    as_of = speech.say("Facts as of {as_of}.", as_of=speech.day(result.evidence.as_of.toordinal()))
    index = speech.percent(*result.total.ratio) if result.total.ratio else "–"
    name = wrapped(result.evidence.agency.name, WIDTH, 2)
    lines = wrapped(f"{speech.text(head.title)} ({head.source.document}). {as_of}", WIDTH, 3)
    drawing.add_text(name, 0, 0, look.ink, bold=True)
    top = len(name) * LINE + 4
    drawing.add_text(lines, 0, top, look.soft)
    top += len(lines) * LINE + 4
    drawing.add_text([speech.say("Index: {index}", index=index)], 0, top, look.ink, bold=True)
    drawing.height = top + LINE
    return drawing


def _title(text: str, look: Look) -> Drawing:
    drawing = _blank(look)
    drawing.add_text([text], 0, GAP, look.bar, bold=True)
    drawing.height = GAP + LINE + 8
    return drawing


def _blank(look: Look) -> Drawing:
    return Drawing(WIDTH, look, Decimal(0), Decimal(1), (0, WIDTH))
