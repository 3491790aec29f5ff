"""The preview on a terminal: what would change, where the agency stands, what is at risk, what is due next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import Final

from scoring.advice.at_risk import at_risk
from scoring.advice.distance import Reach, Way, ways_of
from scoring.advice.distance_words import change_words, label_of
from scoring.advice.standing import Deadline, Standing, State
from scoring.engine.result import CriterionResult, Result
from scoring.exact import Ratio
from scoring.language import Speech, printable
from scoring.report.preview import Preview
from scoring.report.preview.goal import action_lines, goal_lines

WIDTH: Final = 100
MOST_DEADLINES: Final = 8
"""Days that the list of deadlines shows; the others are counted."""

MOST_TITLES: Final = 5
"""Titles that one day shows; where more is due, the numbers of the criteria do."""


def render(preview: Preview, language: str) -> str:
    """The text, at most WIDTH columns wide where words allow it."""
    speech = Speech(language)
    result = preview.after or preview.before
    blocks = [_heading(result, speech)]
    if preview.after is not None:
        blocks.append(_difference(preview.before, preview.after, speech))
    if preview.goal is not None:
        blocks.append(goal_lines(preview.goal, speech))
    standing = Standing(result)
    blocks += [_standing(standing, speech), _risks(result, preview.within_days, speech)]
    blocks += [action_lines(preview.actions, result, speech), _distances(result, speech), _due(standing, speech)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _heading(result: Result, speech: Speech) -> list[str]:
    as_of = speech.day(result.evidence.as_of.toordinal())
    lines = [result.evidence.agency.name, speech.text(result.rulebook.head.title)]
    lines.append(speech.say("Facts as of {as_of}", as_of=as_of))
    lines += wrap(result.evidence.note, WIDTH) if result.evidence.note else []
    return [printable(line) for line in lines]


def _difference(before: Result, after: Result, speech: Speech) -> list[str]:
    """Every criterion that changes, before and after, and the total."""
    lines = [speech.say("If the figures change (no file is written):")]
    for old, new in zip(before.criteria, after.criteria, strict=True):
        if (old.verdict.points, old.outcome) != (new.verdict.points, new.outcome):
            gain = (new.verdict.points or 0) - (old.verdict.points or 0)
            said = (
                f"[{old.id}] {_points(old, speech)} → {_points(new, speech)} ({_signed(gain, old.precision, speech)})"
            )
            lines += _wrapped(f"{said}  {speech.text(old.item.criterion.title)}")
    if len(lines) == 1:
        lines.append(speech.say("  No criterion changes."))
    label = speech.say("Index")
    lines.append(f"{label}: {_percent(before.total.ratio, speech)} → {_percent(after.total.ratio, speech)}")
    return lines


def _standing(standing: Standing, speech: Speech) -> list[str]:
    result, precision = standing.result, standing.result.precision
    counts = {state: sum(one.state == state for one in standing.criteria) for state in State}
    low, high, most = (
        speech.points(n, precision) for n in (standing.guaranteed, standing.attainable, standing.maximum)
    )
    ends = (_percent(standing.index_low, speech), _percent(standing.index_high, speech))
    now = _percent(result.total.ratio, speech)
    return [
        speech.say("Index so far: {now}", now=now),
        speech.say(
            "End of the period: {worst} to {best} (guaranteed {low}, attainable {high}, of {most} points)",
            worst=ends[0],
            best=ends[1],
            low=low,
            high=high,
            most=most,
        ),
        speech.say(
            "Criteria: {settled} settled, {still_open} open, {overdue} overdue",
            settled=counts[State.SETTLED],
            still_open=counts[State.OPEN],
            overdue=counts[State.OVERDUE],
        ),
    ]


def _risks(result: Result, within_days: int, speech: Speech) -> list[str]:
    found = at_risk(result, within_days)
    if not found:
        return [speech.say("No points are at risk.")]
    lines = [speech.say("At risk:")]
    for one in found:
        stake = speech.points(one.stake, result.precision)
        lines += _wrapped(f"{stake}  [{one.criterion.id}] {speech.text(one.why)}")
    return lines


def _distances(result: Result, speech: Speech) -> list[str]:
    """How far every criterion is from its next band and from its full points, the most lost first."""
    found = ways_of(result)
    if not found:
        return [speech.say("No single figure raises the points.")]
    lines = [speech.say("Short by (one figure a line):")]
    for way in sorted(found, key=lambda way: -way.criterion.lost):
        label = speech.text(label_of(way, result))
        lines += _wrapped(
            f"[{way.criterion.id}] {label}: {change_words(way, result, speech)} → {_reached(way, speech)}"
        )
    return lines


def _reached(way: Way, speech: Speech) -> str:
    points = speech.points(way.points, way.criterion.precision)
    if way.reach == Reach.FULL:
        return speech.say("{points} (full)", points=points)
    if way.reach == Reach.STEP:
        return speech.say("{points} (next band)", points=points)
    return speech.say("{points} (the most by this alone)", points=points)


def _due(standing: Standing, speech: Speech) -> list[str]:
    """What is overdue, then the next days with what is due on each."""
    days = [(late, day, list(every)) for (late, day), every in groupby(standing.deadlines, _moment)]
    if not days:
        return [speech.say("Nothing is left to submit.")]
    lines = [speech.say("To submit:")]
    for late, day, every in days[:MOST_DEADLINES]:
        when = speech.say("not known yet") if day is None else speech.day(day)
        mark = speech.say(" (overdue)") if late else ""
        lines += _wrapped(f"{when}{mark}: {_all_of(every, speech)}")
    left = len(days) - MOST_DEADLINES
    if left > 0:
        lines.append(speech.say("  and {left} more days", left=left))
    return lines


def _all_of(deadlines: list[Deadline], speech: Speech) -> str:
    """Everything due on one day by its title; by number alone where that would be too long to read."""
    titles = list(dict.fromkeys(_what(one, speech) for one in deadlines))
    if len(titles) <= MOST_TITLES:
        return "; ".join(titles)
    numbers = list(dict.fromkeys(one.criterion.id for one in deadlines))
    return speech.say("{count} criteria: ", count=len(numbers)) + ", ".join(numbers)


def _moment(deadline: Deadline) -> tuple[bool, int | None]:
    return deadline.is_overdue, deadline.day


def _what(deadline: Deadline, speech: Speech) -> str:
    """`[VI.ket] Quý III`; many facts of one criterion are named once, by its title."""
    criterion = deadline.criterion
    label = deadline.label if deadline.period else criterion.item.criterion.title
    return f"[{criterion.id}] {speech.text(label)}"


def _points(criterion: CriterionResult, speech: Speech) -> str:
    points = criterion.verdict.points
    return "–" if points is None else speech.points(points, criterion.precision)


def _signed(units: int, precision: int, speech: Speech) -> str:
    return ("+" if units > 0 else "") + speech.points(units, precision)


def _percent(ratio: Ratio | None, speech: Speech) -> str:
    return speech.percent(*ratio) if ratio else "–"


def _wrapped(text: str) -> Iterator[str]:
    yield from wrap(printable(text), WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
