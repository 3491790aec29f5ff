"""The row of an agency: its facts as integers in the rulebook's columns."""

from __future__ import annotations

from scoring.evidence.model import Evidence
from scoring.rulebook.columns import AS_OF, Columns


def row_of(evidence: Evidence, columns: Columns) -> list[int | None]:
    """The integers by slot; a fact that lacks the document it needs is missing."""
    row: list[int | None] = [None] * len(columns)
    row[AS_OF] = evidence.as_of.toordinal()
    for submitted in evidence.facts.values():
        if not submitted.lacks_document:
            for column, units in submitted.cells.items():
                row[columns.slot(column)] = units
    return row
