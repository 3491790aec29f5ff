"""The period in which a table lies: of a rulebook that recurs one month, quarter or year, as of evidence files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from scoring.batch.table.layout import AS_OF, TERM
from scoring.errors import EvidenceError, Problem
from scoring.evidence.loading import LATEST_AFTER_PERIOD
from scoring.language import Message
from scoring.rulebook.book import Rulebook
from scoring.rulebook.term import Term, parse_term


def placed(rulebook: Rulebook, table: pl.LazyFrame, path: Path, *, is_asked: bool = False) -> Rulebook:
    """The rulebook in the term of a table that holds: the one it was written for, else that in which its days lie.

    EvidenceError if the days lie in several terms, or one of them outside the period; any day goes if it `is_asked`.
    """
    written = pl.read_parquet_metadata(path).get(TERM)
    days = table.select(pl.col(AS_OF).unique().sort()).collect(engine="streaming")[AS_OF].to_list()
    terms = {_read(written, path)} if written else {rulebook.term_on(date.fromordinal(day)) for day in days}
    if len(terms) > 1:
        many = ", ".join(sorted(map(str, terms)))
        raise _wrong(path, Message("the rows are of several periods: {many}. Keep a table for each.", many=many))
    found = rulebook.in_term(terms.pop())
    span = found.head.period
    first, last = span.from_.toordinal(), (span.to + LATEST_AFTER_PERIOD).toordinal()
    bad = [day for day in (days[0], days[-1]) if not first <= day <= last]
    if bad and not is_asked:
        row = table.with_row_index("~row", offset=1).filter(pl.col(AS_OF) == bad[0]).select("~row").first().collect()
        said = Message(
            "{as_of} is outside the rulebook's period ({span}). Use --as-of if you mean it.",
            as_of=date.fromordinal(bad[0]),
            span=f"{span.from_} – {span.to}",
        )
        raise _wrong(path, Message("row {row}: {message}", row=row.item(), message=said))
    return found


def _read(written: str, path: Path) -> Term:
    try:
        return parse_term(written)
    except ValueError:
        message = Message("the period '{name}' is none. Write the table anew.", name=written)
        raise _wrong(path, message) from None


def _wrong(path: Path, message: Message) -> EvidenceError:
    return EvidenceError([Problem(str(path), 0, 0, AS_OF, message)])
