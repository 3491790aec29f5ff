"""A place in braces in a text of a remediation plan: nothing fills it, and it would be printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from scoring.language import Message
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject

_MESSAGE: Final = Message("nothing fills {place}: it is printed as it stands. Write the words.")
_PLACE: Final = re.compile(r"\{[^{}\s]*\}")


def _check(subject: Subject) -> Iterator[Found]:
    plan = subject.own_plan
    for path, text in _texts(plan.model_dump(mode="json", by_alias=True, exclude_unset=True), ()) if plan else ():
        place = _PLACE.search(text)
        if place:
            yield subject.in_plan(path, place.group(), _MESSAGE.filled(place=place.group()))


def _texts(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict | list):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from _texts(value, (*path, key))


RULE = LintRule("plan-placeholder-left", WARNING, _check)
