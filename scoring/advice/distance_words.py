"""A way to more points in words: how many units of which figure."""

from __future__ import annotations

from scoring.advice.distance import Unit, Way
from scoring.engine.result import Result
from scoring.language import Message, Speech, Words
from scoring.rulebook.columns import Column
from scoring.rulebook.unit_words import unit_after


def change_words(way: Way, result: Result, speech: Speech) -> str:
    """`580 hồ sơ nữa`, `bớt 5 hồ sơ`, `sớm hơn 8 ngày`."""
    many = abs(way.change)
    if way.unit == Unit.DAYS:
        return speech.plural("{count} day earlier", "{count} days earlier", many)
    if way.unit == Unit.DOCUMENT:
        return speech.say("1 document more")
    if way.unit == Unit.ANSWER:
        answer = speech.say("yes") if way.change > 0 else speech.say("no")
        return speech.say("the answer '{answer}'", answer=answer)
    said = amount_words(way.column, many, result, speech)
    if way.change > 0:
        return speech.say("{said} more", said=said)
    return speech.say("{said} fewer", said=said)


def amount_words(column: Column, many: int, result: Result, speech: Speech) -> str:
    """`580 hồ sơ`, `5,8 điểm phần trăm`: so many integers of a column in its unit."""
    fact, below = result.rulebook.facts[column.fact], 10**column.places
    amount = speech.exactly(many * 100, below) if fact.type == "percent" else speech.exactly(many, below)
    if fact.type != "percent":
        return amount + unit_after(fact, many == below, speech)
    return f"{amount} " + (speech.say("percentage point") if many * 100 == below else speech.say("percentage points"))


def label_of(way: Way, result: Result) -> Words:
    """The question of the fact, with the month or quarter where it has several."""
    return column_label(way.column, result)


def column_label(column: Column, result: Result) -> Words:
    """The question behind a column, with its month, quarter or answer where the fact has several."""
    fact = result.rulebook.facts[column.fact]
    answers = fact.answers or {}
    if column.key in answers:
        part = answers[column.key].label
    elif column.key is not None and fact.type in ("counts", "documents"):
        part = fact.parts(result.plan.setting.starts_on.year)[column.key].label
    else:
        return fact.label
    return Message("{label}, {part}", label=fact.label, part=part)
