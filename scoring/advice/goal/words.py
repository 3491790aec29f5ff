"""A move in words: how many units of which figure, which document by when, which answer."""

from __future__ import annotations

from scoring.advice.distance import Unit
from scoring.advice.distance_words import amount_words
from scoring.advice.goal.model import Move
from scoring.engine.result import Result
from scoring.language import Speech


def move_words(move: Move, result: Result, speech: Speech) -> str:
    """`580 hồ sơ nữa`, `đạt 90 % (chưa nộp số tổng)`, `nộp chậm nhất ngày 30/09/2024`."""
    if move.unit == Unit.DOCUMENT:
        if move.is_late:
            return speech.say("submit it now; it is late")
        return speech.say("submit it by {day}", day=speech.day(move.after))
    if move.unit == Unit.ANSWER:
        answer = speech.say("yes") if move.after else speech.say("no")
        return speech.say("the answer '{answer}'", answer=answer)
    if move.taken is not None:
        return _against(move, result, speech)
    return _from_nothing(move, result, speech) if move.before is None else _changed(move, result, speech)


def _from_nothing(move: Move, result: Result, speech: Speech) -> str:
    amount = amount_words(move.column, move.after, result, speech)
    if move.is_at_most:
        return speech.say("at most {amount} (nothing submitted yet)", amount=amount)
    return speech.say("{amount} (nothing submitted yet)", amount=amount)


def _changed(move: Move, result: Result, speech: Speech) -> str:
    amount = amount_words(move.column, abs(move.change), result, speech)
    if move.change > 0:
        return speech.say("{said} more", said=amount)
    return speech.say("{said} fewer", said=amount)


def _against(move: Move, result: Result, speech: Speech) -> str:
    """A figure whose whole, or what it is taken from, is not submitted either: the rate or the difference it needs."""
    if move.taken is None:
        return ""
    if not move.taken.is_whole:
        amount = amount_words(move.column, move.taken.value - move.after, result, speech)
        return speech.say("a difference of {amount} (neither figure submitted yet)", amount=amount)
    rate = speech.percent(move.after, move.taken.value)
    if move.is_at_most:
        return speech.say("at most {rate} of the whole (not submitted yet)", rate=rate)
    return speech.say("{rate} of the whole (not submitted yet)", rate=rate)
