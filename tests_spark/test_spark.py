"""Spark gives what the engine gives; a run of its own, since it needs Java and an extra: `pytest tests_spark`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scoring.batch.engines import spark_engine
from scoring.batch.field import load_field
from scoring.batch.grouping import GROUPINGS
from scoring.batch.table_field import results_of

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Any]:
    found = spark_engine.start("local[2]")
    yield found
    found.stop()


@pytest.mark.parametrize("name", ["uong-bi-2023", "quang-ngai-2021"])
def test_spark_agrees_on_every_example(name: str):
    """Outcome, points and reason of every criterion, the totals and the class."""
    field = load_field(sorted((ROOT / "examples" / name).glob("*.yaml")), name)
    evidence = [result.evidence for result in field.results]
    found = results_of(field.rulebook, evidence, GROUPINGS["kind-level"], "spark")
    assert len(found) == len(field.results) >= 1
    for one, other in zip(found, field.results, strict=True):
        assert [record[:3] for record in one.records] == [record[:3] for record in other.records]
        assert (one.total, one.classification) == (other.total, other.classification)
