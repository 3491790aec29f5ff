"""The errors of the project: every problem says where, what, what is allowed, what to do.

ScoreError              anything a user can mend; exit code 2
├── FileProblem         a file that is not there or cannot be opened
├── RulebookError       a rulebook that does not hold; exit code 3
├── EvidenceError       evidence that cannot be scored; exit code 4
└── ReportError         a result that cannot be written
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Final

from scoring.language import Message, printable
from scoring.mark import Mark

LONGEST_NAME: Final = 100
LONGEST_PATH: Final = 160


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: its place (line and column from 1; 0 if unknown), its path in the file, and the words.

    In a workbook `sheet` is set, and line and column are those of a cell.
    """

    file: str
    line: int
    column: int
    path: str
    message: Message
    sheet: str = ""

    @classmethod
    def at(cls, file: str, mark: Mark, path: str, message: Message) -> Problem:
        """The problem at a mark, be it in a text or in a workbook."""
        return cls(file, mark.line, mark.column, path, message, mark.sheet)

    def sentence(self, language: str) -> str:
        """`so-tu-phap.yaml:14:12 facts.issued_on: …`, or `so-tu-phap.xlsx, Thủ tục!D7 facts.issued_on: …`."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        if self.sheet:
            place = f"{self.file}, {Mark(self.line, self.column, self.sheet).cell}"
        path = f" {shown(self.path, LONGEST_PATH)}" if self.path else ""
        return printable(f"{place}{path}: {self.message[language]}")


class ScoreError(Exception):
    """The root of all errors that a user can mend; carries all problems found, sorted by place."""

    exit_code: ClassVar[int] = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        unique = dict.fromkeys(problems)
        self.problems: Sequence[Problem] = sorted(unique, key=lambda p: (p.file, p.sheet, p.line, p.column, p.path))
        super().__init__("\n".join(problem.sentence("en") for problem in self.problems))

    def sentences(self, language: str) -> list[str]:
        """One line per problem."""
        return [problem.sentence(language) for problem in self.problems]


class FileProblem(ScoreError):
    """A file that is missing, is a folder or cannot be opened."""


class RulebookError(ScoreError):
    """A rulebook that does not hold together."""

    exit_code = 3


class EvidenceError(ScoreError):
    """Evidence that does not answer what its rulebook asks."""

    exit_code = 4


class ReportError(ScoreError):
    """A result that cannot be written in the form asked for."""


class Refused(Exception):
    """What a reader finds wrong in the content of a file; its loader makes a RulebookError or EvidenceError of it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def shown(value: object, most: int = 60) -> str:
    """A submitted value as a message quotes it: short enough to read, whatever was submitted.

    >>> shown("a" * 100_000) == "a" * 60 + "…", shown(["x"]), shown(None)
    (True, '[…]', '')
    """
    if isinstance(value, (dict, list, tuple)):
        return "{…}" if isinstance(value, dict) else "[…]"
    text = "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text if len(text) <= most else f"{text[:most]}…"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, or None if none is close."""
    if len(word) > LONGEST_NAME:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    found = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def listed(names: Iterable[str], most: int = 12) -> str:
    """`a, b, c`, cut after `most` names so that a message stays readable."""
    every = sorted(names)
    return ", ".join(every[:most]) + (" …" if len(every) > most else "")


def unknown(what: Message, word: str, known: Iterable[str]) -> Message:
    """The message for a name that does not exist, with the nearest one or the list of those that do."""
    names = list(known)
    close, given = nearest(word, names), shown(word)
    if close:
        return Message("there is no {what} '{given}'. Did you mean '{close}'?", what=what, given=given, close=close)
    allowed = listed(names) or Message("(none)")
    return Message("there is no {what} '{given}'. Allowed: {allowed}.", what=what, given=given, allowed=allowed)
