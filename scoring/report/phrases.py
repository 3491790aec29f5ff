"""The phrases that the text reports share: numbers of an area, lines under the total, places, claims, remedies."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from scoring.engine.classification import ClassReason
from scoring.engine.explain import facts_used
from scoring.engine.result import CriterionResult, Result, Sum
from scoring.language import Message, Speech
from scoring.rulebook.criterion import Remedy
from scoring.rulebook.units import responsible_names, unit_names


def area_numbers(total: Sum, precision: int, speech: Speech) -> list[str]:
    """Points, applicable maximum and index in words; dashes where nothing is applicable, which is not a zero."""
    if total.ratio is None:
        return ["–", "–", "–"]
    points, maximum = speech.points(total.points, precision), speech.points(total.maximum, precision)
    return [points, maximum, speech.percent(*total.ratio)]


def decimal_words(points: Decimal, speech: Speech) -> str:
    """Points in words, two places."""
    whole, _, fraction = f"{points:f}".partition(".")
    return speech.points(int(whole + fraction), len(fraction))


def total_lines(result: Result, speech: Speech) -> Iterator[str]:
    """Bonus and penalty where the rulebook has them, the class, and what is still open before the period ends."""
    head = result.rulebook.head
    for cap, points, label in (
        (head.bonus, result.bonus, speech.say("Bonus")),
        (head.penalty, result.penalty, speech.say("Penalty")),
    ):
        if cap is not None:
            most = speech.say("at most")
            yield f"{label}: {decimal_words(points, speech)} ({most} {decimal_words(cap.at_most, speech)})"
    classed = class_words(result, speech)
    if classed:
        yield speech.say("Class: ") + classed
    if is_provisional(result):
        low, high = (decimal_words(points, speech) for points in result.interval)
        yield speech.say(
            "The period is not over: {low} points are guaranteed, {high} are still attainable.", low=low, high=high
        )


def class_words(result: Result, speech: Speech) -> str:
    """The class, or why there is none; empty where the rulebook has no classes."""
    name, reason = result.classed
    return name if name is not None else speech.text(_NO_CLASS[reason]) if reason in _NO_CLASS else ""


_NO_CLASS: Final = {
    ClassReason.NOT_DECIDED: Message("not decided yet"),
    ClassReason.UNCLASSIFIED: Message("unclassified"),
    ClassReason.PENDING: Message("not yet"),
    ClassReason.NOT_APPLICABLE: Message("not applicable"),
}


def is_provisional(result: Result) -> bool:
    """True before the end of the period."""
    return result.evidence.as_of < result.rulebook.head.period.to


def lost_words(result: Result, speech: Speech) -> str:
    """`Điểm trừ: 4,22 điểm ở 12 tiêu chí`"""
    lost = result.deductions
    total = speech.points(sum(criterion.lost for criterion in lost), result.precision)
    if is_provisional(result):
        return speech.say("Points lost so far: {total}, criteria: {count}", total=total, count=len(lost))
    return speech.say("Points lost: {total}, criteria: {count}", total=total, count=len(lost))


def rounding_note(result: Result, speech: Speech) -> str:
    """Why printed points may not add up to the last digit, where they may not; otherwise empty."""
    unit = max(10 ** (result.precision - 2), 1)
    if all(criterion.lost % unit == 0 for criterion in result.deductions):
        return ""
    return speech.say("(Points are printed to 0.01; totals are added up before that.)")


def detail_lines(criterion: CriterionResult, result: Result, speech: Speech) -> Iterator[str]:
    """A line each, where there is one: what the agency claims, where the figures stand, who answers."""
    rule = criterion.item.criterion
    claimed = result.evidence.claimed.get(rule.id)
    if claimed is not None:
        yield speech.say("Claimed: ") + decimal_words(claimed, speech)
    places = place_words(criterion, result, speech)
    if places:
        yield speech.say("Evidence: ") + places
    responsible = responsible_names(rule, result.rulebook, result.plan.profile, speech.language)
    if responsible:
        yield speech.say("Responsible: ") + "; ".join(responsible)


def place_words(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    """`so-tu-phap.yaml, dòng 27, 28`: the lines (or cells) of one file together, so that its path is written once."""
    lines: dict[str, set[int]] = {}
    cells: dict[str, list[str]] = {}
    for used in facts_used(criterion, result):
        if used.at:
            file, _, place = used.at.rpartition(":")
            if "!" in place:  # no line number holds one, and every cell does
                sheet, _, cell = place.rpartition("!")
                cells.setdefault(f"{file}, {sheet}", []).append(cell)
            else:
                lines.setdefault(file, set()).add(int(place))
    return "; ".join(
        f"{file}, "
        + speech.plural("line {lines}", "lines {lines}", len(found), lines=", ".join(map(str, sorted(found))))
        for file, found in lines.items()
    ) + "; ".join(f"{sheet}!{', '.join(found)}" for sheet, found in cells.items())


def remedy_words(remedy: Remedy, result: Result, speech: Speech) -> str:
    """`Quét, ký số kết quả (chủ trì: Văn phòng UBND tỉnh; thường xuyên)`"""
    lead = "; ".join(unit_names(remedy.lead, result.rulebook, speech.language))
    details = [speech.say("lead: ") + lead] if lead else []
    details += [speech.text(remedy.when)] if remedy.when else []
    return speech.text(remedy.do) + (f" ({'; '.join(details)})" if details else "")
