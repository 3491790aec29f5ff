"""A text that stands twice in one list of a remediation plan: a basis, a requirement, a recipient."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject

LISTS: Final = ("bases", "purposes", "requirements", "organisation", "recipients")


def _check(subject: Subject) -> Iterator[Found]:
    plan = subject.own_plan
    for key in LISTS if plan else ():
        seen: dict[str, int] = {}
        for index, text in enumerate(getattr(plan, key)):
            if text.vi in seen:
                message = Message("this stands in number {number} already. Delete one.", number=seen[text.vi] + 1)
                yield subject.in_plan((key, index), text.vi, message)
            seen.setdefault(text.vi, index)


RULE = LintRule("plan-said-twice", WARNING, _check)
