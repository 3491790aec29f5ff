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
from scoring.rulebook.criterion import Criterion, Remedy
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.plan_texts import PlanRead, PlanTexts
from scoring.rulebook.quantities import Profile

Severity = Literal["error", "warning"]
OVERLAID: Final = ("targets", "points", "rename")
"""Where an overlay changes a criterion, what lint is most likely to speak of first."""
ERROR: Final = "error"
WARNING: Final = "warning"


class Found(NamedTuple):
    """What a rule finds: the file, path, criterion, and a value that shows it.

    File 0 is rulebook.yaml, then come the areas, then remediation.yaml.
    """

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
    """A rulebook under lint: the book, its files as read, the criteria with cases, its plan's texts, its overlay."""

    def __init__(
        self,
        book: Rulebook,
        files: Sequence[Read],
        with_cases: frozenset[str],
        plan: PlanRead | None = None,
        overlay: Read | None = None,
    ) -> None:
        self.book, self.with_cases, self.plan, self.overlay = book, with_cases, plan, overlay
        self.files = [*files, plan.file] if plan and plan.file else list(files)

    @property
    def own_plan(self) -> PlanTexts | None:
        """The texts of its own `remediation.yaml`, whose file is the last of all; None without such a file."""
        return self.plan.own if self.plan and self.plan.file else None

    def in_overlay(self, found: Found) -> Problem | None:
        """A finding in a criterion that the overlay changes, placed where it does so; None elsewhere."""
        overlay, name = self.overlay, found.criterion
        if overlay is None or name is None or found.file > len(self.book.areas):
            return None
        key = next((key for key in OVERLAID if name in overlay.tree.get(key, ())), None)
        if key is None:
            return None
        at = overlay.tree[key].values_at[name]
        return Problem(overlay.name, at.line, at.column, f"{key}.{name}", found.message)

    def in_plan(self, path: Path, counterexample: str, message: Message, criterion: str | None = None) -> Found:
        """A finding at a path inside `remediation.yaml`."""
        return Found(len(self.files) - 1, path, criterion, counterexample, message)

    def remedies_of(self, criterion: Criterion) -> tuple[Remedy, ...]:
        """The remedies of a criterion as its plan has them."""
        return self.plan.texts.remedies_of(criterion) if self.plan else criterion.remedies

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
