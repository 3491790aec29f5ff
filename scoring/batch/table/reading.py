"""Tables opened and brought to one layout; needs Polars, an extra (`naming.check_installed`)."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from scoring.batch.table.layout import RULEBOOK, claim_columns, group_columns, group_keys, table_columns
from scoring.batch.table.naming import problem_with
from scoring.batch.table.writing import TYPES
from scoring.language import Message
from scoring.rulebook.book import Rulebook


def open_table(path: Path) -> pl.LazyFrame:
    """The table of a Parquet file, not yet read; FileProblem if it is not there or is none."""
    try:
        table = pl.scan_parquet(path, glob=False)
        table.collect_schema()
    except FileNotFoundError:
        raise problem_with(path, Message("there is no such file or folder.")) from None
    except (pl.exceptions.PolarsError, OSError, ValueError):
        raise problem_with(path, Message("this is not a Parquet file. Write the table as Parquet.")) from None
    return table


def named_rulebook(path: Path) -> str | None:
    """The id of the rulebook that a table says it was written for; None if it says none."""
    return pl.read_parquet_metadata(path).get(RULEBOOK)


def laid_out(rulebook: Rulebook, table: pl.LazyFrame) -> pl.LazyFrame:
    """The columns of a table that holds, in order and of one type each; groups and claims where it has any."""
    there = table.collect_schema().names()
    claims = [column for column in claim_columns(rulebook) if column.name in there]
    columns = [*table_columns(rulebook), *group_columns(group_keys(there)), *claims]
    return table.select(pl.col(column.name).cast(TYPES[column.holds]) for column in columns)
