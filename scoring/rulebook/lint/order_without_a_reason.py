"""Levels that may be in any order, and no note that says why."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.analysis.grades import asked_profiles
from scoring.rulebook.lint.levels_out_of_order import turns_of
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Placed, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        if placed.criterion.levels_in_any_order and not placed.criterion.notes:
            turned = next(turns_of(subject, placed), None)
            yield placed.found(
                ("levels_in_any_order",),
                turned.value if turned else _thresholds(subject, placed),
                Message("levels_in_any_order needs its reason under 'notes': {why}", why=turned.message)
                if turned
                else Message("the levels are in order, so levels_in_any_order has no reason. Delete it."),
            )


def _thresholds(subject: Subject, placed: Placed) -> str:
    """Every threshold as it is written: they are in order."""
    found = [
        bound.amount
        for profile in asked_profiles(subject.book, placed.criterion)
        for part in placed.criterion.parts
        for bound in part.scale.bounds(profile)
    ]
    return " ≥ ".join(dict.fromkeys(map(str, found))) or placed.criterion.id


RULE = LintRule("order-without-a-reason", ERROR, _check)
