"""Rulebook + evidence -> result: pure, exact, explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from scoring.engine.plan import Plan
from scoring.engine.result import Result
from scoring.evidence.model import Evidence
from scoring.rulebook.book import Rulebook
from scoring.rulebook.quantities import Profile

MOST_PLANS: Final = 100
"""Plans a rulebook keeps; there are fewer kinds of agencies than this, unless their tags are many."""


def evaluate(rulebook: Rulebook, evidence: Evidence, as_of: date | None = None) -> Result:
    """The result of one agency; `as_of` replaces the day of the evidence. The same input gives the same result.

    A rulebook that recurs is applied to the month, quarter or year of the evidence.
    """
    if as_of is not None:
        evidence = replace(evidence, as_of=as_of)
    return Result(plan_for(rulebook.in_term(evidence.term), evidence.agency.profile), evidence)


def plan_for(rulebook: Rulebook, profile: Profile) -> Plan:
    """The plan for such an agency: compiled once, then kept with its rulebook, shared by all agencies alike."""
    if profile.id not in rulebook.named_agencies:
        profile = profile._replace(id="")
    plans: dict[Profile, Plan] = rulebook.plans
    plan = plans.get(profile)
    if plan is None:
        if len(plans) >= MOST_PLANS:
            plans.clear()
        plan = plans[profile] = Plan(rulebook, profile)
    return plan
