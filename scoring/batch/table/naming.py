"""Tables as a user names them: Parquet files, told apart from evidence files; opens nothing, imports no extra."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from scoring.errors import FileProblem, Problem
from scoring.language import Message

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
        raise problem_with(paths[0], Message("the folder holds no table ({suffix}).", suffix=SUFFIX))
    names = [path.name for path in tables]
    for path in tables:
        if names.count(path.name) > 1:
            raise problem_with(path, Message("two tables have this name, and one folder cannot hold both. Rename one."))
    return tables


def check_installed(file: str) -> None:
    """FileProblem about `file` if the package that reads and writes tables, an extra, is not installed."""
    if find_spec("polars") is None:
        raise FileProblem([Problem(file, 0, 0, "", _NEEDS_POLARS)])


def problem_with(path: Path, message: Message) -> FileProblem:
    """What is wrong with a file as a whole."""
    return FileProblem([Problem(str(path), 0, 0, "", message)])
