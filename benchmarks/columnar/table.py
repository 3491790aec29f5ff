"""A table of invented agencies, as large as wanted: every cell is a function of its row and column alone."""

from __future__ import annotations

from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

import polars as pl

from benchmarks.rules import QUARTERS, Rule

PART: Final = 1_000_000
"""Rows made at a time, so that a table larger than memory can be written."""
LAST_DAY: Final = date(2024, 12, 31).toordinal()


def write_table(rules: list[Rule], agencies: int, path: Path) -> None:
    """The table as one Parquet file; as `invent_agency`, 2 % of the facts are missing."""
    parts = [
        pl.LazyFrame().select(n=pl.int_range(first, min(first + PART, agencies))) for first in range(0, agencies, PART)
    ]
    pl.concat(parts).select(columns_of(rules)).sink_parquet(path)


def write_parts(file: Path, folder: Path, rows: int = PART) -> None:
    """The same table as a folder of files of so many rows."""
    folder.mkdir()
    table = pl.scan_parquet(file)
    agencies: int = table.select(pl.len()).collect().item()
    for number, first in enumerate(range(0, agencies, rows), 1):
        table.slice(first, rows).sink_parquet(folder / f"part-{number:02}.parquet")


def fact_names(rules: list[Rule]) -> list[str]:
    """The columns of facts, in the order of the rulebook."""
    return [name for rule in rules for name in _columns(rule)]


def _columns(rule: Rule) -> list[str]:
    if rule.shape == "schedule":
        return [f"{rule.names[0]}.{quarter}" for quarter in QUARTERS]
    return list(rule.names)


def columns_of(rules: list[Rule]) -> list[pl.Expr]:
    """Who, the day, and the facts."""
    name = pl.format("agency-{}", pl.col("n"))
    found = [name.alias("agency"), name.alias("name"), pl.lit("province").alias("level")]
    found += [pl.lit("department").alias("kind"), pl.lit(LAST_DAY, pl.Int64).alias("as_of")]
    draws = count(1)
    for rule in rules:
        for column, made in zip(_columns(rule), _facts(rule, draws), strict=True):
            is_missing = _draw(draws, 100) < 2
            found.append(pl.when(~is_missing).then(made).cast(pl.Int64).alias(column))
    return found


def _draw(draws: count[int], sides: int) -> pl.Expr:
    """A number from 0 to `sides` - 1."""
    return (pl.col("n").hash(seed=next(draws)) % sides).cast(pl.Int64)


def _facts(rule: Rule, draws: count[int]) -> list[pl.Expr]:
    if rule.shape == "number":
        return [_draw(draws, rule.target * 5 // 4 + 1)]
    if rule.shape in ("yes", "all_yes"):
        return [(_draw(draws, 10) < 8).cast(pl.Int64) for _ in rule.names]
    if rule.shape == "document":
        return [_day(draws, 6)]
    if rule.shape == "schedule":
        return [_day(draws, month) for month, _ in QUARTERS.values()]
    whole = pl.when(_draw(draws, 100) >= 3).then(_draw(draws, 20_000) + 1).otherwise(0)
    reached = (rule.target - 15 + _draw(draws, 24)).clip(0, 100)
    asked = [(_draw(draws, 10) < 8).cast(pl.Int64)] if rule.shape == "share_asked" else []
    return [whole * reached // 100, whole, *asked]


def _day(draws: count[int], month: int) -> pl.Expr:
    fifth = date(2024, month, 5).toordinal()
    return pl.when(_draw(draws, 10) > 0).then(fifth + _draw(draws, 16)).otherwise(0)
