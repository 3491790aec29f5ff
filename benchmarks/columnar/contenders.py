"""Everything that scores the table, by name: ours, what one would write by hand, and the floor."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
import polars as pl

from benchmarks import interpreter
from benchmarks.columnar import duckdb_by_hand, polars_by_hand
from benchmarks.columnar.table import fact_names
from benchmarks.evaluation import Points, points_of
from benchmarks.folder import write_rulebook
from benchmarks.rules import sixty_rules
from benchmarks.zen_decision import facts_for_zen, one_node
from scoring import load_rulebook
from scoring.batch.engines.polars_engine import totals, verdicts
from scoring.batch.engines.pure import verdicts_by_row
from scoring.batch.engines.sql import EVIDENCE, query_of
from scoring.batch.partitions import Job, score_partitions
from scoring.batch.plan.codes import REASONS
from scoring.batch.plan.compiling import ColumnarPlan, compile_plan
from scoring.batch.table.checking import check_table
from scoring.batch.table.reading import laid_out, open_table
from scoring.batch.table.spans import spans_of

PARTS: Final = "parts"
"""The folder, beside the file, that holds the same table in several files."""
WORDS: Final = pl.Enum(list(map(str, REASONS)))


class Contenders:
    """Scores one Parquet file in every way; each method gives a table, or writes one to `made`."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.file, self.made = file, folder / f"{file.stem}.made.parquet"
        self.rules = sixty_rules()
        with TemporaryDirectory() as home:
            self.rulebook = load_rulebook(write_rulebook(self.rules, Path(home)))

    @cached_property
    def plan(self) -> ColumnarPlan:
        """Compiled for the ranges of this table; what that takes is measured by `check`."""
        return compile_plan(self.rulebook, spans_of(self.rulebook, self.table))

    @property
    def table(self) -> pl.LazyFrame:
        """The table as `score batch` opens it."""
        return laid_out(self.rulebook, open_table(self.file))

    def floor(self) -> pl.DataFrame:
        """The sum of every column of whole numbers: what reading alone takes."""
        return pl.scan_parquet(self.file).select(pl.sum("as_of", *fact_names(self.rules))).collect(engine="streaming")

    def check(self) -> None:
        """What `score batch` does before it scores: every fault looked for, every range found, the plan compiled."""
        compile_plan(self.rulebook, check_table(self.rulebook, open_table(self.file), str(self.file)))

    def totals_polars(self) -> pl.DataFrame:
        return totals(self.plan, self.table).collect(engine="streaming")

    def totals_polars_by_hand(self) -> pl.DataFrame:
        return polars_by_hand.totals(self.rules, pl.scan_parquet(self.file)).collect(engine="streaming")

    def totals_duckdb(self) -> pl.DataFrame:
        return self._asked(self._sql(with_verdicts=False))

    def totals_duckdb_by_hand(self) -> pl.DataFrame:
        return self._asked(duckdb_by_hand.totals(self.rules))

    def verdicts_polars(self) -> pl.DataFrame:
        return verdicts(self.plan, self.table).collect(engine="streaming")

    def verdicts_polars_by_hand(self) -> pl.DataFrame:
        scanned = pl.scan_parquet(self.file)
        return polars_by_hand.verdicts(self.rules, scanned, WORDS).collect(engine="streaming")

    def verdicts_pure(self) -> pl.DataFrame:
        """The engine itself, row by row."""
        return pl.DataFrame(verdicts_by_row(self.rulebook, self.table.collect()), infer_schema_length=None)

    @cached_property
    def facts(self) -> list[dict[str, int | None]]:
        """The rows as dictionaries, for what takes one agency at a time; made beforehand."""
        return list(self.table.select(fact_names(self.rules)).collect().iter_rows(named=True))

    @cached_property
    def for_zen(self) -> list[dict[str, int | None]]:
        """The same under names that zen can read."""
        return [facts_for_zen(facts) for facts in self.facts]

    def verdicts_interpreter(self) -> list[Points]:
        """The points of every rule by the interpreter in Decimal, which keeps a record of each."""
        scored = (interpreter.score(self.rules, facts)[0] for facts in self.facts)
        return [[record["points"] for record in records] for records in scored]

    def points_zen(self) -> list[Points]:
        """The points of every rule by zen-engine, all in one node, with its trace."""
        score = one_node(self.rules)
        return [points_of(score(facts)["result"], self.rules) for facts in self.for_zen]

    def written_polars(self) -> None:
        verdicts(self.plan, self.table).sink_parquet(self.made)

    def written_polars_by_hand(self) -> None:
        polars_by_hand.verdicts(self.rules, pl.scan_parquet(self.file), WORDS).sink_parquet(self.made)

    def written_duckdb(self) -> None:
        self._copied(self._sql())

    def written_duckdb_by_hand(self) -> None:
        self._copied(duckdb_by_hand.verdicts(self.rules))

    def written_by_score(self) -> None:
        """All that `score batch FILE --to-folder` does: checked, compiled, scored and written, with digests."""
        folder = self.made.with_suffix("")
        (folder / self.file.name).unlink(missing_ok=True)
        job = Job(self.rulebook, None, "none", "auto")
        assert score_partitions(job, [self.file], folder, lambda _done: None, strict=True) == []

    def folder_by_score(self) -> None:
        """The same of a folder of tables, which together are one field."""
        made = self.file.parent / "parts.made"
        rmtree(made, ignore_errors=True)
        files = sorted((self.file.parent / PARTS).iterdir())
        assert score_partitions(Job(self.rulebook, None, "none", "auto"), files, made, bool, strict=True) == []

    def _sql(self, *, with_verdicts: bool = True) -> str:
        return query_of(self.plan, "duckdb", with_verdicts=with_verdicts, pretty=False)

    def _connected(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        connection.read_parquet(str(self.file)).create_view(EVIDENCE)
        return connection

    def _asked(self, query: str) -> pl.DataFrame:
        with self._connected() as connection:
            return connection.sql(query).pl()

    def _copied(self, query: str) -> None:
        with self._connected() as connection:
            connection.execute(f"COPY ({query}) TO '{self.made}' (FORMAT parquet)")


NAMES: Final = {
    "floor": "sum of every column (floor)",
    "totals_polars": "totals: score, Polars",
    "totals_polars_by_hand": "totals: Polars by hand",
    "totals_duckdb": "totals: score, DuckDB",
    "totals_duckdb_by_hand": "totals: DuckDB by hand",
    "verdicts_polars": "verdicts in memory: score, Polars",
    "verdicts_polars_by_hand": "verdicts in memory: Polars by hand",
    "written_polars": "Parquet to Parquet: score, Polars",
    "written_polars_by_hand": "Parquet to Parquet: Polars by hand",
    "written_duckdb": "Parquet to Parquet: score, DuckDB",
    "written_duckdb_by_hand": "Parquet to Parquet: DuckDB by hand",
    "check": "checking the table, and compiling",
    "written_by_score": "score batch --to-folder, all of it",
    "folder_by_score": "the same of a folder of tables",
    "verdicts_pure": "verdicts: score, pure engine",
    "verdicts_interpreter": "verdicts: Decimal interpreter",
    "points_zen": "points alone: zen-engine, one node",
}
"""Method -> what it is called in the table."""


def check_equal(contenders: Contenders) -> None:
    """AssertionError unless totals and verdicts of all are the same."""
    ours = contenders.verdicts_polars()
    _same(contenders.totals_polars(), ours)
    for name in ("totals_polars_by_hand", "totals_duckdb", "totals_duckdb_by_hand", "verdicts_polars_by_hand"):
        _same(getattr(contenders, name)(), ours)
    for name in ("written_polars", "written_polars_by_hand", "written_duckdb", "written_duckdb_by_hand"):
        write: Callable[[], Any] = getattr(contenders, name)
        write()
        _same(pl.read_parquet(contenders.made), ours)
    contenders.written_by_score()
    _same(pl.read_parquet(contenders.made.with_suffix("") / contenders.file.name), ours)


def check_rows_equal(contenders: Contenders) -> None:
    """AssertionError unless what takes one agency at a time gives the same too."""
    ours = contenders.verdicts_polars()
    _same(contenders.verdicts_pure(), ours)
    points = ours.select(f"points.{rule.id}" for rule in contenders.rules).rows()
    for found in (contenders.verdicts_interpreter(), contenders.points_zen()):
        assert [tuple(None if one is None else int(one * 10_000) for one in row) for row in found] == points


def _same(found: pl.DataFrame, ours: pl.DataFrame) -> None:
    assert found.columns
    for name in found.columns:
        one, other = (_plain(frame[name]) for frame in (found, ours))
        assert one.equals(other), name


def _plain(column: pl.Series) -> pl.Series:
    return column.cast(pl.Int64) if column.dtype.is_integer() else column.cast(pl.String)
