"""Small rulebooks on which advice is worked out by hand, and evidence for them in the middle of the year."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.on_disk import evaluate, load, sample_agency, sample_document, sample_rulebook, text

ON = date(2024, 6, 30)


def fact(kind: str, **more: Any) -> dict[str, Any]:
    unit = {"unit": text("hồ sơ", "dossiers")} if kind in ("count", "number", "counts") else {}
    return {"type": kind, "label": text("Dữ liệu", "A fact"), **unit, **more}


def criterion(name: str, measure: Any, scale: Any, most: str = "1", **more: Any) -> dict[str, Any]:
    own = {"id": name, "title": text("Tiêu chí", "Criterion"), "clause": name, "max_points": most}
    return {**own, "measure": measure, "scale": scale, **more}


def book(facts: dict[str, Any], *criteria: dict[str, Any], **more: Any) -> dict[str, Any]:
    items = [{**one, "max_points": Decimal(str(one["max_points"]))} for one in criteria]
    counted = [one["max_points"] for one in items if one.get("counts_as", "points") == "points"]
    area = {"area": "procedures", "title": text("Thủ tục", "Procedures"), "max_points": sum(counted, Decimal(0))}
    return sample_rulebook([{**area, "facts": facts, "criteria": items}], **more)


def result(folder: Path, rulebook: dict[str, Any], facts: dict[str, Any], as_of: date = ON, **documents: str) -> Any:
    evidence = {
        "rulebook": "sample-2024",
        "agency": sample_agency(),
        "as_of": str(as_of),
        "facts": facts,
        "documents": {name: sample_document(name, day) for name, day in documents.items()},
    }
    return evaluate(folder, load(folder, rulebook), evidence, as_of)
