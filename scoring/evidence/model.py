"""The model of evidence: who submits, as of which day, which facts, backed by which documents."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Final, NamedTuple, TypeGuard

from pydantic import Field, StringConstraints

from scoring.errors import shown
from scoring.language import Message
from scoring.mark import Mark
from scoring.rulebook.columns import Columns
from scoring.rulebook.fields import Checked
from scoring.rulebook.quantities import Day, Model, Name, Points, Profile, refuse
from scoring.rulebook.term import Term, TermField

Id = Annotated[str, StringConstraints(min_length=1, max_length=100)]
LONGEST_LINE: Final = 1000
Line = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LINE)]
NOT_A_LINE: Final = Message("this must be a text of at most {longest_line} characters.", longest_line=LONGEST_LINE)
_DIGEST = re.compile(r"[0-9a-f]{64}")


def _check_digest(text: str) -> str:
    if not _DIGEST.fullmatch(text):
        refuse(Message("'{text}' is not a SHA-256 digest: 64 digits, 0-9 and a-f.", text=shown(text)))
    return text


Sha256 = Annotated[str, Checked(_check_digest)]


def is_line(raw: object) -> TypeGuard[str]:
    """True for a text that is neither empty nor endless."""
    return isinstance(raw, str) and 0 < len(raw) <= LONGEST_LINE


class Agency(Model):
    """Who submits."""

    id: Id = Field(description="Its id.")
    name: Line = Field(description="Its name.")
    level: str = Field(description="A level of the rulebook.")
    kind: str = Field(description="A kind of the rulebook.")
    tags: tuple[str, ...] = Field((), description="Tags of the rulebook.")
    groups: dict[Name, Line] = Field(
        default_factory=dict, description="Groups of your own, by key, that `score batch --group-by KEY` ranks within."
    )

    @property
    def profile(self) -> Profile:
        """What the rulebook looks at."""
        return Profile(self.id, self.level, self.kind, frozenset(self.tags))


class DocumentRecord(Model):
    """A document that backs facts."""

    number: Line = Field(description="Its number.")
    date: Day = Field(description="Its date.")
    title: Line = Field(description="Its title.")
    file: Line | None = Field(None, description="The name of its file.")
    received_on: Day | None = Field(None, description="The day its addressee received it; this day counts where given.")
    sha256: Sha256 | None = Field(None, description="The digest of its file.")

    @property
    def day(self) -> dt.date:
        """The day that counts."""
        return self.received_on or self.date


class EvidenceForm(Model):
    """An evidence file as written; facts are read by the types of the rulebook."""

    rulebook: Id = Field(description="The id of the rulebook.")
    agency: Agency = Field(description="Who submits.")
    as_of: Day | None = Field(None, description="The day on which the facts are true.")
    period: TermField | None = Field(None, description="The month, quarter or year, where the rulebook recurs.")
    note: Line | None = Field(None, description="Anything the reader should know.")
    facts: dict[str, Any] = Field(default_factory=dict, description="The facts.")
    documents: dict[Id, DocumentRecord] = Field(default_factory=dict, description="The documents, by id.")
    claimed: dict[str, Points] = Field(default_factory=dict, description="Points the agency claims, by criterion.")


class Place(NamedTuple):
    """Where a fact stands."""

    file: str
    mark: Mark

    def __str__(self) -> str:
        """`so-tu-phap.yaml:14`, or `so-tu-phap.xlsx:3. Thủ tục!F14` in a workbook."""
        return f"{self.file}:{self.mark.cell if self.mark.sheet else self.mark.line}"


Series = tuple[tuple[int, int], ...]
"""Last days of months (ordinals) with the integers of a fact by then, in order."""


class Submitted(NamedTuple):
    """One fact as submitted: its integers by column, its place, and the documents behind it."""

    cells: Mapping[str, int]
    at: Place
    documents: tuple[str, ...]
    reason: str | None
    lacks_document: bool
    series: Series = ()
    """What it came to by the end of each month given."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of one agency, checked against its rulebook."""

    file: str
    digest: str
    agency: Agency
    as_of: dt.date
    note: str | None
    facts: Mapping[str, Submitted]
    documents: Mapping[str, DocumentRecord]
    claimed: Mapping[str, Decimal]
    columns: Columns = field(repr=False, compare=False)
    """The layout of the rulebook it was checked against."""
    term: Term | None = None
    """The month, quarter or year it is about, where the rulebook recurs."""
    cells: tuple[int | None, ...] = field(init=False, repr=False, compare=False)
    """The integers of all columns in that layout, side by side, ready to be judged."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", cells_of(self.facts, self.columns))


def cells_of(facts: Mapping[str, Submitted], columns: Columns) -> tuple[int | None, ...]:
    """The integers of all columns in order; a fact that lacks the document it needs is missing."""
    counting = (submitted for submitted in facts.values() if not submitted.lacks_document)
    cells = {column: units for submitted in counting for column, units in submitted.cells.items()}
    return tuple(map(cells.get, columns.by_name))
