"""The content of a remediation plan in one language: what every format shows, and what a Word template gets."""

from __future__ import annotations

from scoring.advice.remediation import RemediationPlan
from scoring.language import Speech
from scoring.report.phrases import is_provisional
from scoring.report.plan.item import Content, ended, item_of, said_in


def content_of(plan: RemediationPlan, language: str) -> Content:
    """Texts, lists and mappings; the variables of a template (docs/templates.md)."""
    speech, texts, result = Speech(language), plan.texts, plan.result
    units = result.rulebook.head.units
    unit = speech.text(units[plan.unit]) if plan.unit else ""
    agency = result.evidence.agency.name
    span = result.rulebook.head.period
    years = f"{span.from_.year}" if span.from_.year == span.to.year else f"{span.from_.year}-{span.to.year}"
    items = [item_of(number, item, plan, speech) for number, item in enumerate(plan.items, 1)]
    is_own = plan.unit in (None, texts.unit)
    issuer = speech.text(texts.issuer) if texts.issuer else unit or agency
    return {
        "superior": speech.text(texts.superior) if texts.superior else "",
        "issuer": issuer,
        "place": speech.text(texts.place) if texts.place else "…………",
        "year": str(result.evidence.as_of.year),
        "subject": speech.text(texts.subject) if texts.subject and is_own else _subject(agency, years, unit, speech),
        "bases": [f"{base};" for base in (*said_in(texts.bases, speech), _own_base(plan, speech))],
        "opening": speech.text(texts.opening) if texts.opening else _general_opening(issuer, speech),
        "purposes": lettered(said_in(texts.purposes, speech) or [_general_purpose(agency, speech)], speech),
        "requirements": lettered(said_in(texts.requirements, speech) or [_general_requirement(speech)], speech),
        "remedies_title": speech.text(texts.remedies_title) if texts.remedies_title else _general_title(speech),
        "lead_in": _lead_in(plan, speech),
        "measures": items,
        "organisation": [ended(line) for line in said_in(texts.organisation, speech)]
        or [_general_organisation(speech)],
        "closing": speech.text(texts.closing) if texts.closing else _general_closing(issuer, speech),
        "recipients": _listed(said_in(texts.recipients, speech) or [speech.say_in("who receives a document", "File")]),
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


def _listed(lines: list[str]) -> list[str]:
    """Lines of one list: a semicolon after each, a full stop after the last."""
    return [f"{line};" for line in lines[:-1]] + [ended(line) for line in lines[-1:]]


def place_and_date(content: Content, speech: Speech) -> str:
    """`Hà Tĩnh, ngày …… tháng …… năm 2024`: day and month are left to fill in."""
    said = speech.say("{{{{ place }}}}, …… {{{{ year }}}}")
    for name in ("place", "year"):
        said = said.replace(f"{{{{ {name} }}}}", content[name])
    return said
