"""The arithmetic of a criterion in words: what was submitted, against what, and what it earned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

from scoring.engine.criterion import parts_short
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome, Reason
from scoring.exact import decimal_of
from scoring.language import ENGLISH, VIETNAMESE, Message, Speech
from scoring.rulebook.criterion import Part
from scoring.rulebook.facts import DATED, Fact
from scoring.rulebook.measures import Value
from scoring.rulebook.measures.yes import Yes
from scoring.rulebook.setting import Setting

REASONS: Final = {
    Reason.REACHED: Message("target reached"),
    Reason.SHORT: Message("short of the target"),
    Reason.NOTHING: Message("target missed"),
    Reason.MISSING: Message("evidence missing"),
    Reason.PENDING: Message("not due yet"),
    Reason.SURVEY: Message("survey not given yet"),
    Reason.NOT_ASKED: Message("not asked of this agency"),
    Reason.CONDITION: Message("the condition for asking does not hold"),
    Reason.EMPTY: Message("nothing to measure: the denominator is 0"),
    Reason.FIELD: Message("needs the values of every agency of the group"),
    Reason.TRACKING: Message("tracked, never scored"),
    Reason.ZERO_IF: Message("a violation zeroes the item"),
    Reason.VETO: Message("zeroed by a veto"),
}


class FactUsed(NamedTuple):
    """A fact as a criterion used it: a plain value (or one per period or answer; None is missing) and its place."""

    name: str
    value: Any
    at: str | None


def steps_of(criterion: CriterionResult, result: Result) -> list[str]:
    """The arithmetic in words: Vietnamese, then English."""
    return [explain(criterion, result, VIETNAMESE), explain(criterion, result, ENGLISH)]


def explain(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    """`8.420 / 10.000 = 84,20 % < 90 % (cấp tỉnh) → 1,40 / 1,50 điểm`"""
    write = _WRITERS.get(criterion.verdict.reason, _calculation)
    said = write(criterion, result, speech)
    points = criterion.verdict.points
    if points is None:
        return said
    earned = speech.points(points, criterion.precision)
    most = speech.points(criterion.item.maximum, criterion.precision)
    if earned == most and criterion.lost:  # a loss too small for two places must not look like none
        earned = speech.number(points, 10**criterion.precision, criterion.precision)
    return f"{said} → {earned} / {most} " + speech.say("points")


def cause(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    """What lost the points, in short: of several parts those that fell short. `8.420 / 10.000 = 84,20 % < 90 %`"""
    write = _WRITERS.get(criterion.verdict.reason)
    if write is not None or not criterion.item.criterion.sum_of:
        return (write or _calculation)(criterion, result, speech)
    rule, setting = criterion.item.criterion, result.plan.setting
    short = parts_short(rule, setting, result.row) or rule.parts
    return "; ".join(_in_short(part, setting.of_criterion(rule.id), result, speech) for part in short)


def _in_short(part: Part, setting: Setting, result: Result, speech: Speech) -> str:
    """A part with a title that asks one question: the title and the answer, without the question."""
    if part.title and isinstance(part.measure, Yes):
        answer = part.measure.compile(_setting(part, setting))(result.row)
        if answer is not None:
            return f"{speech.text(part.title)}: " + (speech.say("yes") if answer[0] else speech.say("no"))
    return _part_words(part, setting, result, speech)


def facts_used(criterion: CriterionResult, result: Result) -> list[FactUsed]:
    """The facts of a criterion with their values and places, in the order of the rulebook."""
    return [_fact_used(name, result) for name in criterion.item.criterion.facts()]


def _fact_used(name: str, result: Result) -> FactUsed:
    fact, columns = result.rulebook.facts[name], result.rulebook.columns
    submitted = result.evidence.facts.get(name)
    cells = submitted.cells if submitted else {}
    values = {column: plain_value(cells.get(column), fact) for column in columns.of_fact(name)}
    value = values.get(name) if name in values else {column.partition(".")[2]: v for column, v in values.items()}
    return FactUsed(name, value, str(submitted.at) if submitted else None)


def plain_value(units: int | None, fact: Fact) -> Any:
    """An integer of a column as people submitted it: 84.2 for 84.2 %, an ISO day, true, an option; None if missing."""
    if units is None:
        return None
    if fact.type in DATED or fact.type == "documents":
        return date.fromordinal(units).isoformat() if units else "none"
    if fact.type == "yes_no":
        return bool(units)
    if fact.type == "choice":
        return list(fact.options or {})[units]
    return decimal_of(units, fact.decimals if fact.type == "percent" else fact.places)


def _calculation(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    parts = criterion.item.criterion.parts
    setting = result.plan.setting.of_criterion(criterion.id)
    said = [_part_words(part, setting, result, speech) for part in parts]
    if len(parts) == 1:
        return said[0]
    joint = " + " if criterion.item.criterion.sum_of else speech.say(" or ")
    return joint.join(f"[{words}]" for words in said)


def _part_words(part: Part, setting: Setting, result: Result, speech: Speech) -> str:
    setting = _setting(part, setting)
    bounds = part.scale.bounds(setting.profile)
    speech = replace(speech, unlike=bounds[0].amount.ratio if bounds else None)
    title = speech.text(part.title) + ": " if part.title else ""
    value = part.measure.compile(setting)(result.row)
    if value is None:
        return title + speech.say("not submitted")
    words = part.measure.words(setting, result.row, value, speech)
    against = part.scale.words(value, setting, speech) if value[1] else ""
    return title + " ".join(word for word in (words, against) if word)


def _setting(part: Part, setting: Setting) -> Setting:
    return setting._replace(options=part.measure.options(setting.columns.facts))


def value_of(criterion: CriterionResult, result: Result) -> Value | None:
    """The value of a criterion with one measure, as a ratio; None where there is none."""
    parts = criterion.item.criterion.parts
    if len(parts) != 1 or criterion.outcome == Outcome.NOT_APPLICABLE:
        return None
    return parts[0].measure.compile(result.plan.setting)(result.row)


def _missing(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    lacking = list(_lacking(criterion, result, speech))
    return speech.say("not submitted: ") + "; ".join(lacking)


def _lacking(criterion: CriterionResult, result: Result, speech: Speech) -> Iterator[str]:
    """The labels of the facts that are missing, or that lack the document behind them."""
    columns = result.rulebook.columns
    for name in criterion.item.criterion.facts():
        label = speech.text(result.rulebook.facts[name].label)
        submitted = result.evidence.facts.get(name)
        if submitted is not None and submitted.cells and submitted.lacks_document:
            yield label + speech.say(" (a value, but no document behind it)")
        elif any(result.row[columns.slot(column)] is None for column in columns.of_fact(name)):
            yield label


def _pending(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    setting = result.plan.setting
    day = criterion.item.criterion.due_on
    last_days = [part.measure.pending_until(setting)(result.row) for part in criterion.item.criterion.parts]
    last = day.toordinal() if day else max(d or setting.ends_on.toordinal() for d in last_days)
    until = speech.say("not due until ") + speech.day(last)
    return until + "; " + _missing(criterion, result, speech)


def _not_asked(_criterion: CriterionResult, result: Result, speech: Speech) -> str:
    profile, names = result.plan.profile, result.rulebook.names
    several = len(result.rulebook.head.kinds[profile.kind].levels) > 1
    parts = [profile.kind, *([profile.level] if several else []), *sorted(profile.tags)]
    who = ", ".join(speech.text(names[part]) for part in parts)
    return speech.say("not asked of: {who}", who=who)


def _in_labels(formula: str, result: Result, speech: Speech) -> str:
    """A formula of a rulebook with every fact called by its label: `“Số đơn vị sự nghiệp công lập” > 0`."""
    facts = result.rulebook.facts
    joined = dict(zip(("and", "or", "not"), speech.say_in("between conditions", "and|or|not").split("|"), strict=True))

    def worded(found: re.Match[str]) -> str:
        name = found[0]
        return f"“{speech.text(facts[name].label)}”" if name in facts else joined.get(name, name)

    return re.sub(r"[a-z][a-z0-9_]*", worded, formula)


def _condition(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    condition = criterion.item.criterion.applies_to.when
    text = _in_labels(condition.text, result, speech) if condition else ""
    return speech.say("not applicable: the condition {text} does not hold", text=text)


def _empty(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    said = f"{_calculation(criterion, result, speech)}: {speech.text(REASONS[Reason.EMPTY])}"
    return said if criterion.verdict.points is not None else said + speech.say(", not applicable")


def _followed(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    return f"{_calculation(criterion, result, speech)}: {speech.text(REASONS[criterion.verdict.reason])}"


def _survey(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    return f"{speech.text(REASONS[Reason.SURVEY])}; {_missing(criterion, result, speech)}"


def _zero_if(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    condition = criterion.item.criterion.zero_if
    said = f"{_calculation(criterion, result, speech)}; {speech.text(REASONS[Reason.ZERO_IF])}"
    return said + (f" ({_in_labels(condition.text, result, speech)})" if condition else "")


def _veto(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    titles = [
        speech.text(veto.title)
        for veto in result.rulebook.head.vetoes
        if criterion.id in veto.zeroes or criterion.item.area in veto.zeroes
    ]
    return f"{_calculation(criterion, result, speech)}; {speech.text(REASONS[Reason.VETO])}: {'; '.join(titles)}"


_WRITERS: Final[dict[Reason, Callable[[CriterionResult, Result, Speech], str]]] = {
    Reason.MISSING: _missing,
    Reason.PENDING: _pending,
    Reason.SURVEY: _survey,
    Reason.NOT_ASKED: _not_asked,
    Reason.CONDITION: _condition,
    Reason.EMPTY: _empty,
    Reason.FIELD: _followed,
    Reason.TRACKING: _followed,
    Reason.ZERO_IF: _zero_if,
    Reason.VETO: _veto,
}
