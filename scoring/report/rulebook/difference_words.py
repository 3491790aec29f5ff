"""The words of a comparison of rulebooks: aspects, what changed, for whom, values, and points that moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from scoring.advice.rule_change import CriterionShift, Shift, Step
from scoring.language import Speech, Text
from scoring.rulebook.book import Rulebook
from scoring.rulebook.cost_words import declared_words, dong_words
from scoring.rulebook.meaning import Aspect
from scoring.rulebook.target_words import number_words, target_words

ASPECTS: Final = {
    Aspect.MOVED: Text("chuyển lĩnh vực", "moved"),
    Aspect.REWEIGHTED: Text("đổi điểm", "re-weighted"),
    Aspect.RETARGETED: Text("đổi chỉ tiêu", "re-targeted"),
    Aspect.RESCOPED: Text("đổi đối tượng", "re-scoped"),
    Aspect.REMEASURED: Text("đổi cách chấm", "re-measured"),
    Aspect.REASSIGNED: Text("đổi trách nhiệm", "re-assigned"),
    Aspect.REBUDGETED: Text("đổi kinh phí", "re-budgeted"),
    Aspect.TEXTS: Text("đổi lời", "texts"),
}
_WHAT: Final = {
    "area": Text("lĩnh vực", "area"),
    "max_points": Text("điểm tối đa", "maximum"),
    "parts": Text("điểm các phần", "points of the parts"),
    "target": Text("chỉ tiêu", "target"),
    "asked": Text("được hỏi", "asked"),
    "agencies": Text("cơ quan", "agencies"),
    "when": Text("điều kiện áp dụng", "asked when"),
    "otherwise": Text("khi không áp dụng", "otherwise"),
    "counts_as": Text("tính vào", "counts as"),
    "source": Text("nguồn", "source"),
    "due_on": Text("đến hạn", "due on"),
    "when_missing": Text("khi thiếu số liệu", "when missing"),
    "zero_if": Text("mất điểm nếu", "zero if"),
    "combined": Text("gộp các phần", "parts combined"),
    "measure": Text("cách đo", "measure"),
    "scale": Text("thang điểm", "scale"),
    "responsible": Text("trách nhiệm", "responsible"),
    "budget": Text("kinh phí", "budget"),
    "title": Text("tên", "title"),
    "clause": Text("điều khoản", "clause"),
    "notes": Text("ghi chú", "notes"),
    "remedies": Text("giải pháp khắc phục", "remedies"),
    "product": Text("sản phẩm", "product"),
    "fact": Text("dữ liệu", "fact"),
}


def aspect_words(aspect: Aspect, speech: Speech) -> str:
    """In what respect something changed."""
    return speech.text(ASPECTS[aspect])


def what_words(what: str, speech: Speech) -> str:
    """`điểm tối đa`, `cách đo 2`; a key that only rulebooks use stays as it is written there."""
    word, space, rest = what.partition(" ")
    return (speech.text(_WHAT[word]) if word in _WHAT else word) + space + rest


def place_words(where: str, book: Rulebook, speech: Speech) -> str:
    """`people_committee/province+has_desk` in words."""
    keys = where.replace("+", "/").split("/")
    return ", ".join(speech.text(book.names[key]) if key in book.names else key for key in keys)


def value_words(value: Any, book: Rulebook, speech: Speech) -> str:
    """A value of a comparison: a number, a target, a unit by its name; what is more is written as the rulebook does."""
    if value is None or value in ([], ()):
        return "–"
    if isinstance(value, bool):
        return speech.say("có", "yes") if value else speech.say("không", "no")
    if isinstance(value, Decimal):
        return number_words(value, speech)
    if isinstance(value, (list, tuple)):
        return "; ".join(value_words(inner, book, speech) for inner in value)
    if isinstance(value, dict):
        return _mapping_words(value, book, speech)
    return speech.text(book.head.units[value]) if value in book.head.units else str(value)


def _mapping_words(value: dict[str, Any], book: Rulebook, speech: Speech) -> str:
    if "op" in value:
        return target_words(value, speech)
    if value.keys() == {"dong"}:
        return dong_words(value["dong"], speech)
    if value.keys() == {"unit", "total"}:
        return declared_words(value["unit"], value["total"], speech)
    if value.keys() == {"vi", "en"}:
        return str(value[speech.language])
    said = (f"{key}: {value_words(inner, book, speech)}" for key, inner in value.items() if inner not in (None, [], {}))
    return "{" + ", ".join(said) + "}"


def step_rows(shift: Shift, speech: Speech) -> Iterator[list[str]]:
    """The totals of an agency, then the criteria that moved, each with the two parts of its change."""
    for label, step in (
        (speech.say("Điểm", "Points"), shift.points),
        (speech.say("Tối đa", "Maximum"), shift.max_points),
        (speech.say("Chỉ số", "Index"), shift.rate),
        (speech.say("Điểm thưởng", "Bonus"), shift.bonus),
        (speech.say("Điểm phạt", "Penalty"), shift.penalty),
    ):
        if label not in (speech.say("Điểm thưởng", "Bonus"), speech.say("Điểm phạt", "Penalty")) or any(step):
            yield [label, *_step(step, speech)]
    for criterion in shift.criteria:
        yield [_criterion(criterion, speech), *_step(criterion.points, speech)]


def _criterion(criterion: CriterionShift, speech: Speech) -> str:
    """`[3.1] (tối đa 0,91 → 2)`, and whether evidence is missing under the new rules."""
    most = criterion.max_points
    said = f"[{criterion.id}]"
    if most.old != most.new:
        both = " → ".join("–" if one is None else number_words(one, speech) for one in (most.old, most.new))
        said += f" ({speech.say('tối đa', 'max')} {both})"
    if criterion.outcomes[1] == "missing" and criterion.outcomes[0] != "missing":
        said += speech.say("; số liệu cũ không có", "; not in the old evidence")
    return said


def _step(step: Step, speech: Speech) -> list[str]:
    stations = ["–" if one is None else number_words(one, speech) for one in (step.old, step.new)]
    rules, performance, total = (_signed(part, speech) for part in (step.rules, step.performance, step.total))
    return [stations[0], rules, performance, stations[1], total]


def _signed(number: Decimal, speech: Speech) -> str:
    """`+0,92`, `-0,5`, `0`"""
    return ("+" if number > 0 else "") + number_words(number, speech)
