"""Evidence as a table, and a table as Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

import polars as pl

from scoring.batch.table.layout import (
    AGENCY,
    AS_OF,
    CLAIMED,
    CLAIMED_PLACES,
    GROUP,
    KIND,
    LEAST,
    LEVEL,
    MOST,
    NAME,
    RULEBOOK,
    RULEBOOK_DIGEST,
    TAG,
    TERM,
    claim_columns,
    group_columns,
    table_columns,
)
from scoring.errors import EvidenceError, Problem
from scoring.evidence.model import Evidence
from scoring.evidence.row import row_of
from scoring.language import Message
from scoring.rulebook.book import Rulebook

TYPES: Final[dict[str, Any]] = {"text": pl.String, "truth": pl.Boolean, "whole": pl.Int64}


def table_of(rulebook: Rulebook, evidence: Iterable[Evidence]) -> pl.DataFrame:
    """One row for each agency; EvidenceError for a number beyond 64 bits, which no column holds."""
    evidence = list(evidence)
    keys = list(dict.fromkeys(key for one in evidence for key in one.agency.groups))
    columns = [*table_columns(rulebook), *group_columns(keys), *claim_columns(rulebook)]
    rows, problems = [], list[Problem]()
    for one in evidence:
        row = _row(rulebook, one) | {GROUP + key: one.agency.groups.get(key) for key in keys}
        problems += [_too_large(one, name) for name, value in row.items() if _is_too_large(value)]
        rows.append(row)
    if problems:
        raise EvidenceError(problems)
    return pl.DataFrame(rows, schema={column.name: TYPES[column.holds] for column in columns}, orient="row")


def table_bytes(rulebook: Rulebook, evidence: Iterable[Evidence]) -> bytes:
    """The table as a Parquet file that names its rulebook."""
    content, evidence = BytesIO(), list(evidence)
    named = {RULEBOOK: rulebook.id, RULEBOOK_DIGEST: rulebook.digest}
    if evidence and evidence[0].term:
        named[TERM] = str(evidence[0].term)
    table_of(rulebook, evidence).write_parquet(content, statistics=True, metadata=named)
    return content.getvalue()


def _row(rulebook: Rulebook, evidence: Evidence) -> dict[str, Any]:
    agency = evidence.agency
    day, *cells = row_of(evidence, rulebook.columns)
    tags = {TAG + tag: tag in agency.tags for tag in rulebook.head.tags}
    claims = {CLAIMED + name: int(points * 10**CLAIMED_PLACES) for name, points in evidence.claimed.items()}
    return {
        AGENCY: agency.id,
        NAME: agency.name,
        LEVEL: agency.level,
        KIND: agency.kind,
        **tags,
        AS_OF: day,
        **dict(zip(rulebook.columns.by_name, cells, strict=True)),
        **{CLAIMED + name: claims.get(CLAIMED + name) for name in rulebook.criteria},
    }


def _is_too_large(value: Any) -> bool:
    return isinstance(value, int) and not LEAST <= value <= MOST


def _too_large(evidence: Evidence, name: str) -> Problem:
    message = Message("the number exceeds 64 bits, which the table cannot hold. Score this file by itself.")
    return Problem(evidence.file, 0, 0, f"facts.{name}", message)
