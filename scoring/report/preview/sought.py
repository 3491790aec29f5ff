"""The shortest way to a target in tables: what to change, what that gains, what stays lost; and what to do first."""

from __future__ import annotations

from scoring.advice.distance_words import column_label
from scoring.advice.goal.model import Action, Gain, Goal, Move, Status
from scoring.advice.goal.words import move_words
from scoring.engine.result import Result
from scoring.exact import Ratio, decimal_of, rounded_decimal
from scoring.language import Speech
from scoring.report.preview import Preview
from scoring.report.preview.goal_words import (
    answer_sentence,
    effort_number,
    effort_words,
    gained,
    proof_sentence,
    said_moves,
)
from scoring.report.preview.wording import signed
from scoring.report.tables import Cell, Heading, Section, count_cell, day_cell, points_cell


def goal_moves(preview: Preview, speech: Speech) -> Section | None:
    """The figures to change, in the order of the rulebook; None where no target is asked for."""
    goal = preview.goal
    if goal is None:
        return None
    headings = (
        Heading(speech.say("Figure"), 60),
        Heading(speech.say("To change"), 40),
        Heading(speech.say("Effort"), 10, is_number=True),
        Heading(speech.say("At the latest"), 14, is_number=True),
        Heading(speech.say("Feeds"), 20),
    )
    lines = [answer_sentence(goal, speech)]
    if goal.status != Status.REACHED:
        lines.append(proof_sentence(goal, speech))
    rows = tuple(_move_row(move, goal, speech) for move in goal.moves)
    title = speech.say("The shortest way to {target} %", target=speech.exactly(*goal.target))
    return Section("goal", title, tuple(lines), headings, rows, speech.say("Nothing is to be changed."))


def _move_row(move: Move, goal: Goal, speech: Speech) -> tuple[Cell, ...]:
    fed = [gain.criterion.id for gain in goal.gains if move.column.slot in gain.criterion.item.slots]
    return (
        Cell(speech.text(column_label(move.column, goal.result))),
        Cell(move_words(move, goal.result, speech)),
        _effort_cell(move.effort, speech),
        Cell("") if move.by is None else day_cell(move.by, speech),
        Cell(", ".join(fed)),
    )


def goal_gains(preview: Preview, speech: Speech) -> Section | None:
    """The criteria that come to other points by it, the most gained first; None where nothing is changed."""
    goal = preview.goal
    if goal is None or not goal.moves:
        return None
    precision = goal.result.precision
    names = speech.say("If nothing more is done|With the changes|Difference").split("|")
    headings = (
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 60),
        *(Heading(name, 16, is_number=True) for name in names),
    )
    rows = [_gain_row(gain, precision, speech) for gain in sorted(goal.gains, key=lambda gain: -gained(gain))]
    difference = goal.after.points - goal.before.points
    total = (
        Cell(""),
        Cell(speech.say("Total")),
        points_cell(goal.before.points, precision, speech),
        points_cell(goal.after.points, precision, speech),
        Cell(signed(difference, precision, speech), decimal_of(difference, precision)),
    )
    return Section("goal_gains", speech.say("What it gains"), (), headings, tuple(rows), "", total)


def _gain_row(gain: Gain, precision: int, speech: Speech) -> tuple[Cell, ...]:
    rule, difference = gain.criterion.item.criterion, gained(gain)
    return (
        Cell(rule.id),
        Cell(speech.text(rule.title)),
        points_cell(gain.before, precision, speech),
        points_cell(gain.after, precision, speech),
        Cell(signed(difference, precision, speech), decimal_of(difference, precision)),
    )


def goal_blocks(preview: Preview, speech: Speech) -> Section | None:
    """What stays lost even in the best there is; None where the target is within reach."""
    goal = preview.goal
    if goal is None or not goal.blocks:
        return None
    headings = (
        Heading(speech.say("Points lost"), 12, is_number=True),
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 60),
        Heading(speech.say("Why"), 60),
    )
    rows = tuple(
        (
            points_cell(block.lost, goal.result.precision, speech),
            Cell(block.criterion.id),
            Cell(speech.text(block.criterion.item.criterion.title)),
            Cell(speech.text(block.why)),
        )
        for block in goal.blocks
    )
    return Section("goal_blocks", speech.say("What stays lost even then"), (), headings, rows, "")


def first_steps(preview: Preview, speech: Speech) -> Section:
    """Every criterion by what its own figures gain per unit of effort, the most first."""
    result = preview.result
    names = speech.say("Points gained|Effort|Points per unit of effort").split("|")
    headings = (
        Heading(speech.say("Order"), 8, is_number=True),
        Heading(speech.say("Id"), 12),
        Heading(speech.say("Criterion"), 44),
        Heading(speech.say("What to do"), 60),
        *(Heading(name, 12, is_number=True) for name in names),
        Heading(speech.say("That is"), 16),
    )
    rows = tuple(_action_row(order, one, result, speech) for order, one in enumerate(preview.actions, 1))
    lines = (speech.say("Points are those by the end of the period, over all criteria that the figures feed."),)
    empty = speech.say("Nothing that may still move gains points.")
    return Section("first_steps", speech.say("Do first"), lines if rows else (), headings, rows, empty)


def _action_row(order: int, action: Action, result: Result, speech: Speech) -> tuple[Cell, ...]:
    rule = action.criterion.item.criterion
    return (
        count_cell(order),
        Cell(rule.id),
        Cell(speech.text(rule.title)),
        Cell(said_moves(action.moves, result, speech)),
        points_cell(action.gain, result.precision, speech),
        _effort_cell(action.effort, speech),
        _each_cell(action, result, speech),
        Cell(speech.say("full points"), mark="full") if action.is_full else Cell(""),
    )


def _each_cell(action: Action, result: Result, speech: Speech) -> Cell:
    """Points per unit of effort, to two places; a dash where it costs none."""
    above, below = action.gain * action.effort[1], action.effort[0] * 10**result.precision
    if not below:
        return Cell("–")
    return Cell(speech.number(above, below, 2), rounded_decimal(above, below, 2))


def _effort_cell(effort: Ratio, speech: Speech) -> Cell:
    above, below = effort
    return Cell(effort_words(effort, speech), effort_number(effort) if above % below else above // below)
