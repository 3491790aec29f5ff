"""A remediation plan without what an official document needs: a title, a basis, a recipient, a signatory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from scoring.language import Message
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject

NEEDED: Final = ("subject", "bases", "recipients", "signatory")
ITS_OWN: Final = ("subject", "issuer", "signatory")
"""What only a document says that is a remediation plan itself."""


def _check(subject: Subject) -> Iterator[Found]:
    if subject.plan is None or subject.own_plan is None:
        return
    if not any(getattr(subject.plan.texts, key) for key in ITS_OWN):
        return  # the document is no remediation plan itself: what it does not say is written in general words
    lacking = [key for key in NEEDED if not getattr(subject.plan.texts, key)]
    if lacking:
        names = ", ".join(lacking)
        message = Message("an official document needs these too: {names}. Add them.", names=names)
        yield subject.in_plan((lacking[0],), names, message)


RULE = LintRule("plan-incomplete", WARNING, _check)
