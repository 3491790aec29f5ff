"""What is wrong with a table is told with column and row by every engine and for every partition, and never a zero."""

from csv import DictReader
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

from tests.batch.fields import BEST, TARGET
from tests.batch.test_table_field import INSTALLED, sample
from tests.command_line import score

BEYOND: Final = "is outside 0 to 9223372036854775807."
FAULTS: Final[dict[str, tuple[Any, str]]] = {
    "a missing column": (pl.exclude("done"), "done: the column is missing; it holds whole numbers."),
    "a missing day": (pl.exclude("as_of"), "as_of: the column is missing; it holds whole numbers."),
    "a wrong type": (pl.col("done").cast(pl.Float64), "done: the column is Float64; it must hold whole numbers."),
    "text for a number": (pl.col("done").cast(pl.String), "done: the column is String; it must hold whole numbers."),
    "a day that is null": (pl.lit(None, pl.Int64).alias("as_of"), "as_of: row 1: empty; this column needs a value."),
    "a level that is null": (pl.lit(None, pl.String).alias("level"), "level: row 1: empty; this column needs a value."),
    "an agency twice": (pl.lit("a").alias("agency"), "agency: row 2: the id 'a' stands in a row above."),
    "an unknown level": (pl.lit("provinz").alias("level"), "level: row 1: there is no level 'provinz'."),
    "an unknown kind": (pl.lit("ministry").alias("kind"), "kind: row 1: there is no kind 'ministry'."),
    "less than nothing": (pl.lit(-1, pl.Int64).alias("done"), f"done: row 1: -1 {BEYOND}"),
}
"""A change of a table, and what is said of it."""


def spoilt(path: Path, change: pl.Expr) -> pl.DataFrame:
    table = pl.read_parquet(path)
    return table.select(change) if change.meta.is_column_selection() else table.with_columns(change)


@pytest.mark.parametrize("engine", INSTALLED)
def test_a_fault_is_named_by_every_engine_and_nothing_is_scored(engine: str, tmp_path: Path):
    book, path = sample(tmp_path, TARGET)
    bad = tmp_path / "bad.parquet"
    for name, (change, said) in FAULTS.items():
        spoilt(path, change).write_parquet(bad)
        done = score("batch", bad, "--rulebook", book, "--engine", engine, "--format", "csv", "--lang", "en")
        assert (done.exit_code, done.stdout) == (4, ""), name
        assert f"{bad} {said}" in done.stderr, name


@pytest.mark.parametrize(("engine", "scale"), [*((one, TARGET) for one in INSTALLED), ("duckdb", BEST)])
def test_a_fault_in_a_partition_is_named_and_the_others_are_scored(engine: str, scale: Any, tmp_path: Path):
    book, path = sample(tmp_path, scale)
    given = tmp_path / "given"
    given.mkdir()
    pl.read_parquet(path).with_columns(agency=pl.col("agency") + "-too").write_parquet(given / "good.parquet")
    for number, (name, (change, said)) in enumerate(FAULTS.items()):
        spoilt(path, change).write_parquet(given / "bad.parquet")
        made = tmp_path / f"made-{number}"
        asked = ("batch", given, "--rulebook", book, "--to-folder", made, "--engine", engine, "--lang", "en")
        done = score(*asked, "--group-by", "none")
        assert (done.exit_code, [one.name for one in made.iterdir()]) == (4, ["good.parquet"]), name
        assert f"{given}/bad.parquet {said}" in done.stderr, name


@pytest.mark.parametrize("engine", INSTALLED)
def test_a_figure_that_is_null_is_missing_and_no_zero_of_work(engine: str, tmp_path: Path):
    """a did nothing of 10, b says nothing of 10, c did 9 of 10: of 10 points for 90 % none, none and all."""
    book, path = sample(tmp_path, TARGET, {"a": (0, 10), "b": (0, 10), "c": (9, 10)})
    table = pl.read_parquet(path)
    table.with_columns(done=pl.when(agency=pl.lit("b")).then(None).otherwise("done")).write_parquet(path)
    asked = ("batch", path, "--rulebook", book, "--engine", engine, "--lang", "en")
    rows = list(DictReader(score(*asked, "--table", "criteria", "--format", "csv").stdout.splitlines()))
    told = {row["agency"]: (row["outcome"], row["points"], row["reason"]) for row in rows}
    assert told == {"a": ("zero", "0", "nothing"), "b": ("missing", "0", "missing"), "c": ("full", "10", "reached")}
    assert score(*asked, "--to-folder", tmp_path / "made").exit_code == 0
    made = pl.read_parquet(tmp_path / "made" / "t.parquet").sort("agency")
    assert made["outcome.C1"].to_list() == ["zero", "missing", "full"]


def test_an_engine_that_there_is_not_is_named_with_those_there_are(tmp_path: Path):
    done = score("batch", tmp_path, "--engine", "flink", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert all(name in done.stderr for name in ("flink", "auto", "pure", "polars", "duckdb", "spark"))
