"""Evidence files sorted by agency: one each, or last year's and this year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scoring.errors import EvidenceError, Problem
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.evidence.model import Evidence
from scoring.language import Message
from scoring.rulebook.book import Rulebook
from scoring.yaml_reader import Mapping, place_of


class Submission(NamedTuple):
    """An evidence file: its tree, what it says, and the one of the two rulebooks that it was made for."""

    tree: Mapping
    evidence: Evidence
    native: Rulebook


def read_submission(path: Path, old: Rulebook, new: Rulebook) -> Submission:
    """The file, checked against the rulebook it was made for: the one it names, else the one of its period."""
    tree = read_evidence(path)
    native = _native(tree, old, new)
    return Submission(tree, load_evidence(path, native, tree=tree), native)


def _native(tree: Mapping, old: Rulebook, new: Rulebook) -> Rulebook:
    named = [book for book in (old, new) if book.id == tree.get("rulebook")]
    if len(named) == 1:
        return named[0]
    day = str(tree.get("as_of"))
    spans = [(book, book.head.period) for book in (old, new)]
    fitting = [book for book, span in spans if span.from_.isoformat() <= day <= span.to.isoformat()]
    return fitting[0] if fitting else old


def pair_by_agency(submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Submission]]:
    """Each agency's earlier and later file (the same one twice if there is one); EvidenceError if there are more."""
    by_agency: dict[str, list[Submission]] = {}
    for submission in submissions:
        by_agency.setdefault(submission.evidence.agency.id, []).append(submission)
    problems = [problem for group in by_agency.values() for problem in _check(group)]
    if problems:
        raise EvidenceError(problems)
    for group in by_agency.values():
        ordered = sorted(group, key=lambda submission: submission.evidence.as_of)
        yield ordered[0], ordered[-1]


def _check(group: list[Submission]) -> Iterator[Problem]:
    """What is wrong with an agency's files: more than two, or two of the same day."""
    last = group[-1]
    days = {submission.evidence.as_of for submission in group}
    if len(group) > 2:
        yield _problem(
            last,
            ("agency", "id"),
            Message(
                "there are {count} files of this agency: two at most, last year's and this year's.", count=len(group)
            ),
        )
    elif len(days) < len(group):
        yield _problem(
            last,
            ("as_of",),
            Message("two files of the same agency have the same as_of: there is no telling which came first."),
        )


def _problem(submission: Submission, path: tuple[str, ...], message: Message) -> Problem:
    at = place_of(submission.tree, path)
    return Problem(submission.evidence.file, at.line, at.column, ".".join(path), message)
