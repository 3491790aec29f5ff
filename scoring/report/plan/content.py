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
    is_own = plan.unit in (None, texts.unit)
    issuer = speech.text(texts.issuer) if texts.issuer else unit or agency
    return {
        "superior": speech.text(texts.superior) if texts.superior else "",
        "issuer": issuer,
        "place": speech.text(texts.place) if texts.place else "…………",
        "year": str(result.evidence.as_of.year),
        "subject": speech.text(texts.subject) if texts.subject and is_own else _subject(agency, years, unit, speech),
        "bases": [f"{base};" for base in (*_said(texts.bases, speech), _own_base(plan, speech))],
        "opening": speech.text(texts.opening) if texts.opening else _general_opening(issuer, speech),
        "purposes": lettered(_said(texts.purposes, speech) or [_general_purpose(agency, speech)], speech),
        "requirements": lettered(_said(texts.requirements, speech) or [_general_requirement(speech)], speech),
        "remedies_title": speech.text(texts.remedies_title) if texts.remedies_title else _general_title(speech),
        "lead_in": _lead_in(plan, speech),
        "measures": items,
        "organisation": [ended(line) for line in _said(texts.organisation, speech)] or [_general_organisation(speech)],
        "closing": speech.text(texts.closing) if texts.closing else _general_closing(issuer, speech),
        "recipients": _listed(_said(texts.recipients, speech) or [speech.say_in("who receives a document", "File")]),
        "signatory": speech.text(texts.signatory) if texts.signatory else speech.say_in("who signs", "Head"),
        "total_lost": speech.points(
            sum(item.criterion.lost for item in plan.items if not item.is_at_risk), result.precision
        ),
    }


def lettered(lines: list[str], speech: Speech) -> list[str]:
    """The lines as points a), b), c) in the order of the alphabet; one alone, or more than letters, after dashes."""
    letters = speech.say("a b c d e f g h i j k l m n o p q r s t u v w x y z").split()
    if not 1 < len(lines) <= len(letters):
        return [f"- {ended(line)}" for line in lines]
    return [f"{letter}) {ended(line)}" for letter, line in zip(letters, lines, strict=False)]


def ended(line: str) -> str:
    """The line with a full stop, if it ends in no mark of its own."""
    return line if line.endswith((".", ";", ":", "…", "!", "?")) else f"{line}."


def _item(number: int, item: PlanItem, plan: RemediationPlan, speech: Speech) -> Content:
    rule, result = item.criterion.item.criterion, plan.result
    contents = [remedy for remedy in item.remedies if not remedy.is_assignment]
    said, times = [speech.text(remedy.do) for remedy in contents] or [_no_remedy(speech)], _times(item, speech)
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
        "contents": [ended(line) for line in said],
        "units": [ended(line) for line in _units(item, plan, speech)],
        "when": ended("; ".join(times)),
        "remedy": "; ".join(said),
        "deadline": "; ".join(times),
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
    """Point b: the words of the document; else tasks given to one unit, or who carries out, then who coordinates."""
    said = plan.texts.items.get(item.criterion.id)
    if said is not None and said.units:
        return _said(said.units, speech)
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
        "Based on {document} of {issued_on} by {issuer} and the score as of {day}",
        document=source.document,
        issued_on=speech.day(source.issued_on.toordinal()),
        issuer=source.issuer,
        day=day,
    )


def _lead_in(plan: RemediationPlan, speech: Speech) -> list[str]:
    """The paragraphs that open part II: the document's own, and the counts where it has none or they may change."""
    is_open = is_provisional(plan.result)
    if not plan.items:
        return [speech.say("No criterion lost points or is marked as at risk; what has been reached is to be kept up.")]
    own = [speech.text(plan.texts.lead_in)] if plan.texts.lead_in else []
    return own if own and not is_open else [_counts(plan, speech, is_open), *own]


def _counts(plan: RemediationPlan, speech: Speech, is_open: bool) -> str:
    """How many criteria lost points, and how many are at risk."""
    lost = sum(not item.is_at_risk for item in plan.items)
    risk = len(plan.items) - lost
    so_far = speech.say(" (so far; the period is not over)") if is_open else ""
    parts = []
    if lost:
        parts.append(speech.say("criteria that lost points{so_far}: {lost}", so_far=so_far, lost=lost))
    if risk:
        parts.append(speech.say("criteria at risk: {risk}", risk=risk))
    joined = speech.say_in("between two counts", "; ").join(parts)
    if plan.texts.lead_in:
        return speech.say("By the score, to be mended: {joined}.", joined=joined)
    return speech.say("To be mended as follows ({joined}):", joined=joined)


def _general_purpose(agency: str, speech: Speech) -> str:
    return speech.say("To mend in time what is lacking in the administrative reform of {agency}.", agency=agency)


def _general_requirement(speech: Speech) -> str:
    return speech.say("To keep to the points lost, and to say clearly what is to be done, by whom and by when.")


def _general_organisation(speech: Speech) -> str:
    return speech.say("The units named in this plan carry out their tasks in full and in time.")


def _general_opening(issuer: str, speech: Speech) -> str:
    return speech.say("{issuer} draws up the following plan:", issuer=issuer)


def _general_title(speech: Speech) -> str:
    return speech.say_in("heading of the document", "Remedies")


def _general_closing(issuer: str, speech: Speech) -> str:
    return speech.say("Difficulties in carrying out this plan are reported to {issuer} for decision./.", issuer=issuer)


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


def _listed(lines: list[str]) -> list[str]:
    """Lines of one list: a semicolon after each, a full stop after the last."""
    return [f"{line};" for line in lines[:-1]] + [ended(line) for line in lines[-1:]]
