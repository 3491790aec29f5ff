"""Lint of a rulebook's folder: read, what keeps it from loading included, and linted."""

from __future__ import annotations

from pathlib import Path

from scoring.errors import Problem, RulebookError
from scoring.language import Message, Text
from scoring.rulebook.cases import criteria_tried
from scoring.rulebook.lint import lint
from scoring.rulebook.lint.place_content import content_at
from scoring.rulebook.lint.rule import ERROR, Finding, Subject
from scoring.rulebook.loading import find_rulebook, overlay_of, read_rulebook
from scoring.rulebook.plan_texts import read_plan_texts

REFUSED = "refused"
"""The code of what keeps a rulebook from loading; a place `counterexample` in its message is what shows it."""


def lint_rulebook(name: str | Path) -> list[Finding]:
    """All findings of a rulebook, by file and place; one that does not load has the problems of loading."""
    folder = find_rulebook(name)
    try:
        book, files = read_rulebook(folder)
        plan = read_plan_texts(folder, book)
    except RulebookError as refused:
        return [_refused(problem) for problem in refused.problems]
    return lint(Subject(book, files, criteria_tried(folder, Path(files[0].name).parent), plan, overlay_of(folder)))


def _refused(problem: Problem) -> Finding:
    """A problem of loading: its counterexample is what its message says, else what is written there."""
    criterion, written = content_at(problem)
    return Finding(REFUSED, ERROR, problem, criterion, counterexample_in(problem.message) or written)


def counterexample_in(message: Message) -> str:
    """What fills the place `counterexample` of a message, or of one inside it, as a rulebook writes it; or ""."""
    for name, value in message.values:
        found = counterexample_in(value) if isinstance(value, Message) else ""
        if name == "counterexample":
            found = (value["en"] if isinstance(value, (Text, Message)) else value).replace(",", "")
        if found:
            return found
    return ""
