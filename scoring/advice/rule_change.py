"""Whose points move between two rulebooks, and how much of it is the rules, how much the agency's own performance.

With the old evidence E0 and the new evidence E1 of one agency, scored under the old rules A and the new rules B:

    rules        = B(E0) - A(E0)
    performance  = B(E1) - B(E0)
    total        = B(E1) - A(E0) = rules + performance, exactly

With one file only there is no performance: the whole change is the rules'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from scoring.advice.evidence_pairs import Submission, pair_by_agency, read_submission
from scoring.engine import evaluate
from scoring.engine.result import CriterionResult, Result
from scoring.evidence.carried import carry_over
from scoring.evidence.loading import load_evidence
from scoring.evidence.model import Evidence
from scoring.language import Text
from scoring.rulebook.book import Rulebook


class Step(NamedTuple):
    """One number at the three stations: old rules and facts, new rules and old facts, new rules and facts.

    None is a number that there is not: of a criterion outside the applicable maximum, of an index of nothing.
    """

    old: Decimal | None
    carried: Decimal | None
    new: Decimal | None

    @property
    def rules(self) -> Decimal:
        """What the rules changed; a number that there is not counts as 0."""
        return (self.carried or Decimal(0)) - (self.old or Decimal(0))

    @property
    def performance(self) -> Decimal:
        """What the agency changed."""
        return (self.new or Decimal(0)) - (self.carried or Decimal(0))

    @property
    def total(self) -> Decimal:
        """Both together."""
        return (self.new or Decimal(0)) - (self.old or Decimal(0))


class Judged(NamedTuple):
    """What one criterion came to: points and maximum are None outside the applicable maximum."""

    title: Text
    counts_as: str
    points: Decimal | None
    max_points: Decimal | None
    outcome: str


class CriterionShift(NamedTuple):
    """One criterion that moved: its points, its maximum in the applicable maximum, and its outcomes."""

    id: str
    title: Text
    counts_as: str
    points: Step
    max_points: Step
    outcomes: tuple[str | None, str | None, str | None]


class Shift(NamedTuple):
    """One agency under both rulebooks; `old` and `new` are the same file where only one was given."""

    agency: str
    name: str
    old: Evidence
    new: Evidence
    points: Step
    max_points: Step
    rate: Step
    bonus: Step
    penalty: Step
    criteria: tuple[CriterionShift, ...]

    @property
    def has_two_files(self) -> bool:
        """True if performance could change at all."""
        return self.old.file != self.new.file


def compare_scores(old: Rulebook, new: Rulebook, files: Sequence[Path]) -> list[Shift]:
    """What moves for each agency, in the order of the files; EvidenceError if a file cannot be scored."""
    submissions = [read_submission(path, old, new) for path in files]
    return [_shift(first, last, old, new) for first, last in pair_by_agency(submissions)]


def _shift(first: Submission, last: Submission, old: Rulebook, new: Rulebook) -> Shift:
    before, between = _score(first, old), _score(first, new)
    after = _score(last, new) if last is not first else between
    results = (before, between, after)
    return Shift(
        first.evidence.agency.id,
        last.evidence.agency.name,
        first.evidence,
        last.evidence,
        Step(*(result.points for result in results)),
        Step(*(result.max_points for result in results)),
        Step(*(result.index for result in results)),
        Step(*(result.bonus for result in results)),
        Step(*(result.penalty for result in results)),
        tuple(shifts_of(*map(judged, results))),
    )


def _score(submission: Submission, book: Rulebook) -> Result:
    if book is submission.native:
        return evaluate(book, submission.evidence)
    tree = carry_over(submission.tree, submission.evidence, submission.native, book)
    return evaluate(book, load_evidence(submission.evidence.file, book, tree=tree))


def judged(result: Result) -> dict[str, Judged]:
    """The criteria of a result, by id."""
    return {one.id: _judged(one) for one in result.criteria}


def _judged(one: CriterionResult) -> Judged:
    rule, most = one.item.criterion, None if one.points is None else one.max_points
    return Judged(rule.title, rule.counts_as, one.points, most, one.outcome.value)


def shifts_of(
    old: Mapping[str, Judged], carried: Mapping[str, Judged], new: Mapping[str, Judged]
) -> Iterator[CriterionShift]:
    """The criteria whose points or maximum moved, in the order of the new rulebook, then those that are gone."""
    for name in dict.fromkeys((*new, *old)):
        three = (old.get(name), carried.get(name), new.get(name))
        told = new.get(name) or old[name]
        points = Step(*(one.points if one else None for one in three))
        most = Step(*(one.max_points if one else None for one in three))
        if len(set(points)) > 1 or len(set(most)) > 1:
            first, between, last = (one.outcome if one else None for one in three)
            yield CriterionShift(name, told.title, told.counts_as, points, most, (first, between, last))
