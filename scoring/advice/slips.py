"""Slips: points that a slip of one value, or of one figure towards a violation, would take away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from scoring.advice.closing import Closing
from scoring.advice.distance_words import amount_words, column_label
from scoring.advice.risk import AtRisk, Risk, part_words
from scoring.engine.criterion import combined_points, compile_parts, part_points
from scoring.engine.interval import only_grows
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Reason
from scoring.exact import Ratio
from scoring.language import Speech, in_both
from scoring.rulebook.columns import Column
from scoring.rulebook.criterion import Part
from scoring.rulebook.facts import NUMERIC
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.threshold import Threshold

DEFAULT_SLACK_OF_RATE: Final[Ratio] = (2, 100)
"""2 percentage points: the margin below which a rate that is still moving is at risk, unless the criterion says."""
DEFAULT_SLACK: Final[Ratio] = (1, 1)
"""One unit: the same for any other number."""


def by_slip(criterion: CriterionResult, result: Result) -> Iterator[AtRisk]:
    """Each part that a slip of its value by the slack would cost points: a rate, a number, a difference.

    A part in proportion that is below its target loses by any slip and is told as short of it instead.
    """
    points, item = criterion.verdict.points or 0, criterion.item
    compiled = compile_parts(item.criterion, result.plan.setting, item.maximum)
    earned = [part_points(part, tuple(result.row))[0] for part in compiled]
    for number, (part, ready) in enumerate(zip(item.criterion.parts, compiled, strict=True)):
        own, value = earned[number], ready.measured(tuple(result.row))
        if part.measure.yields != "number" or own is None or value is None or not value[1]:
            continue
        if own[0] < ready.maximum * own[1] and not isinstance(part.scale, (Bands, Threshold)):
            continue
        slack = slack_of(part, result)
        worst = points
        for side in _sides(part, result):
            slipped = [*earned[:number], ready.earn(*_shifted(value, slack, side)), *earned[number + 1 :]]
            left = combined_points(item.criterion, [one for one in slipped if one is not None], item.maximum)
            worst = min(worst, left)
        if worst < points:
            why = in_both(partial(_slip_words, part, criterion, result))
            yield AtRisk(criterion, Risk.MARGIN, why, points - worst, None)


def slack_of(part: Part, result: Result) -> Ratio:
    """The slack that a part declares, or the default: 2 percentage points of a rate, 1 of any other number."""
    if part.slack:
        return part.slack.ratio
    return DEFAULT_SLACK_OF_RATE if part.measure.reads_as_percent(result.rulebook.facts) else DEFAULT_SLACK


def _sides(part: Part, result: Result) -> tuple[int, ...]:
    """The sides to which the value may slip and lose: never down where it only grows."""
    direction = part.scale.direction(result.plan.profile)
    sides = {1: (-1,), -1: (1,)}.get(direction, (-1, 1))
    return tuple(side for side in sides if side > 0 or not only_grows(part.measure, result.plan.setting))


def _shifted(value: tuple[int, ...], slack: Ratio, side: int) -> Ratio:
    return value[0] * slack[1] + side * slack[0] * value[1], value[1] * slack[1]


def _slip_words(part: Part, criterion: CriterionResult, result: Result, speech: Speech) -> str:
    words, slack = part_words(part, criterion, result, tuple(result.row), speech), slack_of(part, result)
    if part.title is not None:
        words = f"{speech.text(part.title)}: {words}"
    if part.measure.reads_as_percent(result.rulebook.facts):
        margin = speech.exactly(slack[0] * 100, slack[1])
        return speech.say("{words}: a slip of {margin} percentage points loses points", words=words, margin=margin)
    margin = speech.exactly(*slack)
    return speech.say("{words}: a slip by {margin} loses points", words=words, margin=margin)


def by_violation(place: int, closing: Closing) -> Iterator[AtRisk]:
    """Each figure of which one unit (2 percentage points) more, or less, would take away all that is earned."""
    result = closing.result
    criterion, row = result.criteria[place], tuple(result.row)
    points = criterion.verdict.points or 0
    for column in _watched(place, closing) if points else ():
        for side in (1, -1):
            value = (row[column.slot] or 0) + side * _step(column, result)
            if row[column.slot] is None or value < 0 or (side < 0 and result.rulebook.facts[column.fact].cumulative):
                continue
            outcome, left, reason, *_ = closing.record(place, closing.changed({column.slot: value}, row))
            del outcome
            if reason in (Reason.ZERO_IF, Reason.VETO) and (left or 0) < points:
                why = in_both(partial(_violation_words, column, result))
                yield AtRisk(criterion, Risk.MARGIN, why, points - (left or 0), None)
                break


def _watched(place: int, closing: Closing) -> list[Column]:
    """The numbers that `zero_if` and the vetoes of a criterion look at, those given to the agency left out."""
    own = closing.items[place].criterion.zero_if
    trees = [*([own.tree] if own else []), *closing.vetoes_of(place)]
    columns = {name: closing.columns.by_name[name] for tree in trees for name in tree.names()}
    facts = closing.result.rulebook.facts
    return [one for one in columns.values() if facts[one.fact].type in NUMERIC and facts[one.fact].effort != "fixed"]


def _step(column: Column, result: Result) -> int:
    """The default slack in integers of a column."""
    above, below = DEFAULT_SLACK_OF_RATE if result.rulebook.facts[column.fact].type == "percent" else DEFAULT_SLACK
    return int(above * 10**column.places // below)


def _violation_words(column: Column, result: Result, speech: Speech) -> str:
    label = speech.text(column_label(column, result))
    now = amount_words(column, result.row[column.slot] or 0, result, speech)
    is_percent = result.rulebook.facts[column.fact].type == "percent"
    step = amount_words(column, _step(column, result), result, speech) if is_percent else speech.exactly(*DEFAULT_SLACK)
    return speech.say("{label}: {now}; a slip by {step} takes away all points", label=label, now=now, step=step)
