"""Rulebooks that may score: they load, and lint finds no error in them."""

from __future__ import annotations

from pathlib import Path

from scoring.errors import RulebookError
from scoring.rulebook.book import Rulebook
from scoring.rulebook.loading import load_rulebook, overlay_of, read_rulebook, shipped_ids


def load_clean(name: str | Path) -> Rulebook:
    """The rulebook with this id or in this folder; RulebookError where it does not load, or lint finds an error.

    The shipped rulebooks are proven clean by the tests, so that scoring with them does not wait for lint.
    """
    if str(name) in shipped_ids():
        return load_rulebook(name)
    from scoring.rulebook.lint import lint  # noqa: PLC0415 - a shipped rulebook needs none of it
    from scoring.rulebook.lint.rule import Subject  # noqa: PLC0415

    book, files = read_rulebook(name)
    errors = lint(Subject(book, files, frozenset(), overlay=overlay_of(name)), errors_only=True)
    if errors:
        raise RulebookError(finding.problem for finding in errors)
    return book
