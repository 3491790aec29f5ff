"""What goal seeking answers: plain values, for any report to show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from scoring.advice.distance import Unit
from scoring.engine.result import CriterionResult, Result, Sum
from scoring.exact import Ratio
from scoring.language import Words
from scoring.rulebook.columns import Column


class Status(StrEnum):
    """How the index stands to the target; a closed set."""

    REACHED = "reached"
    """At or above it already, if nothing more is done."""
    REACHABLE = "reachable"
    OUT_OF_REACH = "out_of_reach"


class Taken(NamedTuple):
    """A figure that is not submitted and is no choice of the agency, and what it is taken to be for reckoning."""

    column: Column
    value: int
    """In integers of the column: 100, or 1,000, for a whole; the target itself for what a difference is taken from."""
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Move:
    """One fact brought to another value."""

    column: Column
    unit: Unit
    before: int | None
    """In integers of the column (10**-places of its unit; a day as its ordinal); None if nothing is submitted yet."""
    after: int
    effort: Ratio
    by: int | None = None
    """For a document: the last day (an ordinal) on which it earns this."""
    is_late: bool = False
    """True for a document whose last day on time is past."""
    is_at_most: bool = False
    """True for a figure not submitted yet of which fewer is better: `after` is the most that earns this."""
    taken: Taken | None = None
    """What the move is reckoned against where that is not submitted yet: a part is then so many of each 100."""

    @property
    def change(self) -> int:
        """How many integers of the column more, or fewer below 0; counted from 0 where nothing is submitted."""
        return self.after - (self.before or 0)


@dataclass(frozen=True, slots=True)
class Action:
    """What one criterion may do first: the change of its own facts that gains most points per unit of effort."""

    criterion: CriterionResult
    """As it stands today."""
    moves: tuple[Move, ...]
    effort: Ratio
    gain: int
    """Points gained by the end of the period over all criteria that the facts feed, in units of 10**-precision."""
    is_full: bool
    """True if the criterion is then full."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What one criterion earns at the end of the period without and with the moves; None outside the maximum."""

    criterion: CriterionResult
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """Why a criterion stays short even in the best that can be reached, and by how much."""

    criterion: CriterionResult
    lost: int
    """Points that stay lost, in units of 10**-precision."""
    why: Words


@dataclass(frozen=True, slots=True)
class Proof:
    """What the answer rests on."""

    facts: int
    """Facts that may move (each month, quarter or document of a period counts by itself)."""
    criteria: int
    """Criteria that those facts feed."""
    groups: int
    """Groups of criteria that share no fact that may move."""
    options: int
    """Ways to settle one group that no other way of it beats, over all groups."""
    combinations: int
    """Sets of changes made of one option a group."""
    best_below: Ratio | None
    """The best index (points, maximum) that any set of changes with less effort comes to; None if there is none."""
    solver: str | None
    """The solver that proved it, where the options were too many for the exact table."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The least effort that brings the index to the target by the end of the period, or the best there is."""

    result: Result
    status: Status
    target: Ratio
    """In percent, 0..100."""
    day: int
    """The ordinal of the day it is judged on: everything is due, and what has not come is missing."""
    before: Sum
    """Points and applicable maximum on that day if nothing more is done."""
    after: Sum
    """The same with the moves, as the engine itself scores them."""
    moves: tuple[Move, ...]
    effort: Ratio
    gains: tuple[Gain, ...]
    """The criteria that come to other points, in the order of the rulebook."""
    proof: Proof
    blocks: tuple[Block, ...]
    """What stays short where the target is out of reach, the most lost first; otherwise empty."""
