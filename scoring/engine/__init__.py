"""Rulebook + evidence -> result: pure, exact, explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scoring.engine.plan import Plan
from scoring.engine.result import Result
from scoring.evidence.model import Evidence
from scoring.rulebook.book import Rulebook


def evaluate(rulebook: Rulebook, evidence: Evidence, as_of: date | None = None) -> Result:
    """The result of one agency; `as_of` replaces the day of the evidence. The same input gives the same result."""
    if as_of is not None:
        evidence = replace(evidence, as_of=as_of)
    return Result(Plan(rulebook, evidence.agency.profile), evidence)
