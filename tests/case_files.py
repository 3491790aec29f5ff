"""Reads the cases of a rulebook (docs/rulebook-format.md, Cases) and scores one; a malformed case is an error."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from scoring import evaluate, load_evidence
from scoring.engine.result import CriterionResult
from scoring.rulebook.book import Rulebook
from scoring.text_file import read_text
from scoring.yaml_reader import parse_yaml
from tests.on_disk import write_node

REQUIRED = {"case", "criterion", "agency", "facts", "expect"}
ALLOWED = REQUIRED | {"as_of", "documents"}
HAS_POINTS = {"full", "partial", "zero", "missing"}
OUTCOMES = HAS_POINTS | {"pending", "not_applicable", "unscored", "survey"}


@dataclass(frozen=True)
class Case:
    """One case: what an agency submits for one criterion, and what that comes to."""

    file: str
    name: str
    criterion: str
    agency: dict[str, Any]
    as_of: str
    facts: dict[str, Any]
    documents: dict[str, str]
    outcome: str
    points: Decimal | None

    def __str__(self) -> str:
        return f"{self.file}: {self.criterion}: {self.name}"


def read_cases(folder: Path, rulebook: Rulebook) -> Iterator[Case]:
    """Every case in the folder's `cases/`, in order."""
    for path in sorted((folder / "cases").glob("*.yaml")):
        tree = parse_yaml(read_text(path), str(path), may_be_blank=True)
        assert set(tree) == {"cases"}, f"{path.name}: only the key 'cases' is allowed, not {sorted(tree)}"
        for raw in tree["cases"]:
            yield read_case(path.name, raw, rulebook)


def read_case(file: str, raw: dict[str, Any], rulebook: Rulebook) -> Case:
    """One case as written, or an AssertionError that says what is wrong with it."""
    where = f"{file}: {raw.get('case', raw)}"
    assert REQUIRED <= set(raw) <= ALLOWED, f"{where}: keys {sorted(raw)}"
    assert raw["criterion"] in rulebook.criteria, f"{where}: no criterion {raw['criterion']}"
    assert {"level", "kind"} <= set(raw["agency"]) <= {"level", "kind", "tags", "id"}, (
        f"{where}: agency {raw['agency']}"
    )
    expect = raw["expect"]
    assert {"outcome"} <= set(expect) <= {"outcome", "points"}, f"{where}: expect {expect}"
    assert expect["outcome"] in OUTCOMES, f"{where}: outcome {expect['outcome']}"
    assert expect["outcome"] not in HAS_POINTS or "points" in expect, f"{where}: points are not stated"
    asked = set(rulebook.criteria[raw["criterion"]].facts())
    assert set(raw["facts"]) <= asked, f"{where}: facts of another criterion {sorted(set(raw['facts']) - asked)}"
    points = expect.get("points")
    return Case(
        file,
        raw["case"],
        raw["criterion"],
        dict(raw["agency"]),
        raw.get("as_of", rulebook.head.period.to.isoformat()),
        dict(raw["facts"]),
        dict(raw.get("documents") or {}),
        expect["outcome"],
        None if points is None else Decimal(points),
    )


def score_case(case: Case, rulebook: Rulebook) -> CriterionResult:
    """What the criterion of a case comes to, read and evaluated as a file of an agency is."""
    documents = {
        name: {"number": f"{name}/BC", "date": day, "title": f"Tài liệu {name}", "file": f"{name}.pdf"}
        for name, day in case.documents.items()
    }
    evidence = {
        "rulebook": rulebook.id,
        "agency": {"id": "co-quan-mau", "name": "Cơ quan mẫu", **case.agency},
        "as_of": date.fromisoformat(case.as_of).isoformat(),
        "facts": case.facts,
        "documents": documents,
    }
    tree = parse_yaml(write_node(evidence), str(case), may_be_blank=True)
    result = evaluate(rulebook, load_evidence(str(case), rulebook, tree=tree))
    return next(criterion for criterion in result.criteria if criterion.id == case.criterion)
