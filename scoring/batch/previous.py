"""A result of `score batch` in Parquet, read back to be compared with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from scoring.advice.rule_change import Judged
from scoring.batch.kept import KeptRules, read_rules
from scoring.batch.table.naming import check_installed
from scoring.errors import FileProblem, Problem
from scoring.exact import trimmed
from scoring.language import Message

SCHEMA_VERSION: Final = 2
"""The version of the results that this program writes and reads back; the first kept no evidence."""
_NOT_A_RESULT: Final = Message(
    "this is not a result of score batch. Write last year's with: score batch FILES -o last-year.parquet."
)
_CRITERIA: Final = Message(
    "this result has a row for every criterion. Write last year's with --table agencies, the usual one."
)
_DAMAGED: Final = Message("this result of score batch is damaged. Write it anew with: score batch FILES -o {file}.")


class PreviousAgency(NamedTuple):
    """One agency of last year: what it came to, by criterion too, and its evidence as it is remembered."""

    id: str
    name: str
    level: str
    kind: str
    group: str
    rank: int | None
    rate: Decimal | None
    """The index in percent."""
    points: Decimal
    max_points: Decimal
    classification: str | None
    bonus: Decimal
    penalty: Decimal
    criteria: dict[str, Judged]
    evidence: str


class Previous(NamedTuple):
    """Last year's result: of which rulebook, how it was grouped, how many places its points have, its agencies."""

    file: str
    rulebook: str
    version: str
    digest: str
    grouped_by: str
    places: int
    rules: KeptRules
    agencies: dict[str, PreviousAgency]


def read_previous(path: Path) -> Previous:
    """The result in a file; FileProblem if it is none, of another version, of another table, or damaged."""
    check_installed(str(path))
    import polars as pl  # noqa: PLC0415 - an extra, which has just been found

    from scoring.batch.table.reading import open_table  # noqa: PLC0415 - imports it too

    table = open_table(path)

    about = pl.read_parquet_metadata(path)
    _check(about, path)
    try:
        return _previous(table.collect(), about, path)
    except (
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        ArithmeticError,
        RecursionError,
        pl.exceptions.PolarsError,
    ):
        raise damaged(path) from None


def damaged(path: str | Path) -> FileProblem:
    """The refusal of a result that does not hold what it should."""
    return FileProblem([Problem(str(path), 0, 0, "", _DAMAGED.filled(file=str(path)))])


def _check(about: dict[str, str], path: Path) -> None:
    version, table = about.get("score.schema_version"), about.get("score.table")
    said = None
    if version is None or table is None:
        said = _NOT_A_RESULT
    elif version != str(SCHEMA_VERSION):
        said = Message(
            "this result is of version {version}, and this program reads version {own}. Write it anew: "
            "score batch FILES -o {file}.",
            version=version,
            own=SCHEMA_VERSION,
            file=str(path),
        )
    elif table != "agencies":
        said = _CRITERIA
    if said is not None:
        raise FileProblem([Problem(str(path), 0, 0, "", said)])


def _previous(table: Any, about: dict[str, str], path: Path) -> Previous:
    rules = read_rules(about["score.rules"])
    agencies = list(_agencies(table, rules))
    by_id = {one.id: one for one in agencies}
    if len(by_id) < len(agencies):
        raise ValueError(path)
    return Previous(
        str(path),
        about["score.rulebook"],
        about["score.rulebook_version"],
        about["score.rulebook_digest"],
        about["score.grouped_by"],
        table.schema["points"].scale,
        rules,
        by_id,
    )


def _agencies(table: Any, rules: KeptRules) -> Iterator[PreviousAgency]:
    for row in table.iter_rows(named=True):
        index = None if row["index"] is None else trimmed(row["index"])
        numbers = (trimmed(row["points"]), trimmed(row["max_points"]))
        outside = (trimmed(row["bonus"]), trimmed(row["penalty"]))
        told = (row["group"], row["rank"], index, *numbers, row["classification"], *outside)
        criteria = dict(_judged(one, rules) for one in row["criteria"])
        yield PreviousAgency(
            row["agency"], row["name"], row["level"], row["kind"], *told, criteria, str(row["evidence"])
        )


def _judged(one: dict[str, Any], rules: KeptRules) -> tuple[str, Judged]:
    title, counts_as = rules.criteria[one["criterion"]]
    points = None if one["points"] is None else trimmed(one["points"])
    most = None if points is None else trimmed(one["max_points"])
    return one["criterion"], Judged(title, counts_as, points, most, one["outcome"])
