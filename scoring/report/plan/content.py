"""The content of a remediation plan in one language: what every format shows, and what a Word template gets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scoring.advice.remediation import PlanItem, RemediationPlan
from scoring.engine.explain import explain
from scoring.language import Speech, Text
from scoring.report.phrases import is_provisional
from scoring.rulebook.criterion import Remedy
from scoring.rulebook.normal_form import targets_of
from scoring.rulebook.units import unit_names

Content = dict[str, Any]


def content_of(plan: RemediationPlan, language: str) -> Content:
    """Texts, lists and mappings; the variables of a template (docs/templates.md)."""
    speech, texts, result = Speech(language), plan.texts, plan.result
    units = result.rulebook.head.units
    unit = speech.text(units[plan.unit]) if plan.unit else ""
    agency = result.evidence.agency.name
    span = result.rulebook.head.period
    years = f"{span.from_.year}" if span.from_.year == span.to.year else f"{span.from_.year}-{span.to.year}"
    items = [_item(number, item, plan, speech) for number, item in enumerate(plan.items, 1)]
    return {
        "superior": speech.text(texts.superior) if texts.superior else "",
        "issuer": speech.text(texts.issuer) if texts.issuer else unit or agency,
        "place": speech.text(texts.place) if texts.place else "…………",
        "year": str(result.evidence.as_of.year),
        "subject": _subject(agency, years, unit, speech),
        "bases": _ended([*_said(texts.bases, speech), _own_base(plan, speech)]),
        "purposes": _said(texts.purposes, speech) or [_general_purpose(agency, speech)],
        "requirements": _said(texts.requirements, speech) or [_general_requirement(speech)],
        "lead_in": _lead_in(plan, speech),
        "measures": items,
        "organisation": _said(texts.organisation, speech) or [_general_organisation(speech)],
        "recipients": _ended(_said(texts.recipients, speech) or [speech.say_in("who receives a document", "File")]),
        "signatory": speech.text(texts.signatory) if texts.signatory else speech.say_in("who signs", "Head"),
        "total_lost": speech.points(
            sum(item.criterion.lost for item in plan.items if not item.is_at_risk), result.precision
        ),
    }


def _item(number: int, item: PlanItem, plan: RemediationPlan, speech: Speech) -> Content:
    rule, result = item.criterion.item.criterion, plan.result
    contents = [remedy for remedy in item.remedies if not remedy.is_assignment]
    mark = speech.say(" (criterion at risk of losing points)")
    leads = [unit for remedy in item.remedies for unit in remedy.lead]
    others = [unit for remedy in item.remedies for unit in remedy.with_]
    return {
        "number": number,
        "id": rule.id,
        "clause": rule.clause,
        "title": speech.text(rule.title) + (mark if item.is_at_risk else ""),
        "is_at_risk": item.is_at_risk,
        "lost": speech.points(item.criterion.lost, result.precision),
        "cause": _cause(item, plan, speech),
        "target": _target(item, plan, speech),
        "contents": [speech.text(remedy.do) for remedy in contents] or [_no_remedy(speech)],
        "units": _units(item, plan, speech),
        "times": _times(item, speech),
        "lead": _names(leads or item.responsible, plan, speech),
        "coordinating": _names(others, plan, speech),
        "roles": [_role(role, speech) for role in item.roles],
    }


def _cause(item: PlanItem, plan: RemediationPlan, speech: Speech) -> str:
    if not item.is_at_risk:
        return explain(item.criterion, plan.result, speech)
    if item.why is not None:
        return speech.text(item.why)
    return speech.say("At risk, as the document says")


def _units(item: PlanItem, plan: RemediationPlan, speech: Speech) -> list[str]:
    """Point b: tasks given to one unit, else who carries out; then who coordinates."""
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


def _names(units: Iterable[str], plan: RemediationPlan, speech: Speech) -> str:
    names = dict.fromkeys(unit_names(units, plan.result.rulebook, speech.language))
    return ("; " if any("," in name for name in names) else ", ").join(names)


def _target(item: PlanItem, plan: RemediationPlan, speech: Speech) -> str:
    """What the plan asks at this level, in short."""
    level = plan.result.evidence.agency.level
    signs = {">=": "≥ ", "<=": "≤ "}
    found = []
    for target in targets_of(item.criterion.item.criterion, plan.result.rulebook):
        if target.get("level") in (None, level) and target.get("unit") != "yes_no":
            value, unit = str(target["value"]), str(target.get("unit") or "")
            if unit == "date":
                year, month, day = value.split("-")
                value, unit = (f"{day}/{month}/{year}" if speech.language == "vi" else value), ""
            elif speech.language == "vi":
                value = value.replace(".", ",")
            found.append(f"{signs.get(str(target['op']), str(target['op']) + ' ')}{value} {unit}".strip())
    return "; ".join(dict.fromkeys(found)) or speech.say("As required")


def _subject(agency: str, years: str, unit: str, speech: Speech) -> str:
    of_unit = speech.say(" in the charge of {unit}", unit=unit) if unit else ""
    return speech.say(
        "Remedying the criteria of the {years} index of administrative reform of {agency}{of_unit} that lost points",
        years=years,
        agency=agency,
        of_unit=of_unit,
    )


def _own_base(plan: RemediationPlan, speech: Speech) -> str:
    source, day = plan.result.rulebook.head.source, speech.day(plan.result.evidence.as_of.toordinal())
    return speech.say(
        "{document} of {issued_on} by {issuer} and the score as of {day}",
        document=source.document,
        issued_on=speech.day(source.issued_on.toordinal()),
        issuer=source.issuer,
        day=day,
    )


def _lead_in(plan: RemediationPlan, speech: Speech) -> str:
    if not plan.items:
        return speech.say("No criterion lost points or is marked as at risk; what has been reached is to be kept up.")
    lost = sum(not item.is_at_risk for item in plan.items)
    risk = len(plan.items) - lost
    so_far = speech.say(" (so far; the period is not over)") if is_provisional(plan.result) else ""
    parts = []
    if lost:
        parts.append(speech.say("criteria that lost points{so_far}: {lost}", so_far=so_far, lost=lost))
    if risk:
        parts.append(speech.say("criteria at risk: {risk}", risk=risk))
    joined = speech.say_in("between two counts", "; ").join(parts)
    return speech.say("To be mended as follows ({joined}):", joined=joined)


def _general_purpose(agency: str, speech: Speech) -> str:
    return speech.say("To mend in time what is lacking in the administrative reform of {agency}.", agency=agency)


def _general_requirement(speech: Speech) -> str:
    return speech.say("To keep to the points lost, and to say clearly what is to be done, by whom and by when.")


def _general_organisation(speech: Speech) -> str:
    return speech.say("The units named in this plan carry out their tasks in full and in time.")


def _no_remedy(speech: Speech) -> str:
    return speech.say("The rulebook names no remedy. …………")


def _role(role: str, speech: Speech) -> str:
    return {
        "responsible": speech.say_in("the role of a unit", "responsible"),
        "lead": speech.say("lead"),
        "with": speech.say("coordinating"),
    }[role]


def _said(texts: Iterable[Text], speech: Speech) -> list[str]:
    return [speech.text(text) for text in texts]


def _ended(lines: list[str]) -> list[str]:
    return [f"{line};" for line in lines[:-1]] + [f"{lines[-1]}."]
