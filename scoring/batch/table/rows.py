"""The rows of a table as evidence, so that whatever takes evidence takes a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from scoring.batch.table.layout import (
    AGENCY,
    AS_OF,
    CLAIMED,
    CLAIMED_PLACES,
    GROUP,
    KIND,
    LEVEL,
    NAME,
    TAG,
    group_keys,
)
from scoring.evidence.model import Agency, Evidence, Place, Submitted
from scoring.exact import decimal_of
from scoring.mark import Mark
from scoring.rulebook.book import Rulebook


def evidence_of(rulebook: Rulebook, table: pl.DataFrame, file: str, digest: str = "") -> list[Evidence]:
    """The evidence in each row of a table that holds; the line of a fact is the number of its row, from 1."""
    rows = enumerate(table.iter_rows(named=True), 1)
    return [_evidence(rulebook, given, Place(file, Mark(number, 1)), digest) for number, given in rows]


def _evidence(rulebook: Rulebook, given: Mapping[str, Any], at: Place, digest: str) -> Evidence:
    tags = tuple(tag for tag in rulebook.head.tags if given[TAG + tag])
    groups = {key: given[GROUP + key] for key in group_keys(given) if given[GROUP + key]}
    agency = Agency.model_construct(
        id=given[AGENCY], name=given[NAME], level=given[LEVEL], kind=given[KIND], tags=tags, groups=groups
    )
    claimed = {
        name: decimal_of(units, CLAIMED_PLACES)
        for name in rulebook.criteria
        if (units := given.get(CLAIMED + name)) is not None
    }
    return Evidence(
        file=at.file,
        digest=digest,
        agency=agency,
        as_of=date.fromordinal(given[AS_OF]),
        note=None,
        facts=dict(_facts(rulebook, given, at)),
        documents={},
        claimed=claimed,
        columns=rulebook.columns,
        term=rulebook.term,
    )


def _facts(rulebook: Rulebook, given: Mapping[str, Any], at: Place) -> Iterator[tuple[str, Submitted]]:
    for name in rulebook.facts:
        columns = rulebook.columns.of_fact(name)
        cells = {column: given[column] for column in columns if given[column] is not None}
        if cells:
            yield name, Submitted(cells, at, (), None, lacks_document=False)
