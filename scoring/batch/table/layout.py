"""What columns the table of a rulebook has, what each holds, and what range is allowed in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from scoring.batch.plan.nodes import Span
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import Fact

AGENCY, NAME, LEVEL, KIND, AS_OF = "agency", "name", "level", "kind", "as_of"
TAG, CLAIMED, GROUP = "tag.", "claimed.", "group."
RULEBOOK, RULEBOOK_DIGEST, TERM = "score.rulebook", "score.rulebook.digest", "score.period"
"""Under these keys a table's own metadata names the rulebook it was written for, and its month, quarter or year."""
CLAIMED_PLACES: Final = 2
LEAST, MOST = -(2**63), 2**63 - 1
LAST_DAY: Final = date(2199, 12, 31).toordinal()
DAY_TYPES: Final = frozenset({"date", "document", "documents"})


class TableColumn(NamedTuple):
    """A column: its name, what it holds (text, truth or whole), its allowed range, and the fact type behind it."""

    name: str
    holds: str
    span: Span
    type: str
    places: int


def table_columns(rulebook: Rulebook) -> list[TableColumn]:
    """The columns in order: who, tags, day, then the facts of the rulebook; claims may follow."""
    texts = [TableColumn(name, "text", Span(0, 0), name, 0) for name in (AGENCY, NAME, LEVEL, KIND)]
    tags = [TableColumn(TAG + tag, "truth", Span(0, 1), "tag", 0) for tag in rulebook.head.tags]
    day = TableColumn(AS_OF, "whole", Span(1, LAST_DAY), "day", 0)
    return [*texts, *tags, day, *fact_columns(rulebook)]


def fact_columns(rulebook: Rulebook) -> list[TableColumn]:
    """The columns of facts: whole numbers, divided by 10**places what was submitted; missing is null."""
    found = []
    for name, column in rulebook.columns.by_name.items():
        fact = rulebook.facts[column.fact]
        found.append(TableColumn(name, "whole", allowed(fact), fact.type, column.places))
    return found


def group_columns(keys: Iterable[str]) -> list[TableColumn]:
    """The groups of the agencies' own, a column for each key; empty for an agency that is in none."""
    return [TableColumn(GROUP + key, "text", Span(0, 0, nullable=True), "group", 0) for key in keys]


def group_keys(names: Iterable[str]) -> list[str]:
    """The keys of groups among the names of columns.

    >>> group_keys(["agency", "group.khoi", "done"])
    ['khoi']
    """
    return [name.removeprefix(GROUP) for name in names if name.startswith(GROUP) and name != GROUP]


def claim_columns(rulebook: Rulebook) -> list[TableColumn]:
    """The points claimed for each criterion, in hundredths; they never change a score."""
    span = Span(0, MOST, nullable=True)
    return [TableColumn(CLAIMED + name, "whole", span, "claim", CLAIMED_PLACES) for name in rulebook.criteria]


def allowed(fact: Fact) -> Span:
    """The range of a fact's column: a yes is 1, an option its place from 0, a day its ordinal, `none` 0."""
    if fact.type == "yes_no":
        return Span(0, 1, nullable=True)
    if fact.type == "choice":
        return Span(0, len(fact.options or ()) - 1, nullable=True)
    if fact.type in DAY_TYPES:
        return Span(0, LAST_DAY, nullable=True)
    least = LEAST if fact.type in ("number", "percent") else 0
    return Span(least, MOST, nullable=True)
