"""Before and after: which figures were tried, and what each criterion comes to with them."""

from __future__ import annotations

from typing import Any, NamedTuple

from scoring.engine.explain import plain_value
from scoring.engine.result import CriterionResult, Result
from scoring.rulebook.columns import Column


class ChangedFact(NamedTuple):
    """One value of a fact, as submitted and as tried; None is missing."""

    column: Column
    before: Any
    after: Any


class ChangedCriterion(NamedTuple):
    """One criterion whose outcome or points differ."""

    before: CriterionResult
    after: CriterionResult

    @property
    def gain(self) -> int:
        """Points gained in units of 10**-precision, below 0 for points lost; without points counts as 0."""
        return (self.after.verdict.points or 0) - (self.before.verdict.points or 0)


def changed_facts(before: Result, after: Result) -> tuple[ChangedFact, ...]:
    """Every value that differs, in the order of the rulebook. Of a document its day is the value."""
    facts, found = before.rulebook.facts, []
    for name, column in before.rulebook.columns.by_name.items():
        old, new = (_cell(result, column.fact, name) for result in (before, after))
        if old != new:
            fact = facts[column.fact]
            found.append(ChangedFact(column, plain_value(old, fact), plain_value(new, fact)))
    return tuple(found)


def changed_criteria(before: Result, after: Result) -> tuple[ChangedCriterion, ...]:
    """Every criterion that comes to another outcome or other points, in the order of the rulebook."""
    pairs = (ChangedCriterion(*pair) for pair in zip(before.criteria, after.criteria, strict=True))
    return tuple(pair for pair in pairs if _told(pair.before) != _told(pair.after))


def _told(criterion: CriterionResult) -> tuple[object, object]:
    return criterion.verdict.points, criterion.outcome


def _cell(result: Result, fact: str, column: str) -> int | None:
    submitted = result.evidence.facts.get(fact)
    return submitted.cells.get(column) if submitted else None
