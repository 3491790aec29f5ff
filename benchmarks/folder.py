"""Writes the sixty rules as a rulebook folder, and an agency as an evidence file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import simplejson

from benchmarks.rules import DUE, QUARTERS, Rule

RULEBOOK: Final = "benchmark-2024"
_MEASURES: Final[dict[str, Callable[[list[str]], Any]]] = {
    "number": lambda names: {"value": names[0]},
    "document": lambda names: {"document": names[0], "due": {"by": DUE}},
    "schedule": lambda names: {
        "schedule": names[0],
        "due": {q: {"by": f"2024-{m:02d}-15"} for q, (m, _) in QUARTERS.items()},
    },
    "yes": lambda names: {"yes": names[0]},
    "all_yes": lambda names: {"all_yes": names},
}
_ON_TIME: Final = {"on_time": "100 %", "late": "50 %"}
_BANDS: Final = [
    {"at_least": "90 %", "earns": "100 %"},
    {"at_least": "70 %", "below": "90 %", "earns": "50 %"},
    {"below": "70 %", "earns": 0},
]


def write_rulebook(rules: list[Rule], folder: Path) -> Path:
    """The folder `benchmark-2024` inside `folder`; JSON, which is YAML too."""
    home = folder / RULEBOOK
    home.mkdir()
    head = {
        "rulebook": RULEBOOK,
        "version": "1.0",
        "title": _text("Bộ đo tốc độ"),
        "source": {
            "document": "Invented",
            "title": _text("Bộ đo"),
            "issued_on": "2023-12-25",
            "issuer": _text("Không"),
        },
        "period": {"from": "2024-01-01", "to": "2024-12-31"},
        "points_basis": _text("Điểm đặt ra để đo tốc độ."),
        "levels": {"province": _text("cấp tỉnh")},
        "kinds": {"department": {"label": _text("sở"), "levels": ["province"]}},
        "areas": ["everything.yaml"],
    }
    area = {
        "area": "everything",
        "title": _text("Mọi tiêu chí"),
        "max_points": sum(rule.max_points for rule in rules),
        "facts": {name: _fact(kind) for rule in rules for name, kind in rule.facts},
        "criteria": [_criterion(rule) for rule in rules],
    }
    (home / "rulebook.yaml").write_text(_json(head), "utf-8")
    (home / "everything.yaml").write_text(_json(area), "utf-8")
    return home


def write_evidence(rules: list[Rule], facts: dict[str, int | None], path: Path) -> Path:
    """The evidence file of one agency."""
    documents: dict[str, Any] = {}
    submitted: dict[str, Any] = {}
    for rule in rules:
        for name, kind in rule.facts:
            if kind == "documents":
                submitted[name] = {q: _document(facts[f"{name}.{q}"], f"{name}-{q}", documents) for q in QUARTERS}
            elif kind == "document":
                submitted[name] = _document(facts[name], name, documents)
            else:
                submitted[name] = bool(facts[name]) if kind == "yes_no" and facts[name] is not None else facts[name]
    content = {
        "rulebook": RULEBOOK,
        "agency": {"id": path.stem, "name": path.stem, "level": "province", "kind": "department"},
        "as_of": "2024-12-31",
        "facts": submitted,
        "documents": documents,
    }
    path.write_text(_json(content), "utf-8")
    return path


def _document(day: int | None, name: str, documents: dict[str, Any]) -> str | None:
    if not day:
        return None if day is None else "none"
    documents[name] = {"number": name, "date": date.fromordinal(day).isoformat(), "title": name}
    return name


def _text(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


def _fact(kind: str) -> dict[str, Any]:
    fact: dict[str, Any] = {"type": kind, "label": _text("Số liệu")}
    if kind == "count":
        fact["unit"] = _text("việc")
    if kind == "documents":
        fact["periods"] = "quarters"
    return fact


def _share(names: list[str]) -> Any:
    return {"share": names[:2], "when_empty": "not_applicable"}


def _criterion(rule: Rule) -> dict[str, Any]:
    measure = _MEASURES.get(rule.shape, _share)
    asked = {"applies_to": {"when": rule.names[2]}} if rule.shape == "share_asked" else {}
    return {
        "id": rule.id,
        "title": _text(f"Tiêu chí {rule.id}"),
        "clause": rule.id,
        "max_points": rule.max_points,
        "measure": measure(list(rule.names)),
        "scale": _scale(rule),
        **asked,
    }


def _scale(rule: Rule) -> Any:
    scales: dict[str, Any] = {
        "share_of_all": "proportional",
        "share_above": {"proportional_above": f"{rule.target} %"},
        "number": {"proportional_to": rule.target},
        "document": _ON_TIME,
        "schedule": _ON_TIME,
        "yes": "yes_no",
        "all_yes": "yes_no",
        "bands": {"bands": _BANDS},
    }
    return scales.get(rule.shape, {"proportional_to": f"{rule.target} %"})


def _json(content: Any) -> str:
    return simplejson.dumps(content, ensure_ascii=False, use_decimal=True)
