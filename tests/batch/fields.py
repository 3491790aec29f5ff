"""Small fields on disk: one criterion, `done` of `asked`, and agencies that differ in these two figures."""

from pathlib import Path
from typing import Any

from scoring.batch.field import Field, load_field
from tests.on_disk import sample_agency, write_evidence, write_rulebook
from tests.table_files import build_rulebook

TARGET: dict[str, Any] = {"proportional_to": "90 %"}
BEST = "relative_to_best"


def book_of(scale: Any, more: dict[str, Any] | None = None, **criterion: Any) -> dict[str, Any]:
    """A rulebook of one criterion of 10 points: the share of `done` in `asked`, which does not apply where 0 asked."""
    measure = {"share": ["done", "asked"], "when_empty": "not_applicable"}
    rule = {"max_points": 10, "measure": measure, "scale": scale, **criterion}
    facts = {"done": {"type": "count"}, "asked": {"type": "count"}, "cheated": {"type": "yes_no"}}
    if "zero_if" not in criterion:
        facts.pop("cheated")
    return build_rulebook({"facts": facts, "criterion": rule, "rulebook": more or {}})


def write_agency(folder: Path, name: str, facts: dict[str, Any], /, **agency: Any) -> Path:
    """An agency's file, `name`.yaml."""
    evidence = {
        "rulebook": "sample-2024",
        "agency": sample_agency(**{"id": name, "name": name, **agency}),
        "as_of": "2024-12-31",
        "facts": facts,
    }
    return write_evidence(folder, evidence, f"{name}.yaml")


def field_of(folder: Path, book: dict[str, Any], agencies: dict[str, tuple[int, int]], **more: Any) -> Field:
    """The field of agencies by name, each with what it has `done` of what was `asked`."""
    files = [write_agency(folder, name, {"done": done, "asked": asked}) for name, (done, asked) in agencies.items()]
    return load_field(files, str(write_rulebook(folder, book)), **more)


def points_of(field: Field) -> dict[str, str | None]:
    """The points of the one criterion, by agency; None outside the maximum."""
    found = {result.evidence.agency.id: result.criteria[0].points for result in field.results}
    return {name: None if points is None else f"{points:f}" for name, points in found.items()}
