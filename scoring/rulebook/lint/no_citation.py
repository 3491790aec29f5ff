"""A clause that cites nothing: without a letter or a digit nobody can look it up."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject

_EMPTY = frozenset({"n/a", "na", "tbd", "none", "không", "chưa rõ", "unknown", "xxx"})
_MESSAGE = Message("the clause points nowhere in the document. Write its number.")


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        cited: list[tuple[Path, str]] = [(("clause",), placed.criterion.clause)]
        cited += [(("also_at", index, "clause"), at.clause) for index, at in enumerate(placed.criterion.also_at)]
        yield from (placed.found(path, clause, _MESSAGE) for path, clause in cited if _says_nothing(clause))
    for index, veto in enumerate(subject.book.head.vetoes):
        if _says_nothing(veto.clause):
            yield Found(0, ("vetoes", index, "clause"), None, veto.clause, _MESSAGE)


def _says_nothing(clause: str) -> bool:
    return clause.strip().lower() in _EMPTY or not any(character.isalnum() for character in clause)


RULE = LintRule("no-citation", ERROR, _check)
