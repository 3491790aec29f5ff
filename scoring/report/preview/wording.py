"""The words that the formats of a preview share: states, kinds of risk, and how far a change reaches."""

from __future__ import annotations

from typing import Final

from scoring.advice.distance import Reach, Way
from scoring.advice.risk import Risk
from scoring.advice.standing import Deadline, State
from scoring.engine.result import Result
from scoring.exact import Ratio
from scoring.language import Message, Speech, message_in

STATES: Final = {
    State.SETTLED: message_in("of a criterion", "settled"),
    State.OPEN: message_in("of a criterion", "open"),
    State.OVERDUE: message_in("of a criterion", "overdue"),
}
STATE_TITLES: Final = {
    State.SETTLED: Message("Settled ({count})"),
    State.OPEN: Message("Open ({count})"),
    State.OVERDUE: Message("Overdue ({count})"),
}
RISKS: Final = {
    Risk.DUE: Message("due soon"),
    Risk.DOCUMENT: Message("no document"),
    Risk.PACE: Message("projection"),
    Risk.MARGIN: Message("small margin"),
    Risk.SHORT: Message("below the target"),
}

REACHES: Final = {
    Reach.STEP: Message("next band"),
    Reach.FULL: Message("full points"),
    Reach.MOST: Message("the most by this alone"),
}


def heading_lines(result: Result, speech: Speech) -> list[str]:
    """The rulebook, the day, and the note of the evidence; a line each."""
    head = result.rulebook.head
    book = f"{speech.text(head.title)} ({head.source.document})"
    as_of = speech.day(result.evidence.as_of.toordinal())
    lines = [book, speech.say("Facts as of {as_of}", as_of=as_of)]
    return lines + ([result.evidence.note] if result.evidence.note else [])


def reached(way: Way, speech: Speech) -> str:
    """`0,91 (đủ điểm)`: the points a change comes to, and what they are."""
    points = speech.points(way.points, way.criterion.precision)
    if way.reach == Reach.FULL:
        return speech.say("{points} (full)", points=points)
    if way.reach == Reach.STEP:
        return speech.say("{points} (next band)", points=points)
    return speech.say("{points} (the most by this alone)", points=points)


def points_or_dash(units: int | None, precision: int, speech: Speech) -> str:
    """Points in words; a dash where there are none, which is not a zero."""
    return "–" if units is None else speech.points(units, precision)


def signed(units: int, precision: int, speech: Speech) -> str:
    """`+0,05`, `-0,31`, `0`."""
    return ("+" if units > 0 else "") + speech.points(units, precision)


def percent_or_dash(ratio: Ratio | None, speech: Speech) -> str:
    """An index in words; a dash where nothing is applicable."""
    return speech.percent(*ratio) if ratio else "–"


def due_words(deadline: Deadline, speech: Speech) -> str:
    """The day by which something is due, or that another document decides it."""
    return speech.say("not known yet") if deadline.day is None else speech.day(deadline.day)
