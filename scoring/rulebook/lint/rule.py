"""What a rule of lint is: a code, how grave it is, and a function from a rulebook to what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final, Literal, NamedTuple

from scoring.errors import Problem
from scoring.language import Message, Text, in_both
from scoring.rulebook.analysis.grades import Asked, asked_parts
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.checks import Read
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.quantities import Profile

Severity = Literal["error", "warning"]
ERROR: Final = "error"
WARNING: Final = "warning"


class Found(NamedTuple):
    """What a rule finds: the file (0 is rulebook.yaml, then the areas), path, criterion, and a value that shows it."""

    file: int
    path: Path
    criterion: str | None
    counterexample: str
    message: Message


class Placed(NamedTuple):
    """A criterion with its area, the number of its file and its path in it."""

    file: int
    path: Path
    area: Area
    criterion: Criterion

    def found(self, path: Path, counterexample: str, message: Message) -> Found:
        """A finding at a path inside this criterion."""
        return Found(self.file, (*self.path, *path), self.criterion.id, counterexample, message)


class Subject:
    """A rulebook under lint: the book, its files as read, and the criteria that have cases."""

    def __init__(self, book: Rulebook, files: Sequence[Read], with_cases: frozenset[str]) -> None:
        self.book, self.files, self.with_cases = book, files, with_cases

    @cached_property
    def criteria(self) -> list[Placed]:
        """Every criterion with its place."""
        return [
            Placed(number, ("criteria", index), area, criterion)
            for number, area in enumerate(self.book.areas, 1)
            for index, criterion in enumerate(area.criteria)
        ]

    @cached_property
    def parts(self) -> list[tuple[Placed, Asked]]:
        """Every scored part of every criterion, once for each way in which agencies are treated alike."""
        return [(placed, asked) for placed in self.criteria for asked in asked_parts(self.book, placed.criterion)]


class LintRule(NamedTuple):
    """One rule of lint."""

    code: str
    severity: Severity
    check: Callable[[Subject], Iterator[Found]]


class Finding(NamedTuple):
    """What lint says: the rule, how grave it is, the place with the words, the criterion, and a value that shows it."""

    code: str
    severity: Severity
    problem: Problem
    criterion: str | None
    counterexample: str


def who(profile: Profile, book: Rulebook) -> Text:
    """The agencies meant: `UBND, cấp xã`."""
    kind, level = book.names[profile.kind], book.names[profile.level]
    return in_both(lambda speech: f"{speech.text(kind)}, {speech.text(level)}")
