"""A way to more points in words: how many units of which figure."""

from __future__ import annotations

from scoring.advice.distance import Unit, Way
from scoring.engine.result import Result
from scoring.language import Speech, Text
from scoring.rulebook.facts import Fact


def change_words(way: Way, result: Result, speech: Speech) -> str:
    """`580 hồ sơ nữa`, `bớt 5 hồ sơ`, `sớm hơn 8 ngày`."""
    many = abs(way.change)
    if way.unit == Unit.DAYS:
        return speech.say(f"sớm hơn {many} ngày", f"{many} {'day' if many == 1 else 'days'} earlier")
    if way.unit == Unit.DOCUMENT:
        return speech.say("thêm 1 văn bản", "1 document more")
    if way.unit == Unit.ANSWER:
        answer = speech.say("có", "yes") if way.change > 0 else speech.say("không", "no")
        return speech.say(f"trả lời là “{answer}”", f"the answer '{answer}'")
    fact, below = result.rulebook.facts[way.column.fact], 10**way.column.places
    amount = speech.exactly(many * 100, below) if fact.type == "percent" else speech.exactly(many, below)
    said = f"{amount} {speech.text(_unit(fact))}".rstrip()
    if way.change > 0:
        return speech.say(f"{said} nữa", f"{said} more")
    return speech.say(f"bớt {said}", f"{said} fewer")


def _unit(fact: Fact) -> Text:
    if fact.type == "percent":
        return Text("điểm phần trăm", "percentage points")
    return fact.unit or (Text("đồng", "đồng") if fact.type == "money" else Text("đơn vị", "units"))


def label_of(way: Way, result: Result) -> Text:
    """The question of the fact, with the month or quarter where it has several."""
    fact = result.rulebook.facts[way.column.fact]
    if way.column.key is None or fact.type not in ("counts", "documents"):
        return fact.label
    part = fact.parts(result.plan.setting.starts_on.year)[way.column.key].label
    return Text(f"{fact.label.vi}, {part.vi}", f"{fact.label.en}, {part.en}")
