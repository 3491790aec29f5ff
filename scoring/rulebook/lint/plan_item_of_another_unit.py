"""An item of a unit's plan with which that unit has nothing to do."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    plan = subject.own_plan
    if plan is None or plan.unit is None:
        return
    for name in plan.items:
        criterion = subject.book.criteria[name]
        answering = {unit for units in criterion.responsible.values() for unit in units}
        doing = {unit for remedy in subject.remedies_of(criterion) for unit in (*remedy.lead, *remedy.with_)}
        if plan.unit not in answering | doing:
            others = ", ".join(sorted(answering | doing)) or "–"
            said = _MESSAGE.filled(unit=plan.unit, others=others)
            yield subject.in_plan(("items", name), others, said, name)


_MESSAGE = Message("'{unit}' neither answers for it nor has a task in it; these do: {others}.")


RULE = LintRule("plan-item-of-another-unit", WARNING, _check)
