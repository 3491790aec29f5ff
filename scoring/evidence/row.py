"""The row of an agency: its facts as integers in the rulebook's columns."""

from __future__ import annotations

from scoring.evidence.model import Evidence, cells_of
from scoring.rulebook.columns import Columns, Row


def row_of(evidence: Evidence, columns: Columns) -> Row:
    """The integers by slot: the day of the evidence, then every column in order, None where it is missing."""
    cells = evidence.cells if columns is evidence.columns else cells_of(evidence.facts, columns)
    return evidence.as_of.toordinal(), *cells
