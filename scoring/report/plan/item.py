"""One item of a remediation plan in one language: points a), b) and c), and its row of the annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from scoring.advice.remediation import PlanItem, RemediationPlan
from scoring.engine.explain import cause
from scoring.language import Speech, Text
from scoring.rulebook.criterion import Remedy
from scoring.rulebook.normal_form import Plain, targets_of
from scoring.rulebook.target_words import target_words
from scoring.rulebook.units import unit_names

Content = dict[str, Any]
MOST_DAYS: Final = 3
"""Due dates that a cell of the annex names one by one."""


def item_of(number: int, item: PlanItem, plan: RemediationPlan, speech: Speech) -> Content:
    """Texts and lists of texts; what a template has of each of `measures` (docs/templates.md)."""
    rule, result = item.criterion.item.criterion, plan.result
    said = [speech.text(remedy.do) for remedy in _contents(item)] or [_no_remedy(speech)]
    times, steps = _times(item, speech), _numbered(said)
    mark = speech.say(" (criterion at risk of losing points)")
    leads = [unit for remedy in item.remedies for unit in remedy.lead]
    others = [unit for remedy in item.remedies for unit in remedy.with_]
    deadlines = _deadlines(item, speech)
    return {
        "number": number,
        "id": rule.id,
        "clause": rule.clause,
        "title": speech.text(rule.title) + (mark if item.is_at_risk else ""),
        "is_at_risk": item.is_at_risk,
        "lost": speech.points(item.criterion.lost, result.precision),
        "cause": _cause(item, plan, speech),
        "target": _target(item, plan, speech),
        "contents": [ended(line) for line in said],
        "units": [ended(line) for line in _units(item, plan, speech)],
        "times": [ended(line) for line in times],
        "when": ended("; ".join(times)),
        "steps": steps,
        "deadlines": deadlines,
        "remedy": "; ".join(steps),
        "deadline": "; ".join(deadlines),
        "lead": _names(leads or item.responsible, plan, speech),
        "coordinating": _names(others, plan, speech),
        "roles": [_role(role, speech) for role in item.roles],
    }


def ended(line: str) -> str:
    """The line with a full stop, if it ends in no mark of its own."""
    return line if line.endswith((".", ";", ":", "…", "!", "?")) else f"{line}."


def said_in(texts: Iterable[Text], speech: Speech) -> list[str]:
    """Texts of a rulebook in the language of the plan."""
    return [speech.text(text) for text in texts]


def _contents(item: PlanItem) -> list[Remedy]:
    """What stands under a): every remedy but a task given to one unit, which stands under b)."""
    return [remedy for remedy in item.remedies if not remedy.is_assignment]


def _numbered(lines: list[str]) -> list[str]:
    """Lines numbered as a deadline calls them; one alone is not."""
    return lines if len(lines) == 1 else [f"{number}) {line}" for number, line in enumerate(lines, 1)]


def _cause(item: PlanItem, plan: RemediationPlan, speech: Speech) -> str:
    if not item.is_at_risk:
        return cause(item.criterion, plan.result, speech)
    if item.why is not None:
        return speech.text(item.why)
    return speech.say("At risk, as the document says")


def _units(item: PlanItem, plan: RemediationPlan, speech: Speech) -> list[str]:
    """Point b: the words of the document; else tasks given to one unit, or who carries out, then who coordinates."""
    said = plan.texts.items.get(item.criterion.id)
    if said is not None and said.units:
        return said_in(said.units, speech)
    tasks = [remedy for remedy in item.remedies if remedy.is_assignment]
    lines = [f"{speech.text(task.do)}: {_names(task.lead, plan, speech)}" for task in tasks]
    if not tasks:
        leads = dict.fromkeys(remedy.lead for remedy in item.remedies if remedy.lead)
        if len(leads) <= 1:
            names = _names(next(iter(leads), item.responsible), plan, speech)
            lines = [names] if names else ["…………"]
        else:
            lines = [f"{speech.text(r.do)}: {_names(r.lead, plan, speech)}" for r in item.remedies if r.lead]
    others = _names([unit for remedy in item.remedies for unit in remedy.with_], plan, speech)
    return [*lines, *([speech.say("Coordinating: {others}", others=others)] if others else [])]


def _times(item: PlanItem, speech: Speech) -> list[str]:
    """Point c: one time if all remedies share it, else each with what it is for."""
    timed: list[tuple[Remedy, Text]] = [(remedy, remedy.when) for remedy in item.remedies if remedy.when]
    times = list(dict.fromkeys(speech.text(when) for _, when in timed))
    if len(times) <= 1:
        return times or ["…………"]
    return [f"{speech.text(remedy.do)}: {speech.text(when)}" for remedy, when in timed]


def _deadlines(item: PlanItem, speech: Speech) -> list[str]:
    """The times of the annex: one if all share it, else each after the numbers of its steps: `1, 3) Năm 2024`."""
    steps: dict[str, list[str]] = {}
    for number, remedy in enumerate(_contents(item), 1):
        if remedy.when:
            steps.setdefault(speech.text(remedy.when), []).append(str(number))
    for remedy in item.remedies:
        if remedy.when:
            steps.setdefault(speech.text(remedy.when), [])
    if len(steps) <= 1:
        return list(steps) or ["…………"]
    return [f"{', '.join(numbers)}) {when}" if numbers else when for when, numbers in steps.items()]


def _names(units: Iterable[str], plan: RemediationPlan, speech: Speech) -> str:
    names = dict.fromkeys(unit_names(units, plan.result.rulebook, speech.language))
    return ("; " if any("," in name for name in names) else ", ").join(names)


def _target(item: PlanItem, plan: RemediationPlan, speech: Speech) -> str:
    """What is asked at this level, in short; many due dates are counted."""
    level = plan.result.evidence.agency.level
    targets = targets_of(item.criterion.item.criterion, plan.result.rulebook)
    asked = [one for one in targets if one.get("level") in (None, level) and one.get("unit") != "yes_no"]
    days = sorted({date.fromisoformat(str(one["value"])) for one in asked if one.get("unit") == "date"})
    if len(days) > MOST_DAYS:
        first, last = (speech.day(day.toordinal()) for day in (days[0], days[-1]))
        counted = speech.say("due dates: {count}, from {first} to {last}", count=len(days), first=first, last=last)
        found = [counted, *_others(asked, speech)]
    else:
        found = [*(speech.say("by {day}", day=speech.day(day.toordinal())) for day in days), *_others(asked, speech)]
    return "; ".join(dict.fromkeys(found)) or speech.say("As required")


def _others(asked: Iterable[Plain], speech: Speech) -> Iterator[str]:
    """Targets that are no days; nothing is above 100 %, so that needs no sign."""
    for target in asked:
        if target.get("unit") != "date":
            yield target_words(target, speech).removeprefix("≥ " if _is_all(target) else "\0")


def _is_all(target: Plain) -> bool:
    return target["op"] == ">=" and target.get("unit") == "%" and str(target["value"]) == "100"


def _no_remedy(speech: Speech) -> str:
    return speech.say("The rulebook names no remedy. …………")


def _role(role: str, speech: Speech) -> str:
    return {
        "responsible": speech.say_in("the role of a unit", "responsible"),
        "lead": speech.say("lead"),
        "with": speech.say("coordinating"),
    }[role]
