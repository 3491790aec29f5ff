"""The shortest way to a target on a terminal, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from scoring.advice.distance_words import column_label
from scoring.advice.goal.model import Action, Gain, Goal, Move, Status
from scoring.advice.goal.words import move_words
from scoring.engine.result import Result
from scoring.exact import Ratio
from scoring.language import Speech, printable

WIDTH: Final = 100
MOST_ACTIONS: Final = 8
"""Criteria that the list of what to do first shows; the others are counted."""


def goal_lines(goal: Goal, speech: Speech) -> list[str]:
    """The answer: what to change, what it comes to, and why nothing shorter does."""
    target, day = speech.exactly(*goal.target), speech.day(goal.day)
    before, after = _index(goal.before.ratio, speech), _index(goal.after.ratio, speech)
    if goal.status == Status.REACHED:
        said = speech.say(
            "Target {target} % on {day}: reached already, at {before} without doing more; effort 0.",
            target=target, day=day, before=before,
        )  # fmt: skip
        return list(_paragraph(said))
    effort, count = _effort(goal.effort, speech), len(goal.moves)
    if goal.status == Status.REACHABLE:
        said = speech.say(
            "Target {target} % on {day}: the least effort is {effort}, {count} figures changed ({before} if nothing "
            "more is done, {after} with them):",
            target=target, day=day, effort=effort, count=count, before=before, after=after,
        )  # fmt: skip
    else:
        said = speech.say(
            "Target {target} % on {day}: out of reach. The best there is: {after}, with effort {effort} and {count} "
            "figures changed ({before} if nothing more is done):",
            target=target, day=day, effort=effort, count=count, before=before, after=after,
        )  # fmt: skip
    lines = [*_paragraph(said), *_gains(goal, speech)]
    if goal.blocks:
        lines.append(speech.say("What stays lost even then:"))
        for block in goal.blocks:
            lost = speech.points(block.lost, goal.result.precision)
            lines += _item(f"{lost}  [{block.criterion.id}] {speech.text(block.why)}")
    return [*lines, *_paragraph(_proof(goal, speech))]


def action_lines(actions: Sequence[Action], result: Result, speech: Speech) -> list[str]:
    """What to do first, the most points per unit of effort first; empty if nothing can be done."""
    if not actions:
        return []
    lines = [speech.say("Do first (most points by the end of the period per unit of effort):")]
    for action in actions[:MOST_ACTIONS]:
        gain = speech.points(action.gain, result.precision)
        full = speech.say(" → full points") if action.is_full else ""
        effort = speech.say(" (effort {effort})", effort=_effort(action.effort, speech))
        lines += _item(f"+{gain}{effort}  [{action.criterion.id}] {_moves(action.moves, result, speech)}{full}")
    left = len(actions) - MOST_ACTIONS
    if left > 0:
        lines.append(speech.say("  and {left} more criteria", left=left))
    return lines


def _gains(goal: Goal, speech: Speech) -> Iterator[str]:
    """A line per criterion, the most gained first, with the moves that no line above has told."""
    told: set[int] = set()
    for gain in sorted(goal.gains, key=lambda gain: -_gained(gain)):
        own = [move for move in goal.moves if move.column.slot in gain.criterion.item.slots]
        new = [move for move in own if move.column.slot not in told]
        told |= {move.column.slot for move in new}
        said = _moves(new, goal.result, speech) if new else speech.say("by the figures above")
        points = _signed(_gained(gain), goal.result.precision, speech)
        yield from _item(f"{points}  [{gain.criterion.id}] {said}")
    silent = [move for move in goal.moves if move.column.slot not in told]
    if silent:
        yield from _item(_moves(silent, goal.result, speech))


def _gained(gain: Gain) -> int:
    return (gain.after or 0) - (gain.before or 0)


def _moves(moves: Sequence[Move], result: Result, speech: Speech) -> str:
    return "; ".join(
        f"{speech.text(column_label(move.column, result))}: {move_words(move, result, speech)}" for move in moves
    )


def _proof(goal: Goal, speech: Speech) -> str:
    proof = goal.proof
    below = _index(proof.best_below, speech) if proof.best_below else None
    said = speech.say(
        "Proof: {facts} figures may still move; they feed {criteria} criteria in {groups} groups without a figure in "
        "common. Of all {combinations} combinations of the ways that no other way of a group beats, none does with "
        "less effort.",
        facts=speech.number(proof.facts),
        criteria=speech.number(proof.criteria),
        groups=speech.number(proof.groups),
        combinations=speech.number(proof.combinations),
    )
    return said if below is None else said + " " + speech.say("Less effort comes to {below} at most.", below=below)


def _effort(effort: Ratio, speech: Speech) -> str:
    """Every effort is written with decimals by the user, so it ends."""
    return speech.exactly(*_with_power_of_ten(effort))


def _with_power_of_ten(ratio: Ratio) -> Ratio:
    below = 1
    while below % ratio[1]:
        below *= 10
    return ratio[0] * (below // ratio[1]), below


def _index(ratio: Ratio | None, speech: Speech) -> str:
    return speech.percent(*ratio) if ratio else "–"


def _signed(units: int, precision: int, speech: Speech) -> str:
    return ("+" if units > 0 else "") + speech.points(units, precision)


def _paragraph(text: str) -> Iterator[str]:
    yield from wrap(printable(text), WIDTH, break_on_hyphens=False)


def _item(text: str) -> Iterator[str]:
    yield from wrap(printable(text), WIDTH, initial_indent="  ", subsequent_indent="      ", break_on_hyphens=False)
