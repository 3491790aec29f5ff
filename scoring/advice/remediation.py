"""From a result to the items of a remediation plan: what lost points, largest loss first, then what is at risk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scoring.advice.at_risk import at_risk
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome
from scoring.errors import Problem, ScoreError, unknown
from scoring.language import Message, Words
from scoring.rulebook.criterion import Remedy
from scoring.rulebook.plan_texts import PlanTexts

ROLES = ("responsible", "lead", "with")


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One criterion to mend; `roles` are those of the unit asked for, of ROLES, empty if all units are.

    `why` says what puts it at risk; None where it lost points, or where only the document says so.
    """

    criterion: CriterionResult
    is_at_risk: bool
    responsible: tuple[str, ...]
    roles: tuple[str, ...] = ()
    why: Words | None = None
    remedies: tuple[Remedy, ...] = ()
    """What wins the points back, as the rulebook and its plan's texts say."""


@dataclass(frozen=True, slots=True)
class RemediationPlan:
    """All items to mend; `unit` is the id of the unit that the plan is kept to, or None."""

    result: Result
    texts: PlanTexts
    items: tuple[PlanItem, ...]
    unit: str | None = None


def plan_remediation(result: Result, texts: PlanTexts, unit: str | None = None) -> RemediationPlan:
    """The plan of a result; `unit` is an id or a name in either language. ScoreError if there is no such unit."""
    found = None if unit is None else find_unit(result, unit)
    agency = result.evidence.agency
    texts = texts.for_issuer(agency.kind, agency.level, found)
    lost = [_item(criterion, result, is_at_risk=False) for criterion in result.deductions]
    every = [
        replace(item, remedies=texts.remedies_of(item.criterion.item.criterion)) for item in (*lost, *_at_risk(result))
    ]
    if found is not None:
        kept = ((item, roles_of(found, item)) for item in every)
        every = [replace(item, roles=roles) for item, roles in kept if roles]
    return RemediationPlan(result, texts, tuple(every), found)


def find_unit(result: Result, asked: str) -> str:
    """The id of a unit from its id or one of its names, however capitalised."""
    names = {
        said.casefold(): unit for unit, name in result.rulebook.head.units.items() for said in (name.en, name.vi, unit)
    }
    wanted = " ".join(asked.split()).casefold()
    if wanted in names:
        return names[wanted]
    shown = [name.vi for name in result.rulebook.head.units.values()]
    raise ScoreError([Problem("--unit", 0, 0, "", unknown(Message("unit"), asked, shown))])


def roles_of(unit: str, item: PlanItem) -> tuple[str, ...]:
    """In what ways a unit has to do with an item."""
    holds = (
        unit in item.responsible,
        any(unit in remedy.lead for remedy in item.remedies),
        any(unit in remedy.with_ for remedy in item.remedies),
    )
    return tuple(role for role, is_held in zip(ROLES, holds, strict=True) if is_held)


def _at_risk(result: Result) -> Iterator[PlanItem]:
    """What has lost nothing yet: by the figures, most at stake first, then by the document."""
    reasons: dict[str, Words] = {}
    criteria: dict[str, CriterionResult] = {}
    for risk in at_risk(result):
        if not risk.criterion.lost:
            reasons.setdefault(risk.criterion.id, risk.why)
            criteria.setdefault(risk.criterion.id, risk.criterion)
    for criterion in result.criteria:
        if criterion.item.criterion.at_risk and not criterion.lost and criterion.outcome != Outcome.NOT_APPLICABLE:
            criteria.setdefault(criterion.id, criterion)
    for name, criterion in criteria.items():
        yield replace(_item(criterion, result, is_at_risk=True), why=reasons.get(name))


def _item(criterion: CriterionResult, result: Result, *, is_at_risk: bool) -> PlanItem:
    responsible = result.plan.profile.pick(criterion.item.criterion.responsible) or ()
    return PlanItem(criterion, is_at_risk, responsible)
