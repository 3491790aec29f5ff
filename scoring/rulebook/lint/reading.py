"""Lint of a rulebook's folder: read, what keeps it from loading included, and linted."""

from __future__ import annotations

from pathlib import Path

from scoring.errors import RulebookError
from scoring.language import Message, Text
from scoring.rulebook.cases import criteria_tried
from scoring.rulebook.lint import lint
from scoring.rulebook.lint.rule import ERROR, Finding, Subject
from scoring.rulebook.loading import find_rulebook, read_rulebook

REFUSED = "refused"
"""The code of what keeps a rulebook from loading; a place `counterexample` in its message is what shows it."""


def lint_rulebook(name: str | Path) -> list[Finding]:
    """All findings of a rulebook, by file and place; one that does not load has the problems of loading."""
    folder = find_rulebook(name)
    try:
        book, files = read_rulebook(folder)
    except RulebookError as refused:
        return [Finding(REFUSED, ERROR, one, None, counterexample_in(one.message)) for one in refused.problems]
    return lint(Subject(book, files, criteria_tried(folder, Path(files[0].name).parent)))


def counterexample_in(message: Message) -> str:
    """What fills the place `counterexample` of a message, or of one inside it, as a rulebook writes it; or ""."""
    for name, value in message.values:
        found = counterexample_in(value) if isinstance(value, Message) else ""
        if name == "counterexample":
            found = (value["en"] if isinstance(value, (Text, Message)) else value).replace(",", "")
        if found:
            return found
    return ""
