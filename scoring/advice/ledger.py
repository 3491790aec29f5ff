"""The ledger of an auditor: every point lost, what backs it, and the proof that nothing is left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from scoring.engine.explain import facts_used
from scoring.engine.result import CriterionResult, Result
from scoring.engine.verdict import Outcome
from scoring.errors import Problem, ScoreError, unknown
from scoring.evidence.model import DocumentRecord
from scoring.language import Message
from scoring.rulebook.book import Area, Rulebook

APART: Final = (Outcome.MISSING, Outcome.PENDING, Outcome.SURVEY, Outcome.UNSCORED, Outcome.NOT_APPLICABLE)
"""Outcomes that are listed apart: they are neither earned nor simply lost."""


class UnbalancedLedgerError(ArithmeticError):
    """A fault of the program: points and points lost do not come to the applicable maximum."""


class FactBehind(NamedTuple):
    """A fact that a criterion used: its plain value (None is missing), its place, and the documents that back it."""

    name: str
    value: object
    at: str | None
    documents: tuple[tuple[str, DocumentRecord], ...]
    lacks_document: bool


class AreaLost(NamedTuple):
    """An area with its points, applicable maximum and loss, in units of 10**-precision, and what lost them."""

    area: Area
    points: int
    maximum: int
    lost: int
    criteria: tuple[CriterionResult, ...]


class Ledger:
    """The points that one result lost; `unit` (an id) and `area` (an id) keep only what concerns them."""

    def __init__(self, result: Result, unit: str | None = None, area: str | None = None) -> None:
        self.result, self.unit, self.area = result, unit, area
        self.all_lost = sum(criterion.lost for criterion in result.criteria)
        check_balance(result)

    @property
    def is_filtered(self) -> bool:
        """True if only a part is shown."""
        return self.unit is not None or self.area is not None

    @cached_property
    def entries(self) -> list[CriterionResult]:
        """What lost points and is to be shown, largest loss first, then in the order of the rulebook."""
        return [criterion for criterion in self.result.deductions if self._shows(criterion)]

    @property
    def lost(self) -> int:
        """Points lost by the entries shown, in units of 10**-precision."""
        return sum(criterion.lost for criterion in self.entries)

    @cached_property
    def areas(self) -> list[AreaLost]:
        """Every area that is shown, its losses in the order of the rulebook."""
        return [
            AreaLost(
                area,
                total.points,
                total.maximum,
                sum(criterion.lost for criterion in self.result.criteria if criterion.item.area == area.area),
                tuple(sorted((c for c in self.entries if c.item.area == area.area), key=self.result.criteria.index)),
            )
            for area, total in self.result.areas
            if self.area in (None, area.area)
        ]

    @cached_property
    def apart(self) -> list[tuple[Outcome, list[CriterionResult]]]:
        """What is shown apart, by outcome; what is missing stands in the ledger as well if it lost points."""
        shown = [criterion for criterion in self.result.criteria if self._shows(criterion)]
        found = [(outcome, [c for c in shown if c.outcome == outcome]) for outcome in APART]
        return [(outcome, criteria) for outcome, criteria in found if criteria]

    def units_of(self, criterion: CriterionResult) -> tuple[str, ...]:
        """The ids of the units that answer for a criterion in this agency."""
        return tuple(self.result.plan.profile.pick(criterion.item.criterion.responsible) or ())

    def facts_behind(self, criterion: CriterionResult) -> Iterator[FactBehind]:
        """The facts of a criterion with their documents, in the order of the rulebook."""
        evidence = self.result.evidence
        for used in facts_used(criterion, self.result):
            submitted = evidence.facts.get(used.name)
            named = dict.fromkeys(submitted.documents) if submitted else {}
            documents = tuple((name, evidence.documents[name]) for name in named if name in evidence.documents)
            lacks = submitted is not None and submitted.lacks_document
            yield FactBehind(used.name, used.value, used.at, documents, lacks)

    def _shows(self, criterion: CriterionResult) -> bool:
        is_area = self.area in (None, criterion.item.area)
        return is_area and (self.unit is None or self.unit in self.units_of(criterion))


def check_balance(result: Result) -> None:
    """UnbalancedLedgerError unless points lost and points earned come to the applicable maximum, area by area."""
    sums = [
        (area.area, total, [c for c in result.criteria if c.item.area == area.area]) for area, total in result.areas
    ]
    for name, total, criteria in (*sums, ("*", result.total, list(result.criteria))):
        lost = sum(criterion.lost for criterion in criteria)
        if total.points + lost != total.maximum:
            raise UnbalancedLedgerError(f"{name}: {total.points} + {lost} != {total.maximum}")


def find_unit(asked: str, rulebook: Rulebook) -> str:
    """The id of the unit called so by its id or its name in either language; ScoreError if there is none."""
    names = {_folded(name): unit for unit, text in rulebook.head.units.items() for name in (text.vi, text.en)}
    names |= {_folded(unit): unit for unit in rulebook.head.units}
    if _folded(asked) in names:
        return names[_folded(asked)]
    said = [name for unit, text in rulebook.head.units.items() for name in (text.vi, text.en, unit)]
    raise _unknown_choice("--unit", Message("unit"), asked, said)


def find_area(asked: str, rulebook: Rulebook) -> str:
    """The area of this id; ScoreError if there is none."""
    areas = [area.area for area in rulebook.areas]
    if asked in areas:
        return asked
    raise _unknown_choice("--area", Message("area"), asked, areas)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _unknown_choice(option: str, what: Message, asked: str, known: list[str]) -> ScoreError:
    return ScoreError([Problem(option, 0, 0, "", unknown(what, asked, known))])
