"""Spark gives what the engine gives; a run of its own, since it needs Java and an extra: `pytest tests_spark`.

One book and one session, for starting Spark is most of the time.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scoring.batch.engines import spark_engine
from scoring.batch.field import load_field
from scoring.batch.grouping import GROUPINGS
from scoring.batch.table_field import results_of
from tests.batch.fields import BEST, book_of, field_of, points_of

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Any]:
    found = spark_engine.start("local[2]")
    yield found
    found.stop()


def test_spark_agrees_on_every_example_of_a_book():
    """Outcome, points and reason of every criterion, the totals and the class."""
    field = load_field(sorted((ROOT / "examples" / "uong-bi-2023").glob("*.yaml")), "uong-bi-2023")
    evidence = [result.evidence for result in field.results]
    found = results_of(field.rulebook, evidence, GROUPINGS["kind-level"], "spark")
    assert len(found) == len(field.results) >= 2
    for one, other in zip(found, field.results, strict=True):
        assert [record[:3] for record in one.records] == [record[:3] for record in other.records]
        assert (one.total, one.classification) == (other.total, other.classification)


def test_spark_finds_the_best_of_a_group(tmp_path: Path):
    """1/2, 4/5 and 1/5 of the whole: against the best, 4/5, these are 5/8, 1 and 1/4 of 10 points."""
    field = field_of(tmp_path, book_of(BEST), {"a": (5, 10), "b": (8, 10), "c": (4, 20)})
    evidence = [result.evidence for result in field.results]
    results = results_of(field.rulebook, evidence, GROUPINGS["none"], "spark")
    assert points_of(field._replace(results=results)) == {"a": "6.25", "b": "10", "c": "2.5"}
