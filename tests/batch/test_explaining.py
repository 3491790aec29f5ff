"""The plan that is printed is what a warehouse can run: its SQL gives what the engine gives."""

from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from cli import main
from scoring.batch.engines import check_engine, sql_words
from scoring.batch.engines.sql_words import DIALECTS, SqlWords
from scoring.batch.field import load_field
from scoring.batch.plan.nodes import Arithmetic, CannotCompileError, Choose, Column, Constant, Flag, Lookup, Span
from scoring.errors import FileProblem
from tests.batch.fields import TARGET
from tests.batch.test_table_field import sample, table_in

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = [path for path in sorted((ROOT / "examples" / "ha-tinh-2024").glob("*.yaml")) if "giua-nam" not in path.name]


def explained(path: Path, *more: str) -> str:
    found = CliRunner().invoke(main, ["batch", str(path), "--explain-plan", *more])
    assert found.exit_code == 0, found.output
    return found.output


def test_the_sql_that_is_printed_gives_the_same_points_outcomes_and_reasons(tmp_path: Path):
    path = table_in(tmp_path, "ha-tinh-2024", FILES)
    query = explained(path)
    with duckdb.connect() as warehouse:
        warehouse.execute(f"CREATE TABLE evidence AS FROM read_parquet('{path}')")
        asked = warehouse.execute(query)
        names = [column[0] for column in asked.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in asked.fetchall()]
    results = load_field(FILES, "ha-tinh-2024").results
    assert len(rows) == len(results) >= 5
    for row, result in zip(rows, results, strict=True):
        assert (row["agency"], row["points"]) == (result.evidence.agency.id, result.total.points)
        for one in result.criteria:
            found = (row[f"points.{one.id}"], row[f"outcome.{one.id}"], row[f"reason.{one.id}"])
            assert found == (one.verdict.points, one.outcome.value, one.verdict.reason.value)


def test_the_sql_says_of_which_rulebook_it_is_and_where_it_is_exact(tmp_path: Path):
    book, path = sample(tmp_path, TARGET)
    lines = explained(path, "--rulebook", book).splitlines()
    assert lines[0].startswith("-- sample-2024 1.0, sha256:")
    assert "-- done: 4 .. 8" in lines
    assert "-- asked: 10 .. 20" in lines


def test_the_sql_of_spark_and_the_plan_of_polars_are_printed_too(tmp_path: Path):
    book, path = sample(tmp_path, TARGET)
    assert "`points.C1`" in explained(path, "--rulebook", book, "--engine", "spark")
    assert "WITH_COLUMNS" in explained(path, "--rulebook", book, "--engine", "polars")


def test_an_operation_without_a_word_is_refused_by_name():
    with pytest.raises(CannotCompileError, match="duckdb: str"):
        SqlWords(DIALECTS["duckdb"]).truth("?")


@pytest.mark.parametrize(("name", "bits"), [("duckdb", 127), ("spark", 127)])
def test_a_number_beyond_the_widest_type_is_refused_by_name(name: str, bits: int):
    words = SqlWords(DIALECTS[name])
    assert words.type_for(Span(0, DIALECTS[name].most)) != "BIGINT"
    with pytest.raises(CannotCompileError, match=f"{name}: a number of {bits + 1 if name == 'duckdb' else bits} bits"):
        words.type_for(Span(0, DIALECTS[name].most + 1))


def test_a_calendar_becomes_the_steps_at_which_it_shifts():
    """Days 10 to 13 lead to 11, 14, 14, 15: one more, three more, two more, two more."""
    node = Lookup(Column("day", Span(10, 13)), 10, (11, 14, 14, 15), Span(11, 15))
    query = SqlWords(DIALECTS["duckdb"]).number(node).sql("duckdb")
    with duckdb.connect() as warehouse:
        rows = warehouse.execute(f'SELECT {query} FROM range(10, 14) AS days("day")').fetchall()  # noqa: S608
    assert rows == [(11,), (14,), (14,), (15,)]


@pytest.mark.parametrize("name", DIALECTS)
def test_numbers_chosen_among_literals_are_as_wide_as_what_is_made_of_them(name: str):
    """1,340 x 4,290,000 = 5,748,600,000 is beyond 32 bits, the type that literals have by themselves."""
    chosen = Choose(((Flag("is_large"), Constant(4_290_000)),), Constant(1), Span(1, 4_290_000))
    node = Arithmetic("*", Constant(1340), chosen, Span(1340, 5_748_600_000))
    query = SqlWords(DIALECTS[name]).number(node).sql(name)
    assert "AS BIGINT)" in query
    if name == "duckdb":
        with duckdb.connect() as warehouse:
            found = warehouse.execute(f'SELECT {query} FROM (VALUES (true)) AS one("is_large")').fetchall()  # noqa: S608
        assert found == [(5_748_600_000,)]


def test_the_sql_is_exact_over_columns_of_few_bits(tmp_path: Path):
    """100 x 100 is beyond 8 bits: 45 of 100 and 90 of 100 against 90 %."""
    book, path = sample(tmp_path, TARGET, {"a": (45, 100), "b": (90, 100)})
    query = explained(path, "--rulebook", book)
    with duckdb.connect() as warehouse:
        narrow = f"SELECT * REPLACE (done::TINYINT AS done, asked::TINYINT AS asked) FROM read_parquet('{path}')"  # noqa: S608
        warehouse.execute(f"CREATE TABLE evidence AS {narrow}")
        points = warehouse.sql(query).select('"points.C1"').fetchall()
    assert points == [(50_000,), (100_000,)]


def test_a_missing_engine_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scoring.batch.engines.find_spec", lambda name: None if name == "pyspark" else sql_words)
    with pytest.raises(FileProblem, match=r"the engine spark needs the package pyspark. .*score-cchc\[spark\]"):
        check_engine("spark")
    check_engine("duckdb")
