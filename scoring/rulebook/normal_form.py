"""The normal form of a rulebook: every criterion with its targets written out by level, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from scoring.language import Text
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.classification import Classification
from scoring.rulebook.criterion import Criterion, Part, Remedy
from scoring.rulebook.due import Due
from scoring.rulebook.measures import Document, Periods, Schedule
from scoring.rulebook.period import Span
from scoring.rulebook.plan_texts import PlanTexts
from scoring.rulebook.quantities import Profile
from scoring.rulebook.units import unit_names

Plain = dict[str, Any]


def normal_form(rulebook: Rulebook) -> Plain:
    """The rulebook as plain values (numbers are decimals, texts are {vi, en}, days are ISO text)."""
    head = rulebook.head
    return {
        "id": rulebook.id,
        "version": head.version,
        "digest": rulebook.digest,
        "title": both(head.title),
        "source": head.source.model_dump(mode="json"),
        "period": _period(head.period),
        "precision": head.precision,
        "points_basis": both(head.points_basis),
        "max_points": rulebook.max_points(),
        "budget": {"unit": head.budget.unit, "total": head.budget.total} if head.budget else None,
        "classification": _classification(head.classification),
        "areas": [{"id": a.area, "title": both(a.title), "max_points": a.max_points} for a in rulebook.areas],
        "criteria": [_criterion(area, criterion, rulebook) for area, criterion in rulebook.placed_criteria()],
    }


def _period(span: Span) -> Plain:
    to = None if span.is_open else span.to.isoformat()
    return {"from": span.from_.isoformat(), "to": to, "every": list(span.every)}


def _classification(classes: Classification | None) -> Plain | None:
    """The classes as they are written."""
    return classes.model_dump(mode="json", by_alias=True, exclude_none=True) if classes else None


def both(text: Text) -> dict[str, str]:
    """A text in both languages."""
    return {"vi": text.vi, "en": text.en}


def _criterion(area: Area, criterion: Criterion, rulebook: Rulebook) -> Plain:
    scope = criterion.applies_to
    asked = [profile for profile in rulebook.head.profiles() if scope_fits(criterion, profile)]
    return {
        "id": criterion.id,
        "area": area.area,
        "title": both(criterion.title),
        "clause": criterion.clause,
        "also_at": [
            {"clause": at.clause, "note": both(at.note) if at.note else None, "budget": at.budget}
            for at in criterion.also_at
        ],
        "notes": [both(note) for note in criterion.notes],
        "product": both(criterion.product) if criterion.product else None,
        "budget": criterion.budget,
        "max_points": _spread(criterion.max_points),
        "counts_as": criterion.counts_as,
        "at_risk": criterion.at_risk,
        "source": criterion.source,
        "applies_to": {
            "levels": list(dict.fromkeys(profile.level for profile in asked)),
            "kinds": list(dict.fromkeys(profile.kind for profile in asked)),
            "tags": list(scope.tags),
            "agencies": list(scope.agencies),
            "when": scope.when.text if scope.when else None,
            "otherwise": scope.otherwise,
        },
        "targets": list(targets_of(criterion, rulebook)),
        "facts": [_fact(name, rulebook) for name in criterion.facts()],
        "responsible": {key: unit_names(units, rulebook, "vi") for key, units in criterion.responsible.items()},
        "remedies": [_remedy(remedy, rulebook) for remedy in criterion.remedies],
    }


def plan_form(texts: PlanTexts) -> Plain | None:
    """The texts of a remediation plan as they are written, those that are given; None where there are none."""
    return texts.model_dump(mode="json", by_alias=True, exclude_defaults=True) or None


def _spread(varying: dict[str, Decimal]) -> Any:
    return varying["default"] if varying.keys() == {"default"} else varying


def _fact(name: str, rulebook: Rulebook) -> Plain:
    fact = rulebook.facts[name]
    return {
        "name": name,
        "type": fact.type,
        "label": both(fact.label),
        "unit": both(fact.unit) if fact.unit else None,
        "document": fact.document,
    }


def _remedy(remedy: Remedy, rulebook: Rulebook) -> Plain:
    return {
        "do": both(remedy.do),
        "lead": unit_names(remedy.lead, rulebook, "vi"),
        "with": unit_names(remedy.with_, rulebook, "vi"),
        "when": both(remedy.when) if remedy.when else None,
        "is_assignment": remedy.is_assignment,
    }


def scope_fits(criterion: Criterion, profile: Profile) -> bool:
    """True if such an agency is asked, whatever its tags and id."""
    scope = criterion.applies_to
    return (not scope.levels or profile.level in scope.levels) and (not scope.kinds or profile.kind in scope.kinds)


def targets_of(criterion: Criterion, rulebook: Rulebook) -> Iterator[Plain]:
    """Every target, once per level at which it is asked: {level, op, value, unit} and, for a schedule, its period."""
    seen = set()
    for profile in rulebook.head.profiles():
        tagged = profile._replace(tags=frozenset(criterion.applies_to.tags))
        if not scope_fits(criterion, profile):
            continue
        for part in criterion.parts:
            for target in targets_for(part, tagged, rulebook):
                plain = {"level": profile.level, **target}
                key = tuple(sorted((name, str(value)) for name, value in plain.items()))
                if key not in seen:
                    seen.add(key)
                    yield plain


def targets_for(part: Part, profile: Profile, rulebook: Rulebook) -> Iterator[Plain]:
    """The targets of one part for one kind of agency: {op, value, unit} and, for a schedule, its period."""
    measure = part.measure
    if isinstance(measure, Document):
        yield from _due_target(profile.pick(measure.due), None)
    if isinstance(measure, Schedule):
        for period, varying in measure.due.items():
            yield from _due_target(profile.pick(varying), period)
    if isinstance(measure, Periods):
        yield {"op": ">=", "value": Decimal(measure.at_least), "unit": _unit(part, rulebook), "each": "period"}
    if measure.yields == "yes_no":
        yield {"op": "=", "value": True, "unit": "yes_no"}
    for bound in part.scale.bounds(profile):
        unit = "%" if bound.amount.is_percent else _unit(part, rulebook)
        yield {"op": bound.operation, "value": bound.amount.plain(), "unit": unit}


def _due_target(due: Due | None, period: str | None) -> Iterator[Plain]:
    if due is None:
        return
    operation, value = due.bound()
    unit = "date" if isinstance(value, str) else f"{due.days}_days_after:{due.of}"
    yield {"op": operation, "value": value, "unit": unit, **({"period": period} if period else {})}


def _unit(part: Part, rulebook: Rulebook) -> str | None:
    """The unit of the first fact of a measure, in Vietnamese as the plan writes it."""
    names = [name for formula in part.measure.formulas() for name in formula.tree.names()]
    names += part.measure.named_facts()
    fact = rulebook.facts[names[0].partition(".")[0]] if names else None
    return fact.unit.vi if fact and fact.unit else None
