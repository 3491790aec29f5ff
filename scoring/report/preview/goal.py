"""The shortest way to a target on a terminal, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from scoring.advice.goal.model import Action, Goal, Status
from scoring.engine.result import Result
from scoring.language import Speech, printable
from scoring.report.preview.goal_words import (
    answer_sentence,
    effort_words,
    gained,
    proof_sentence,
    said_moves,
)
from scoring.report.preview.wording import signed

WIDTH: Final = 100
MOST_ACTIONS: Final = 8
"""Criteria that the list of what to do first shows; the others are counted."""


def goal_lines(goal: Goal, speech: Speech) -> list[str]:
    """The answer: what to change, what it comes to, and why nothing shorter does."""
    lines = list(_paragraph(answer_sentence(goal, speech)))
    if goal.status == Status.REACHED:
        return lines
    lines += _gains(goal, speech)
    if goal.blocks:
        lines.append(speech.say("What stays lost even then:"))
        for block in goal.blocks:
            lost = speech.points(block.lost, goal.result.precision)
            lines += _item(f"{lost}  [{block.criterion.id}] {speech.text(block.why)}")
    return [*lines, *_paragraph(proof_sentence(goal, speech))]


def action_lines(actions: Sequence[Action], result: Result, speech: Speech) -> list[str]:
    """What to do first, the most points per unit of effort first; empty if nothing can be done."""
    if not actions:
        return []
    lines = [speech.say("Do first (most points by the end of the period per unit of effort):")]
    for action in actions[:MOST_ACTIONS]:
        gain = speech.points(action.gain, result.precision)
        full = speech.say(" → full points") if action.is_full else ""
        effort = speech.say(" (effort {effort})", effort=effort_words(action.effort, speech))
        lines += _item(f"+{gain}{effort}  [{action.criterion.id}] {said_moves(action.moves, result, speech)}{full}")
    left = len(actions) - MOST_ACTIONS
    if left > 0:
        lines.append(speech.say("  and {left} more criteria", left=left))
    return lines


def _gains(goal: Goal, speech: Speech) -> Iterator[str]:
    """A line per criterion, the most gained first, with the moves that no line above has told."""
    told: set[int] = set()
    for gain in sorted(goal.gains, key=lambda gain: -gained(gain)):
        own = [move for move in goal.moves if move.column.slot in gain.criterion.item.slots]
        new = [move for move in own if move.column.slot not in told]
        told |= {move.column.slot for move in new}
        said = said_moves(new, goal.result, speech) if new else speech.say("by the figures above")
        points = signed(gained(gain), goal.result.precision, speech)
        yield from _item(f"{points}  [{gain.criterion.id}] {said}")
    silent = [move for move in goal.moves if move.column.slot not in told]
    if silent:
        yield from _item(said_moves(silent, goal.result, speech))


def _paragraph(text: str) -> Iterator[str]:
    yield from wrap(printable(text), WIDTH, break_on_hyphens=False)


def _item(text: str) -> Iterator[str]:
    yield from wrap(printable(text), WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
