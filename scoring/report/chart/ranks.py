"""Where the ranks of a group fall under random weights: for every agency 90 % of draws, all draws, and its rank."""

from __future__ import annotations

from decimal import Decimal

from scoring.batch.robustness import GroupRobustness
from scoring.batch.robustness.intervals import RankCounts
from scoring.language import Speech
from scoring.report.chart.drawing import LINE, Drawing, Look, lines_at, wrapped
from scoring.report.robustness.wording import names_of, ranks_words

BAR = 16
THIN = 10
OVER = 3
"""Pixels that the mark of the rank stands out of its bar, above and below."""
GAP = 12
SIGN = " · "
"""What stands between two things said of an agency."""


def ranks_drawing(group: GroupRobustness, speech: Speech, width: int, look: Look) -> Drawing:
    """The chart, `width` pixels wide: a line from the first rank to the last, with the room of one for each."""
    names, last = names_of(group), len(group.contest.contenders)
    drawing = Drawing(width, look, Decimal(0), Decimal(last), (OVER, width - OVER))
    top = 0
    for one in group.draws.agencies:
        title = wrapped(f"{one.rank}. {names[one.id]}", width, 2)
        drawing.add_text(title, 0, top, look.ink, bold=True)
        top += len(title) * LINE + OVER + 2
        _add_bar(drawing, one, top, last)
        top += BAR + OVER + 2
        said = lines_at(SIGN, draws_words(one, speech), width)
        drawing.add_text(said, 0, top, look.soft)
        top += len(said) * LINE + GAP
    drawing.height = top - GAP
    return drawing


def draws_words(one: RankCounts, speech: Speech) -> str:
    """`90 % số lần: hạng 1–2 · mọi lần: hạng 1–3 · giữ nguyên hạng 85,00 %`"""
    return speech.say(
        "90 % of draws: {interval} · all draws: {all} · keeps its rank in {kept}",
        interval=ranks_words(*one.interval),
        all=ranks_words(one.best, one.worst),
        kept=speech.percent(*one.kept),
    )


def ranks_chart_words(group: GroupRobustness, speech: Speech) -> str:
    """What the chart shows, in words."""
    names = names_of(group)
    said = [f"{one.rank}. {names[one.id]}: {draws_words(one, speech)}" for one in group.draws.agencies]
    return speech.say("Ranks under random weights") + ". " + "; ".join(said)


def _add_bar(drawing: Drawing, one: RankCounts, top: int, last: int) -> None:
    look, (low, high) = drawing.look, one.interval
    middle, inner = top + BAR // 2, top + (BAR - THIN) // 2
    drawing.add_bar(Decimal(0), Decimal(last), middle - 1, 2, look.track)
    drawing.add_bar(Decimal(one.best - 1), Decimal(one.worst), inner, THIN, look.track)
    drawing.add_outline(Decimal(one.best - 1), Decimal(one.worst), inner, THIN, look.bar)
    drawing.add_bar(Decimal(low - 1), Decimal(high), top, BAR, look.bar)
    drawing.add_mark(one.rank - Decimal("0.5"), top - OVER, top + BAR + OVER)
