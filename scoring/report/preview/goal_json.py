"""The shortest way to a target as plain values, and what to do first."""

from __future__ import annotations

from datetime import date
from typing import Any

from scoring.advice.distance import Unit
from scoring.advice.distance_words import column_label
from scoring.advice.goal.model import Action, Gain, Goal, Move
from scoring.advice.goal.together import Need
from scoring.advice.goal.words import move_words
from scoring.engine.explain import plain_value
from scoring.engine.result import Result, Sum
from scoring.exact import Ratio, decimal_of, rounded_decimal
from scoring.language import Words, in_both
from scoring.report.preview.goal_words import effort_number, gained


def goal_as_dict(goal: Goal) -> dict[str, Any]:
    """The answer; `docs/preview.schema.json` says what each key means."""
    result, proof = goal.result, goal.proof
    places = result.precision
    return {
        "status": goal.status.value,
        "target": decimal_of(goal.target[0] * 10**12 // goal.target[1], 12),
        "judged_on": date.fromordinal(goal.day).isoformat(),
        "before": _total(goal.before, places),
        "after": _total(goal.after, places),
        "effort": effort_number(goal.effort),
        "moves": [_move(move, result) for move in goal.moves],
        "gains": [_gain(gain, places) for gain in goal.gains],
        "blocks": [
            {"criterion": one.criterion.id, "lost": decimal_of(one.lost, places), "why": _both(one.why)}
            for one in goal.blocks
        ],
        "proof": {
            "facts": proof.facts,
            "criteria": proof.criteria,
            "groups": proof.groups,
            "ways": proof.options,
            "combinations": proof.combinations,
            "best_index_with_less": _index(proof.best_below),
        },
    }


def action_as_dict(action: Action, result: Result) -> dict[str, Any]:
    """What one criterion may do first."""
    return {
        "criterion": action.criterion.id,
        "moves": [_move(move, result) for move in action.moves],
        "effort": effort_number(action.effort),
        "gain": decimal_of(action.gain, result.precision),
        "is_full": action.is_full,
    }


def need_as_dict(need: Need, result: Result) -> dict[str, Any]:
    """What one criterion needs at once."""
    return {
        "criterion": need.criterion.id,
        "moves": [_move(move, result) for move in need.moves],
        "points": decimal_of(need.points, result.precision),
        "is_full": need.is_full,
        "is_ahead": need.is_ahead,
    }


def _move(move: Move, result: Result) -> dict[str, Any]:
    fact = result.rulebook.facts[move.column.fact]
    places = 0 if move.unit != Unit.FACT else move.column.places - (2 if fact.type == "percent" else 0)
    return {
        "fact": move.column.fact,
        "key": move.column.key,
        "label": _both(column_label(move.column, result)),
        "unit": move.unit.value,
        "before": plain_value(move.before, fact),
        "after": plain_value(move.after, fact),
        "change": decimal_of(move.change, places) if move.unit == Unit.FACT else None,
        "by": None if move.by is None else date.fromordinal(move.by).isoformat(),
        "is_late": move.is_late,
        "reckoned_with": None if move.taken is None else {
            "fact": move.taken.column.fact,
            "key": move.taken.column.key,
            "value": decimal_of(move.taken.value, move.taken.column.places),
        },
        "effort": effort_number(move.effort),
        "words": _both(in_both(lambda speech: move_words(move, result, speech))),
    }  # fmt: skip


def _gain(gain: Gain, places: int) -> dict[str, Any]:
    before, after = (None if units is None else decimal_of(units, places) for units in (gain.before, gain.after))
    return {
        "criterion": gain.criterion.id,
        "before": before,
        "after": after,
        "difference": decimal_of(gained(gain), places),
    }


def _total(total: Sum, places: int) -> dict[str, Any]:
    return {
        "points": decimal_of(total.points, places),
        "max_points": decimal_of(total.maximum, places),
        "index": _index(total.ratio),
    }


def _index(ratio: Ratio | None) -> Any:
    return rounded_decimal(ratio[0] * 100, ratio[1], 2) if ratio and ratio[1] else None


def _both(text: Words) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}
