"""The cases of the rulebook that an overlay lies on, as far as they hold for what the overlay makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from scoring.rulebook.book import Rulebook
from scoring.rulebook.cases import Case, read_cases
from scoring.rulebook.diff import compare
from scoring.rulebook.meaning import Aspect


def inherited_cases(base: Rulebook, folder: Path, book: Rulebook) -> Iterator[Case]:
    """The cases in the base's folder of every criterion that `book` keeps, or only gives other points.

    Other points leave the outcome of a case as it was, which is then all that is expected: what it earns was worked out
    for the old maximum. A case of a criterion that is re-targeted tries a target that is no more.
    """
    changed = {one.id: {edit.aspect for edit in one.edits} for one in compare(base, book).changed}
    for case in read_cases(folder, base):
        aspects = changed.get(case.criterion, set())
        if case.criterion in book.criteria and aspects <= {Aspect.REWEIGHTED}:
            yield _without_points(case) if aspects and case.form.expect.points else case


def _without_points(case: Case) -> Case:
    expect = case.form.expect.model_copy(update={"points": None})
    return replace(case, form=case.form.model_copy(update={"expect": expect}), any_points=True)
