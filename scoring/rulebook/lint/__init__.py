"""Lint: what is wrong with a rulebook that loads. One rule a file, one line here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from scoring.rulebook.checks import place_problem
from scoring.rulebook.lint import (
    asked_of_nobody,
    assignment_without_lead,
    at_risk_without_points,
    at_risk_without_remedy,
    band_unreachable,
    cap_unreachable,
    class_gap,
    class_unreachable,
    condition_decided,
    due_once,
    due_outside,
    effort_without_use,
    levels_out_of_order,
    max_unreachable,
    missing_earns_full,
    no_case,
    no_citation,
    no_remedy,
    no_responsible,
    nothing_to_lose,
    order_without_a_reason,
    parts_do_not_add_up,
    period_outside,
    period_without_due,
    plan_incomplete,
    plan_item_of_another_unit,
    plan_placeholder_left,
    plan_said_twice,
    points_above_max,
    points_turn,
    precision_too_coarse,
    target_unused,
)
from scoring.rulebook.lint.rule import Finding, LintRule, Subject

RULES: Final[dict[str, LintRule]] = {
    module.RULE.code: module.RULE
    for module in (
        points_above_max,
        max_unreachable,
        nothing_to_lose,
        band_unreachable,
        points_turn,
        parts_do_not_add_up,
        levels_out_of_order,
        order_without_a_reason,
        asked_of_nobody,
        condition_decided,
        class_gap,
        class_unreachable,
        period_without_due,
        period_outside,
        due_outside,
        due_once,
        no_citation,
        target_unused,
        cap_unreachable,
        precision_too_coarse,
        effort_without_use,
        missing_earns_full,
        no_remedy,
        no_responsible,
        no_case,
        at_risk_without_remedy,
        at_risk_without_points,
        assignment_without_lead,
        plan_incomplete,
        plan_said_twice,
        plan_placeholder_left,
        plan_item_of_another_unit,
    )
}


def lint(subject: Subject, *, errors_only: bool = False) -> list[Finding]:
    """All findings, by file and place; with `errors_only` those that keep a rulebook from scoring."""
    rules = [rule for rule in RULES.values() if rule.severity == "error" or not errors_only]
    found = [finding for rule in rules for finding in _of(rule, subject)]
    order = {file.name: number for number, file in enumerate(subject.files)}
    last = len(order)
    return sorted(
        found, key=lambda one: (order.get(one.problem.file, last), one.problem.line, one.problem.column, one.code)
    )


def _of(rule: LintRule, subject: Subject) -> Iterator[Finding]:
    seen = set()
    for found in rule.check(subject):
        problem = subject.in_overlay(found) or place_problem(found.file, found.path, found.message, subject.files)
        # Agencies treated differently may show the same fault: one finding a place is enough.
        if (problem.file, problem.line, problem.column, found.criterion) not in seen:
            seen.add((problem.file, problem.line, problem.column, found.criterion))
            yield Finding(rule.code, rule.severity, problem, found.criterion, found.counterexample)
