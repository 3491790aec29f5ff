"""Tables as a user names them: Parquet files, opened, told apart from evidence files, and brought to one layout."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.errors import FileProblem, Problem
from scoring.language import Message

if TYPE_CHECKING:
    import polars as pl

    from scoring.rulebook.book import Rulebook

SUFFIX: Final = ".parquet"
_NEEDS_POLARS: Final = Message(
    "reading and writing tables needs the package polars. Install it: pip install 'score-cchc[batch]'."
)


def tables_among(paths: Sequence[Path]) -> list[Path]:
    """The tables, if tables are what is named; FileProblem if tables and evidence files are named together."""
    tables = [path for path in paths if path.suffix.lower() == SUFFIX]
    if not tables:
        return []
    others = [path for path in paths if path not in tables]
    if others:
        apart = Message("a table and evidence files cannot be scored together. Name tables only, or files only.")
        raise FileProblem([Problem(str(others[0]), 0, 0, "", apart)])
    check_installed(str(tables[0]))
    return list(dict.fromkeys(tables))


def parts_of(paths: Sequence[Path]) -> list[Path]:
    """The tables named and those in the folders named, by name; FileProblem if there is none, or two of one name."""
    found = [part for path in paths for part in (sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path])]
    tables = tables_among(found)
    if not tables:
        raise _problem(paths[0], Message("the folder holds no table ({suffix}).", suffix=SUFFIX))
    names = [path.name for path in tables]
    for path in tables:
        if names.count(path.name) > 1:
            raise _problem(path, Message("two tables have this name, and one folder cannot hold both. Rename one."))
    return tables


def check_installed(file: str) -> None:
    """FileProblem about `file` if the package that reads and writes tables, an extra, is not installed."""
    if find_spec("polars") is None:
        raise FileProblem([Problem(file, 0, 0, "", _NEEDS_POLARS)])


def open_table(path: Path) -> pl.LazyFrame:
    """The table of a Parquet file, not yet read; FileProblem if it is not there or is none."""
    import polars as pl  # noqa: PLC0415 - an extra, and a third of a second

    try:
        table = pl.scan_parquet(path, glob=False)
        table.collect_schema()
    except FileNotFoundError:
        raise _problem(path, Message("there is no such file or folder.")) from None
    except (pl.exceptions.PolarsError, OSError, ValueError):
        raise _problem(path, Message("this is not a Parquet file. Write the table as Parquet.")) from None
    return table


def named_rulebook(path: Path) -> str | None:
    """The id of the rulebook that a table says it was written for; None if it says none."""
    import polars as pl  # noqa: PLC0415

    from scoring.batch.table.layout import RULEBOOK  # noqa: PLC0415

    return pl.read_parquet_metadata(path).get(RULEBOOK)


def laid_out(rulebook: Rulebook, table: pl.LazyFrame) -> pl.LazyFrame:
    """The columns of a table that holds, in order and of one type each; groups and claims where it has any."""
    import polars as pl  # noqa: PLC0415

    from scoring.batch.table.layout import claim_columns, group_columns, group_keys, table_columns  # noqa: PLC0415
    from scoring.batch.table.writing import TYPES  # noqa: PLC0415

    there = table.collect_schema().names()
    claims = [column for column in claim_columns(rulebook) if column.name in there]
    columns = [*table_columns(rulebook), *group_columns(group_keys(there)), *claims]
    return table.select(pl.col(column.name).cast(TYPES[column.holds]) for column in columns)


def _problem(path: Path, message: Message) -> FileProblem:
    return FileProblem([Problem(str(path), 0, 0, "", message)])
