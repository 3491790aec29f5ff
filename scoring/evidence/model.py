"""The model of evidence: who submits, as of which day, which facts, backed by which documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import Field, StringConstraints

from scoring.rulebook.quantities import Day, Model, Points, Profile

Id = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Agency(Model):
    """Who submits."""

    id: Id = Field(description="Its id.")
    name: Line = Field(description="Its name.")
    level: str = Field(description="A level of the rulebook.")
    kind: str = Field(description="A kind of the rulebook.")
    tags: tuple[str, ...] = Field((), description="Tags of the rulebook.")

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
    note: Line | None = Field(None, description="Anything the reader should know.")
    facts: dict[str, Any] = Field(default_factory=dict, description="The facts.")
    documents: dict[Id, DocumentRecord] = Field(default_factory=dict, description="The documents, by id.")
    claimed: dict[str, Points] = Field(default_factory=dict, description="Points the agency claims, by criterion.")


class Place(NamedTuple):
    """Where a fact stands."""

    file: str
    line: int

    def __str__(self) -> str:
        """`so-tu-phap.yaml:14`"""
        return f"{self.file}:{self.line}"


class Submitted(NamedTuple):
    """One fact as submitted: its integers by column, its place, and the documents behind it."""

    cells: Mapping[str, int]
    at: Place
    documents: tuple[str, ...]
    reason: str | None
    lacks_document: bool


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
