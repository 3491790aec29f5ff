"""The words of a goal that every format shares: the answer and its proof in a sentence, moves and efforts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scoring.advice.distance_words import column_label
from scoring.advice.goal.model import Gain, Goal, Move, Status
from scoring.advice.goal.words import move_words
from scoring.engine.result import Result
from scoring.exact import Ratio, decimal_of
from scoring.language import Speech
from scoring.report.preview.wording import percent_or_dash


def answer_sentence(goal: Goal, speech: Speech) -> str:
    """How the index stands to the target, what that costs, and what it comes to."""
    target, day = speech.exactly(*goal.target), speech.day(goal.day)
    before, after = (percent_or_dash(total.ratio, speech) for total in (goal.before, goal.after))
    effort, count = effort_words(goal.effort, speech), len(goal.moves)
    if goal.status == Status.REACHED:
        return speech.say(
            "Target {target} % on {day}: reached already, at {before} without doing more; effort 0.",
            target=target, day=day, before=before,
        )  # fmt: skip
    if goal.status == Status.REACHABLE:
        return speech.say(
            "Target {target} % on {day}: the least effort is {effort}, {count} figures changed ({before} if nothing "
            "more is done, {after} with them):",
            target=target, day=day, effort=effort, count=count, before=before, after=after,
        )  # fmt: skip
    return speech.say(
        "Target {target} % on {day}: out of reach. The best there is: {after}, with effort {effort} and {count} "
        "figures changed ({before} if nothing more is done):",
        target=target, day=day, effort=effort, count=count, before=before, after=after,
    )  # fmt: skip


def proof_sentence(goal: Goal, speech: Speech) -> str:
    """What was compared, and how far less effort comes."""
    proof = goal.proof
    below = percent_or_dash(proof.best_below, speech) if proof.best_below else None
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


def said_move(move: Move, result: Result, speech: Speech) -> str:
    """`Số kết quả đã số hóa: 7.000 hồ sơ nữa`."""
    return f"{speech.text(column_label(move.column, result))}: {move_words(move, result, speech)}"


def said_moves(moves: Sequence[Move], result: Result, speech: Speech) -> str:
    """Several moves in one line."""
    return "; ".join(said_move(move, result, speech) for move in moves)


def gained(gain: Gain) -> int:
    """Points gained in units of 10**-precision, below 0 for points lost; without points counts as 0."""
    return (gain.after or 0) - (gain.before or 0)


def effort_words(effort: Ratio, speech: Speech) -> str:
    """An effort; every one is written with decimals by the user, so it ends."""
    return speech.exactly(*_with_power_of_ten(effort)[:2])


def effort_number(effort: Ratio) -> Decimal:
    """The same as a plain decimal.

    >>> effort_number((13, 4)), effort_number((2, 1))
    (Decimal('3.25'), Decimal('2'))
    """
    above, _, places = _with_power_of_ten(effort)
    return decimal_of(above, places)


def _with_power_of_ten(ratio: Ratio) -> tuple[int, int, int]:
    below, places = 1, 0
    while below % ratio[1]:
        below, places = below * 10, places + 1
    return ratio[0] * (below // ratio[1]), below, places
