"""Runs a case as an agency's file is run, and compares what it comes to with what a person worked out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import simplejson

from scoring.engine import evaluate
from scoring.engine.explain import steps_of
from scoring.engine.result import CriterionResult, Result
from scoring.errors import EvidenceError, Problem
from scoring.evidence.loading import load_evidence
from scoring.rulebook.book import Rulebook
from scoring.rulebook.cases import Case, read_cases
from scoring.rulebook.loading import find_rulebook, read_rulebook
from scoring.trials.inherited import inherited_cases
from scoring.yaml_reader import parse_yaml


class Trial(NamedTuple):
    """A case with what it came to: a result, or why its evidence was refused."""

    case: Case
    result: Result | None
    refused: tuple[Problem, ...]

    @property
    def found(self) -> CriterionResult | None:
        """The criterion of the case in the result."""
        if self.result is None:
            return None
        return next(criterion for criterion in self.result.criteria if criterion.id == self.case.criterion)

    @property
    def outcome(self) -> str | None:
        """The outcome; None where the evidence was refused."""
        return self.found.outcome.value if self.found else None

    @property
    def points(self) -> Decimal | None:
        """The points, to the last place."""
        return self.found.points if self.found else None

    @property
    def class_(self) -> str | None:
        """The class, or why there is none; None where the case expects none, or its evidence was refused."""
        if self.result is None or self.case.form.expect.class_ is None:
            return None
        return self.result.classification or self.result.classed.reason.value

    @property
    def has_passed(self) -> bool:
        """True if outcome, points and class are exactly those expected."""
        expect = self.case.form.expect
        has_points = self.case.any_points or self.points == expect.points
        return self.outcome == expect.outcome and has_points and self.class_ == expect.class_

    def steps(self) -> list[str]:
        """The arithmetic in Vietnamese and English; what was refused where nothing was calculated."""
        if self.result is None or self.found is None:
            return [" ".join(problem.message[language] for problem in self.refused) for language in ("vi", "en")]
        return steps_of(self.found, self.result)


def try_cases(name: str | Path) -> tuple[Rulebook, list[Trial]]:
    """A rulebook with every case of it run; RulebookError where the book or a case cannot be read.

    Of an overlay also the cases of the rulebook it lies on, as far as they hold.
    """
    path = find_rulebook(name)
    book, files = read_rulebook(path)
    cases = read_cases(path, book)
    if book.base is not None:
        cases = [*inherited_cases(book.base, Path(files[0].name).parent, book), *cases]
    return book, [try_case(case, book) for case in cases]


def try_case(case: Case, rulebook: Rulebook) -> Trial:
    """One case, read and scored as the file of an agency is."""
    text = simplejson.dumps(_evidence(case, rulebook), use_decimal=True, ensure_ascii=False)
    tree = parse_yaml(text, str(case), may_be_blank=True)
    try:
        evidence = load_evidence(str(case), rulebook, tree=tree)
    except EvidenceError as refused:
        return Trial(case, None, tuple(refused.problems))
    return Trial(case, evaluate(rulebook, evidence), ())


def _evidence(case: Case, rulebook: Rulebook) -> dict[str, Any]:
    """The evidence file that a case stands for; the rest of each document is filled in."""
    agency = case.form.agency
    return {
        "rulebook": rulebook.id,
        "agency": {
            "id": agency.id or "co-quan-mau",
            "name": "Cơ quan mẫu",
            "level": agency.level,
            "kind": agency.kind,
            "tags": list(agency.tags),
        },
        **({"period": str(case.form.period)} if case.form.period else {}),
        "as_of": case.as_of.isoformat(),
        "facts": case.form.facts,
        "documents": {
            name: {"number": f"{name}/BC", "date": day.isoformat(), "title": f"Tài liệu {name}", "file": f"{name}.pdf"}
            for name, day in case.form.documents.items()
        },
    }
