"""Every preview that is emitted fits the JSON Schema under docs/, and says what the other formats say."""

import json
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from scoring.report.preview import FORMATS, Preview
from scoring.report.preview.schema import preview_schema
from tests.golden_previews import ROOT, TRIED, example_preview
from tests.on_disk import evaluate, load
from tests.strategies_evidence import Scored, scored

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "preview.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = sorted(
    f"{path.parent.name}/{path.stem}" for path in (ROOT / "examples").glob("*/*.yaml") if path.parent.name != "overlays"
)


def plain(preview: Preview) -> dict[str, Any]:
    text = FORMATS.render(preview, "json", "vi")
    assert isinstance(text, str)
    return json.loads(text, parse_float=Decimal)


def faults(found: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(found)]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)
    assert preview_schema() == SCHEMA


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_preview_of_an_example_fits(name: str):
    assert faults(plain(example_preview(name))) == []


def test_a_preview_with_figures_tried_fits_and_tells_both_sides():
    found = plain(example_preview(tried=TRIED))
    assert faults(found) == []
    facts = [(one["name"], one["key"], one["before"], one["after"]) for one in found["what_if"]["facts"]]
    assert facts == [
        ("periodic_reports", "q1", "2024-03-22", "none"),
        ("digitised_results", None, 119_000, 126_000),
    ]
    changed = {one["id"]: one["difference"] for one in found["what_if"]["criteria"]}
    # 3.1: 0.91 x 85 / 90 = 0.85944, rounded 0.8594, is lifted to 0.91; of VI.ket's two reports so far one is lost
    assert changed == {"3.1": Decimal("0.0506"), "VI.ket": Decimal("-0.31")}
    assert found["what_if"]["after"]["index"] == found["standing"]["index"]


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(scored())
def test_the_preview_of_any_evidence_under_any_rulebook_fits_and_adds_up(one: Scored):
    with tempfile.TemporaryDirectory() as folder:
        result = evaluate(Path(folder), load(Path(folder), one.rulebook), one.evidence, one.as_of)
    found = plain(Preview(result, None, 30))
    assert faults(found) == []
    whole = found["standing"]["range"]
    for key in ("guaranteed", "attainable", "max_points"):
        assert sum(area["range"][key] for area in found["areas"]) == whole[key]
    assert whole["guaranteed"] <= whole["attainable"] <= whole["max_points"]


def objects(schema: dict[str, Any], found: Any) -> Iterator[tuple[list[str], list[str]]]:
    """The keys of each object of a preview, beside those of the schema that describes it."""
    schema = next((one for one in schema.get("anyOf", ()) if "$ref" in one), schema)
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if isinstance(found, dict) and "properties" in schema:
        yield list(found), list(schema["properties"])
        for key, value in found.items():
            yield from objects(schema["properties"][key], value)
    elif isinstance(found, list):
        for item in found:
            yield from objects(schema["items"], item)


def test_keys_come_in_the_order_of_the_schema():
    found = list(objects(SCHEMA, plain(example_preview(tried=TRIED))))
    assert len(found) > 100
    assert [(emitted, described) for emitted, described in found if emitted != described] == []


@pytest.mark.parametrize(
    ("key", "value"), [("within_days", -1), ("standing", None), ("what_if", {}), ("as_of", "30/06/2024"), ("more", 1)]
)
def test_what_does_not_fit_is_seen(key: str, value: Any):
    found = plain(example_preview())
    found[key] = value
    assert faults(found) != []
