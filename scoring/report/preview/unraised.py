"""The criteria that no figure raises: lines and rows that every format lays out."""

from __future__ import annotations

from textwrap import wrap
from typing import Any, Final

from scoring.advice.goal.causes import REASONS
from scoring.advice.goal.unraised import Unraised
from scoring.exact import decimal_of
from scoring.language import Speech, printable
from scoring.report.preview import Preview
from scoring.report.preview.wording import points_or_dash
from scoring.report.tables import Cell, Heading, Section, points_cell

WIDTH: Final = 100


def unraised_lines(preview: Preview, speech: Speech) -> list[str]:
    """A line a reason, the one with the most points first; empty where figures raise everything."""
    if not preview.unraised:
        return []
    lines = [speech.say("No figure raises these (points lacking at the end of the period):")]
    causes = list(dict.fromkeys(one.cause for one in preview.unraised))
    for cause in causes:
        own = [one for one in preview.unraised if one.cause == cause]
        said = ", ".join(_lacking(one, speech) for one in own)
        text = printable(f"{speech.text(REASONS[cause])}: {said}")
        lines += wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
    return lines


def _lacking(one: Unraised, speech: Speech) -> str:
    return f"{one.criterion.id} ({points_or_dash(one.lost, one.criterion.precision, speech)})"


def unraised_section(preview: Preview, speech: Speech) -> Section:
    """A row a criterion, the most points first."""
    headings = (
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 60),
        Heading(speech.say("Points lacking"), 12, is_number=True),
        Heading(speech.say("Why"), 60),
    )
    rows = tuple(
        (
            Cell(one.criterion.id),
            Cell(speech.text(one.criterion.item.criterion.title)),
            points_cell(one.lost, one.criterion.precision, speech),
            Cell(speech.text(REASONS[one.cause])),
        )
        for one in preview.unraised
    )
    lines = (speech.say("Points are those by the end of the period."),) if rows else ()
    empty = speech.say("Figures that may still move raise every criterion that is not full.")
    return Section("unraised", speech.say("Not raised by figures"), lines, headings, rows, empty)


def unraised_as_dict(one: Unraised) -> dict[str, Any]:
    """The same as plain values."""
    why = REASONS[one.cause]
    return {
        "criterion": one.criterion.id,
        "lacking": None if one.lost is None else decimal_of(one.lost, one.criterion.precision),
        "cause": one.cause.value,
        "why": {"vi": why.vi, "en": why.en},
    }
