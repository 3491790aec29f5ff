"""The preview on a terminal: what would change, where the agency stands, what is at risk, what is due next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import Final

from scoring.advice.at_risk import at_risk
from scoring.advice.before_after import changed_criteria, changed_facts
from scoring.advice.distance import ways_of
from scoring.advice.distance_words import change_words, column_label, label_of
from scoring.advice.standing import Deadline, Standing, State
from scoring.engine.result import Result
from scoring.language import Speech, printable
from scoring.report.alignment import aligned
from scoring.report.facts_in_words import value_words
from scoring.report.preview import Preview
from scoring.report.preview.goal import action_lines, goal_lines
from scoring.report.preview.needed import ahead, needed_lines, together
from scoring.report.preview.unraised import unraised_lines
from scoring.report.preview.wording import (
    STATE_TITLES,
    due_words,
    heading_lines,
    percent_or_dash,
    points_or_dash,
    reached,
    signed,
)

WIDTH: Final = 100
MOST_DEADLINES: Final = 8
"""Days that the list of deadlines shows; the others are counted."""

MOST_NEEDED: Final = 8
"""Criteria that a list of what is needed shows; the others are counted."""
AREA_WIDTH: Final = 52
MOST_TITLES: Final = 5
"""Titles that one day shows; where more is due, the numbers of the criteria do."""


def render(preview: Preview, language: str) -> str:
    """The text, at most WIDTH columns wide where words allow it."""
    speech = Speech(language)
    result = preview.result
    blocks = [_heading(result, speech)]
    if preview.after is not None:
        blocks.append(_difference(preview.before, preview.after, speech))
    if preview.goal is not None:
        blocks.append(goal_lines(preview.goal, speech))
    standing = Standing(result)
    blocks += [_standing(standing, speech), _risks(result, preview.within_days, speech)]
    blocks += [
        action_lines(preview.actions, result, speech),
        _distances(result, speech),
        _needed(preview, speech),
        unraised_lines(preview, speech),
        _due(standing, speech),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _heading(result: Result, speech: Speech) -> list[str]:
    lines = [line for said in heading_lines(result, speech) for line in wrap(said, WIDTH)]
    return [printable(line) for line in (result.evidence.agency.name, *lines)]


def _difference(before: Result, after: Result, speech: Speech) -> list[str]:
    """Every figure and every criterion that changes, before and after, and the total."""
    lines = [speech.say("If the figures change (no file is written):")]
    for fact in changed_facts(before, after):
        rule = before.rulebook.facts[fact.column.fact]
        old, new = (value_words(value, rule, speech) for value in (fact.before, fact.after))
        lines += _wrapped(f"{speech.text(column_label(fact.column, before))}: {old} → {new}")
    changed = changed_criteria(before, after)
    for one in changed:
        precision = before.precision
        points = [points_or_dash(side.verdict.points, precision, speech) for side in one]
        said = f"[{one.before.id}] {' → '.join(points)} ({signed(one.gain, precision, speech)})"
        lines += _wrapped(f"{said}  {speech.text(one.before.item.criterion.title)}")
    if not changed:
        lines.append("  " + speech.say("No criterion changes."))
    old, new = (percent_or_dash(result.total.ratio, speech) for result in (before, after))
    lines.append(speech.say("Index: {before} → {after}", before=old, after=new))
    return lines


def _standing(standing: Standing, speech: Speech) -> list[str]:
    """The index so far and at the end, each area between its ends, and which criteria are how far decided."""
    result, precision = standing.result, standing.result.precision
    low, high, most = (
        speech.points(n, precision) for n in (standing.guaranteed, standing.attainable, standing.maximum)
    )
    ends = (percent_or_dash(standing.index_low, speech), percent_or_dash(standing.index_high, speech))
    now = percent_or_dash(result.total.ratio, speech)
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
        "",
        _areas(standing, speech),
        "",
        *_states(standing, speech),
    ]


def _areas(standing: Standing, speech: Speech) -> str:
    """Each area: so far, guaranteed, attainable, of how many points."""
    precision = standing.result.precision
    headers = speech.say("Area|So far|Guaranteed|Attainable|Maximum").split("|")
    rows = []
    for one in standing.areas:
        numbers = (one.now.points, one.range.guaranteed, one.range.attainable, one.range.maximum)
        words = [speech.points(units, precision) for units in numbers]
        if not one.now.maximum:
            words[0] = "–"
        rows.append([speech.text(one.area.title), *(words if one.range.maximum else ["–"] * 4)])
    return aligned(headers, rows, AREA_WIDTH)


def _states(standing: Standing, speech: Speech) -> list[str]:
    """How many criteria are settled, open and overdue, and which."""
    lines = []
    for state in State:
        found = [one.criterion.id for one in standing.criteria if one.state == state]
        title = speech.text(STATE_TITLES[state].filled(count=len(found)))
        said = title + (": " + ", ".join(found) if found else "")
        lines += wrap(printable(said), WIDTH, subsequent_indent="    ", break_on_hyphens=False)
    return lines


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
    found = [way for way in ways_of(result) if way.due_on is None]
    if not found:
        return [speech.say("No single figure raises the points.")]
    lines = [speech.say("Short by (one figure a line):")]
    for way in sorted(found, key=lambda way: -way.criterion.lost):
        label = speech.text(label_of(way, result))
        lines += _wrapped(f"[{way.criterion.id}] {label}: {change_words(way, result, speech)} → {reached(way, speech)}")
    return lines


def _needed(preview: Preview, speech: Speech) -> list[str]:
    """What needs several figures at once, and what is not due yet."""
    several = needed_lines(
        together(preview, speech), speech.say("Several figures at once, or not submitted yet:"), MOST_NEEDED, speech
    )
    later = needed_lines(ahead(preview, speech), speech.say("Not due yet (no loss so far):"), MOST_NEEDED, speech)
    return [
        line
        for said in (*several, *later)
        for line in wrap(printable(said), WIDTH, subsequent_indent="      ", break_on_hyphens=False)
    ]


def _due(standing: Standing, speech: Speech) -> list[str]:
    """What is overdue, then the next days with what is due on each."""
    days = [(late, day, list(every)) for (late, day), every in groupby(standing.deadlines, _moment)]
    if not days:
        return [speech.say("Nothing is left to submit.")]
    lines = [speech.say("To submit:")]
    for late, _, every in days[:MOST_DEADLINES]:
        when = due_words(every[0], speech)
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


def _wrapped(text: str) -> Iterator[str]:
    yield from wrap(printable(text), WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
