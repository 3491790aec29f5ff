"""From the applicable maximum down to the points: one step a deduction, largest first, the small ones together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome
from scoring.exact import decimal_of
from scoring.language import Speech
from scoring.report.chart.drawing import LINE, Drawing, Look, wrapped

MOST_STEPS: Final = 10
BAR: Final = 14
NUMBERS: Final = 64
"""Pixels that a number takes at the right."""
GAP: Final = 10


class Step(NamedTuple):
    """One way down, in units of points: the criteria that lost them, and what is left after it."""

    criteria: tuple[CriterionResult, ...]
    lost: int
    left: int


class _Row(NamedTuple):
    """A row of the chart: its bar from `low` to `high`, in units of points."""

    title: str
    said: str
    low: int
    high: int
    colour: str
    is_end: bool = False


def steps_down(result: Result, most: int = MOST_STEPS) -> list[Step]:
    """The deductions, largest first; if there are more than `most`, the last step gathers the rest."""
    lost = result.deductions
    alone = len(lost) if len(lost) <= most else most - 1
    groups = [*((criterion,) for criterion in lost[:alone]), *([tuple(lost[alone:])] if lost[alone:] else [])]
    steps, left = [], result.total.maximum
    for group in groups:
        loss = sum(criterion.lost for criterion in group)
        left -= loss
        steps.append(Step(group, loss, left))
    return steps


def begin_of_scale(points: int, maximum: int) -> int:
    """Where the scale begins, in units: at 0, or at a round number if the loss would otherwise be too small to see.

    >>> begin_of_scale(323014, 337200), begin_of_scale(40, 100), begin_of_scale(99, 100)
    (310000, 0, 98)
    """
    lost = maximum - points
    if lost * 3 >= maximum:
        return 0
    unit = int("1" + "0" * (len(str(lost)) - 1))
    return max(0, points - (lost + 1) // 2) // unit * unit


def waterfall_drawing(result: Result, speech: Speech, width: int, look: Look) -> Drawing:
    """The chart, `width` pixels wide: titles at the left, bars in the middle, numbers at the right."""
    (points, maximum), places = result.total, result.precision
    low, titles = begin_of_scale(points, maximum), width * 9 // 20
    bounds = decimal_of(low, places), decimal_of(max(maximum, low + 1), places)
    drawing = Drawing(width, look, *bounds, (titles + 14, width - NUMBERS))
    top = link = 0
    for row in _rows(result, low, speech, look):
        title = wrapped(row.title, titles, 3)
        drawing.add_text(title, 0, top, look.ink, bold=row.is_end)
        said_in = look.ink if row.is_end else row.colour
        drawing.add_text([row.said], width, top, said_in, bold=True, ends=True)
        if link:
            drawing.add_link(decimal_of(row.high, places), link, top + 1)
        drawing.add_bar(decimal_of(row.low, places), decimal_of(row.high, places), top + 1, BAR, row.colour)
        if row.is_end and low:
            drawing.add_cut(titles + 24, top + 1 + BAR // 2)
        link = top + 1 + BAR
        top += len(title) * LINE + GAP
    for line in _notes(result, low, speech, width):
        drawing.add_text([line], 0, top, look.soft)
        top += LINE
    drawing.height = top + 4
    return drawing


def waterfall_words(result: Result, speech: Speech) -> str:
    """What the chart shows, in words."""
    rows = _rows(result, 0, speech, _NO_COLOURS)
    return "; ".join(f"{row.title}: {row.said}" for row in rows)


def _rows(result: Result, low: int, speech: Speech, look: Look) -> Iterator[_Row]:
    points, maximum = result.total
    places = result.precision
    most = speech.say("Applicable maximum")
    yield _Row(most, speech.points(maximum, places), low, maximum, look.bar, is_end=True)
    for step in steps_down(result):
        colour = look.gap if all(_is_missing(one) for one in step.criteria) else look.fall
        said = "−" + speech.points(step.lost, places)
        yield _Row(_title(step, speech), said, step.left, step.left + step.lost, colour)
    yield _Row(speech.say("Points earned"), speech.points(points, places), low, points, look.bar, is_end=True)


def _title(step: Step, speech: Speech) -> str:
    """`[3.1] Số hóa kết quả`, or how many criteria are told together."""
    if len(step.criteria) > 1:
        return speech.plural("{count} other criterion", "{count} other criteria", len(step.criteria))
    (criterion,) = step.criteria
    title = speech.text(criterion.item.criterion.title)
    return f"[{criterion.id}] {title}" + (speech.say(" (evidence missing)") if _is_missing(criterion) else "")


def _notes(result: Result, low: int, speech: Speech, width: int) -> list[str]:
    """What the bars do not say by themselves."""
    if not low:
        return []
    begin = speech.exactly(low, 10**result.precision)
    return wrapped(speech.say("The bars begin at {begin} points, not at 0.", begin=begin), width, 2)


def _is_missing(criterion: CriterionResult) -> bool:
    return criterion.outcome == Outcome.MISSING


_NO_COLOURS: Final = Look(*[""] * 8)
