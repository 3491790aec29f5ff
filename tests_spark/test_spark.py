"""Spark gives what the engine gives; a run of its own, since it needs Java and an extra: `pytest tests_spark`.

One book and one session, for starting Spark is most of the time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.batch.engines import spark_engine
from scoring.batch.field import evaluate_field, load_field
from scoring.batch.grouping import GROUPINGS
from scoring.batch.partitions import Job, score_partitions
from scoring.batch.table.writing import table_bytes
from scoring.batch.table_field import results_of
from scoring.engine.result import Result
from tests.batch.fields import BEST, TARGET, book_of, field_of, points_of
from tests.on_disk import evaluate, load
from tests.strategies import rulebooks
from tests.strategies_evidence import days, evidence_for

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Any]:
    found = spark_engine.start("local[2]")
    yield found
    found.stop()


def assert_same(found: Sequence[Result], expected: Sequence[Result]) -> None:
    """Outcome, points and reason of every criterion, the totals and the class."""
    for one, other in zip(found, expected, strict=True):
        assert [record[:3] for record in one.records] == [record[:3] for record in other.records]
        assert (one.total, one.classification) == (other.total, other.classification)


def test_spark_agrees_on_every_example_of_a_book():
    """Outcome, points and reason of every criterion, the totals and the class."""
    field = load_field(sorted((ROOT / "examples" / "uong-bi-2023").glob("*.yaml")), "uong-bi-2023")
    evidence = [result.evidence for result in field.results]
    found = results_of(field.rulebook, evidence, GROUPINGS["kind-level"], "spark")
    assert len(found) >= 2
    assert_same(found, field.results)


def test_spark_finds_the_best_of_a_group(tmp_path: Path):
    """1/2, 4/5 and 1/5 of the whole: against the best, 4/5, these are 5/8, 1 and 1/4 of 10 points."""
    field = field_of(tmp_path, book_of(BEST), {"a": (5, 10), "b": (8, 10), "c": (4, 20)})
    evidence = [result.evidence for result in field.results]
    results = results_of(field.rulebook, evidence, GROUPINGS["none"], "spark")
    assert points_of(field._replace(results=results)) == {"a": "6.25", "b": "10", "c": "2.5"}


@settings(max_examples=12, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.data(), rulebooks())
def test_spark_agrees_on_a_sample_of_random_fields(tmp_path_factory: Any, data: st.DataObject, rulebook: Any) -> None:
    folder = tmp_path_factory.mktemp("random")
    book, drawn = load(folder, rulebook), [data.draw(days()) for _ in range(4)]
    given_ = [evaluate(folder, book, data.draw(evidence_for(rulebook, day)), day).evidence for day in drawn]
    evidence = [
        replace(one, agency=one.agency.model_copy(update={"id": f"a{number}"})) for number, one in enumerate(given_)
    ]
    group_of = GROUPINGS["kind"]
    assert_same(results_of(book, evidence, group_of, "spark"), evaluate_field(book, evidence, group_of))


@pytest.mark.parametrize("scale", [TARGET, BEST])
def test_spark_scores_a_folder_and_finds_the_best_in_all_of_it(scale: Any, tmp_path: Path):
    """Against 90 %, which is the best of them too: 5/9, 8/9, 2/9 and all of 10 points, in ten-thousandths."""
    field = field_of(tmp_path, book_of(scale), {"a": (5, 10), "b": (8, 10), "c": (4, 20), "d": (9, 10)})
    given_, made = tmp_path / "given", tmp_path / "made"
    given_.mkdir()
    evidence = [result.evidence for result in field.results]
    for number in (0, 2):
        (given_ / f"p{number}.parquet").write_bytes(table_bytes(field.rulebook, evidence[number : number + 2]))
    job = Job(field.rulebook, None, "none", "spark")
    assert score_partitions(job, sorted(given_.iterdir()), made, bool) == []
    found = pl.read_parquet(made / "*.parquet").select("agency", "points.C1", "reason.C1")
    assert found.rows() == [
        ("a", 55556, "short"),
        ("b", 88889, "short"),
        ("c", 22222, "short"),
        ("d", 100000, "reached"),
    ]


def test_a_fault_is_named_before_spark_is_asked(tmp_path: Path):
    field = field_of(tmp_path, book_of(TARGET), {"a": (5, 10), "b": (8, 10)})
    path = tmp_path / "t.parquet"
    path.write_bytes(table_bytes(field.rulebook, [result.evidence for result in field.results]))
    pl.read_parquet(path).with_columns(agency=pl.lit("a"), level=pl.lit("provinz")).write_parquet(path)
    problems = score_partitions(Job(field.rulebook, None, "none", "spark"), [path], tmp_path / "made", bool)
    assert [problem.message.en for problem in problems] == [
        "row 2: the id 'a' stands in a row above.",
        *(f"row {row}: there is no level 'provinz'. Did you mean 'province'?" for row in (1, 2)),
    ]
