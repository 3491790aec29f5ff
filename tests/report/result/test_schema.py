"""Every result that is emitted fits the JSON Schema under docs/, which says no more and no less than it holds."""

import json
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

import scoring
from scoring.report import render
from scoring.report.result.schema import result_schema
from tests.generated import ROOT, rulebook_of
from tests.on_disk import evaluate, load, rendered
from tests.strategies_evidence import Scored, scored

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "result.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*/*.yaml") if path.parent.name != "overlays")


def faults(text: str) -> list[str]:
    """Where a JSON text does not fit the schema."""
    plain = json.loads(text, parse_float=Decimal)
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(plain)]


def example_json(path: Path) -> str:
    rulebook = rulebook_of(path.parent.name)
    return render(scoring.evaluate(rulebook, scoring.load_evidence(path, rulebook)), "json", "vi")


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)
    assert result_schema() == SCHEMA


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_result_of_an_example_fits(path: Path):
    assert faults(example_json(path)) == []


@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(scored())
def test_the_result_of_any_evidence_under_any_rulebook_fits(one: Scored):
    with tempfile.TemporaryDirectory() as folder:
        result = evaluate(Path(folder), load(Path(folder), one.rulebook), one.evidence, one.as_of)
    assert faults(rendered(result)) == []


def objects(schema: dict[str, Any], plain: Any) -> Iterator[tuple[list[str], list[str]]]:
    """The keys of each object of a result, beside those of the schema that describes it."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if isinstance(plain, dict) and "properties" in schema:
        yield list(plain), list(schema["properties"])
        for key, value in plain.items():
            yield from objects(schema["properties"][key], value)
    elif isinstance(plain, list):
        for item in plain:
            yield from objects(schema["items"], item)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_keys_come_in_the_order_of_the_schema(path: Path):
    found = list(objects(SCHEMA, json.loads(example_json(path))))
    assert len(found) > len(SCHEMA["$defs"]) - 2
    assert [(emitted, described) for emitted, described in found if emitted != described] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("points", "71.25"), ("points", None), ("points", -1), ("index", 101), ("as_of", "31/12/2024"),
        ("schema_version", 2), ("deductions", "3.1"), ("surprise", 1), ("classification", 1),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_seen(key: str, value: Any):
    plain = json.loads(example_json(EXAMPLES[0]))
    plain[key] = value
    assert len(faults(json.dumps(plain))) == 1


@pytest.mark.parametrize(("outcome", "points"), [("full", None), ("pending", 0), ("unscored", 0), ("survey", 1)])
def test_null_and_0_are_not_the_same(outcome: str, points: Any):
    plain = deepcopy(json.loads(example_json(EXAMPLES[0])))
    plain["criteria"][0] |= {"outcome": outcome, "points": points}
    assert len(faults(json.dumps(plain))) == 1


def test_a_missing_key_is_seen():
    plain = json.loads(example_json(EXAMPLES[0]))
    del plain["attainable"]
    assert len(faults(json.dumps(plain))) == 1
