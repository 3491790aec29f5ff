"""Rulebooks with what lint finds in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scoring.rulebook.lint.reading import lint_rulebook
from scoring.rulebook.lint.rule import ERROR, Finding

Linted = Mapping[str, Sequence[Finding]]
"""The findings of each rulebook, by the id or path that it was named by."""


def lint_books(names: Iterable[str]) -> Linted:
    """The findings of rulebooks named by id or path."""
    return {name: lint_rulebook(name) for name in names}


def may_score(books: Linted) -> bool:
    """True if no finding keeps one of them from scoring."""
    return not any(finding.severity == ERROR for findings in books.values() for finding in findings)
