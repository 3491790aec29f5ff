"""Apache Spark: the plan against Spark's own sum of every column of the same Parquet file, once warm."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final, NamedTuple

from benchmarks.columnar.table import fact_names, write_table
from benchmarks.folder import write_rulebook
from benchmarks.rules import sixty_rules
from scoring import load_rulebook
from scoring.batch.engines import polars_engine, spark_engine
from scoring.batch.engines.sql import EVIDENCE, query_of
from scoring.batch.plan.compiling import compile_plan
from scoring.batch.table.reading import laid_out, open_table
from scoring.batch.table.spans import spans_of

FLOOR: Final = "sum of every column, Spark as we set it"
USUAL: Final = "sum of every column, Spark as it comes"
TOTALS: Final = "totals of every agency"
VERDICTS: Final = "points, outcome and reason of every criterion"
WHOLE_STAGE: Final = "spark.sql.codegen.wholeStage"
CHECKED: Final = 20_000
"""So many agencies are compared with Polars, cell by cell, before anything is timed."""


class Race(NamedTuple):
    """The least seconds on the clock, and of the processors, of each contender."""

    wall: dict[str, float]
    cpu: dict[str, float]


def measure_spark(agencies: int = 1_000_000, rounds: int = 4, master: str = "local[2]") -> Race:
    """Each contender takes its turn in every round; results go nowhere (Spark's `noop`), sums come back."""
    with TemporaryDirectory(prefix="score-bench") as home:
        session = spark_engine.start(master)
        try:
            return _race(session, Path(home), agencies, rounds)
        finally:
            session.stop()


def _race(session: Any, home: Path, agencies: int, rounds: int) -> Race:
    rules, file = sixty_rules(), home / "evidence.parquet"
    write_table(rules, agencies, file)
    rulebook = load_rulebook(write_rulebook(rules, home))
    table = laid_out(rulebook, open_table(file))
    plan = compile_plan(rulebook, spans_of(rulebook, table))
    few = table.head(CHECKED)
    assert spark_engine.verdicts(plan, few).collect().equals(_as_text(polars_engine.verdicts(plan, few)))
    session.read.parquet(str(file)).createOrReplaceTempView(EVIDENCE)
    sums = ", ".join(f"sum(`{name}`)" for name in ["as_of", *fact_names(rules)])
    query = partial(query_of, plan, "spark", pretty=False)
    ask: dict[str, Callable[[], Any]] = {
        FLOOR: lambda: session.sql(f"SELECT {sums} FROM {EVIDENCE}").collect(),  # noqa: S608 - names of our own
        TOTALS: partial(_to_nowhere, session, query(with_verdicts=False)),
        VERDICTS: partial(_to_nowhere, session, query()),
    }
    ask[USUAL] = partial(_as_it_comes, session, ask[FLOOR])
    found = Race(dict.fromkeys(ask, float("inf")), dict.fromkeys(ask, float("inf")))
    for _ in range(rounds):
        for name, run in ask.items():
            start, used = perf_counter(), _processor_seconds(session)
            run()
            found.wall[name] = min(found.wall[name], perf_counter() - start)
            found.cpu[name] = min(found.cpu[name], _processor_seconds(session) - used)
    return found


def _as_text(scored: Any) -> Any:
    """With the types that Spark gives."""
    import polars as pl  # noqa: PLC0415 - only the check before the race needs it

    frame = scored.collect()
    kinds = {name: pl.String if kind == pl.Enum else pl.Int64 for name, kind in frame.schema.items()}
    return frame.select(pl.col(name).cast(kinds[name] if name != "agency" else pl.String) for name in frame.columns)


def _to_nowhere(session: Any, query: str) -> None:
    session.sql(query).write.format("noop").mode("overwrite").save()


def _as_it_comes(session: Any, run: Callable[[], Any]) -> None:
    own = session.conf.get(WHOLE_STAGE)
    session.conf.set(WHOLE_STAGE, "true")
    try:
        run()
    finally:
        session.conf.set(WHOLE_STAGE, own)


def _processor_seconds(session: Any) -> float:
    """Of the Java process, as Linux counts them in hundredths."""
    process = session._jvm.java.lang.ProcessHandle.current().pid()  # noqa: SLF001 - the one way to Java
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100
