"""A task that the document gives to its lead alone, and that has no lead."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.criterion import Remedy
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        for index, remedy in enumerate(placed.criterion.remedies):
            if _lacks_lead(remedy):
                yield placed.found(("remedies", index), remedy.do.vi, _MESSAGE)
    for name, item in (subject.own_plan.items if subject.own_plan else {}).items():
        for key, remedies in (("remedies", item.remedies), ("add", item.add)):
            for index, remedy in enumerate(remedies):
                if _lacks_lead(remedy):
                    yield subject.in_plan(("items", name, key, index), remedy.do.vi, _MESSAGE, name)


def _lacks_lead(remedy: Remedy) -> bool:
    return remedy.is_assignment and not remedy.lead


_MESSAGE = Message("this task is given to its lead, and no unit leads it. Add lead, or delete is_assignment.")


RULE = LintRule("assignment-without-lead", WARNING, _check)
