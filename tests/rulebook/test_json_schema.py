"""The schemas alone accept every file that holds and refuse what a schema can tell; editors see no more than they."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scoring import load_rulebook
from scoring.evidence.loading import read_evidence
from scoring.evidence.schema import evidence_schema
from scoring.rulebook.json_schema import FILES
from scoring.rulebook.loading import shipped_ids
from scoring.rulebook.measures import MEASURES
from scoring.rulebook.scales import SCALES
from scoring.yaml_reader import parse_yaml
from tests.broken_files import BASE, BROKEN, write_broken_rulebook
from tests.command_line import ROOT, printed, score

SCHEMAS = {name: json.loads((ROOT / "docs" / "schemas" / f"{name}.schema.json").read_text("utf-8")) for name in FILES}
OVERLAYS = [path for path in (ROOT / "examples" / "overlays").glob("*.yaml") if not path.name.endswith(".cases.yaml")]
SHIPPED = [*sorted((ROOT / "rules").glob("*/*.yaml")), *sorted(OVERLAYS)]
EXAMPLES = [path for path in sorted((ROOT / "examples").glob("*/*.yaml")) if path.parent.name != "overlays"]
# What a schema cannot say is not here: names that exist elsewhere, sums, arithmetic, bands that cover every value.
BY_SCHEMA = (
    "unknown-key", "misspelt-key", "misspelt-nested-key", "missing-key", "number-as-id", "number-as-clause",
    "no-as-flag",
    "quoted-number", "sexagesimal", "leading-zero", "exponent", "decimal-comma", "precision-too-high",
    "negative-points",
    "points-in-percent", "text-in-one-language", "text-in-three-languages", "plain-text", "blank-text",
    "unknown-fact-type", "fact-without-unit", "key-of-another-type", "unknown-measure", "unknown-scale",
    "share-of-three", "share-without-policy", "unknown-policy", "measure-without-scale", "band-with-two-lower-bounds",
    "due-twice", "due-within-of-nothing", "class-with-two-bounds", "class-without-bound", "area-outside",
    "class-decided-with-bands",
    "long-expression", "number-as-condition", "fact-type-as-list", "points-for-nobody", "capital-in-fact-name",
)  # fmt: skip


def kind_of(tree: dict[str, Any]) -> str:
    return next(
        (name for name in ("rulebook", "overlay") if name in tree), "remediation" if "purposes" in tree else "area"
    )


def faults(path: Path) -> list[str]:
    """What the schema of its kind finds in a file, read as any reader of YAML 1.2 reads it."""
    tree = parse_yaml(path.read_text("utf-8"), path.name, may_be_blank=True)
    return [error.message for error in Draft202012Validator(SCHEMAS[kind_of(tree)]).iter_errors(tree)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str):
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("path", [*SHIPPED, *sorted(BASE.glob("*.yaml"))], ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_shipped_file_is_accepted(path: Path):
    assert faults(path) == []


@pytest.mark.parametrize("name", BY_SCHEMA)
def test_a_broken_rulebook_is_refused_by_the_schema_alone(name: str, tmp_path: Path):
    home = write_broken_rulebook(tmp_path, BROKEN / "rulebooks" / f"{name}.diff")
    assert [path.name for path in home.glob("*.yaml") if faults(path)] != []


OVERLAY = 'overlay: own\nof: base\nversion: "1"\ntitle: {vi: a, en: b}\n'


@pytest.mark.parametrize(
    "line",
    [
        "", 'points: {"1": 2}', 'exclude: "1"', 'rename: {"1": other}', 'targets: {"1": often}', 'target: {"1": 80 %}',
        'targets: {"1": {by: 15/01/2024}}', "exclude: [3.1]",
    ],
)  # fmt: skip
def test_a_broken_overlay_is_refused_by_the_schema_alone(line: str, tmp_path: Path):
    path = tmp_path / "own.yaml"
    path.write_text(f"{OVERLAY}{line}\n", encoding="utf-8")
    assert faults(path) != []


@pytest.mark.parametrize("registry", [MEASURES, SCALES], ids=["measures", "scales"])
def test_every_measure_and_scale_is_offered_with_its_own_key(registry: dict[str, type]):
    definitions = SCHEMAS["area"]["$defs"]
    for word, model in registry.items():
        definition = definitions[model.__name__]
        assert word in definition["required"]
        assert all("description" in said or "const" in said for said in definition["properties"].values())


def test_every_key_of_a_criterion_is_described():
    for name in ("Criterion", "Fact", "Remedy", "Scope", "Due", "Band"):
        for key, said in SCHEMAS["area"]["$defs"][name]["properties"].items():
            assert said.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_example_fits_the_schema_of_its_rulebook(path: Path):
    tree = read_evidence(path)
    schema = json.loads((ROOT / "docs" / "schemas" / "evidence" / f"{tree['rulebook']}.schema.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(tree)] == []


def test_the_command_prints_them():
    for name, schema in SCHEMAS.items():
        assert json.loads(printed("rules", "schema", "--for", name)) == schema
    for name in shipped_ids():
        assert json.loads(printed("rules", "schema", name)) == json.loads(
            json.dumps(evidence_schema(load_rulebook(name)))
        )
    assert score("rules", "schema", "nothing").exit_code == 3


def test_a_modeline_is_a_comment(tmp_path: Path):
    """What yaml-language-server reads first changes nothing of what is read here."""
    head = (BASE / "rulebook.yaml").read_text("utf-8")
    home = write_broken_rulebook(tmp_path, BROKEN / "rulebooks" / "sum.diff")
    for path in BASE.glob("*.yaml"):
        line = "# yaml-language-server: $schema=../../docs/schemas/area.schema.json\n"
        (home / path.name).write_text(line + path.read_text("utf-8"), encoding="utf-8")
    assert head in (home / "rulebook.yaml").read_text("utf-8")
    assert load_rulebook(home).digest == load_rulebook(BASE).digest
