"""Writes a rulebook and evidence given as dicts to a folder, and scores them through the public interface."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

import scoring
import scoring.report

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


def text(vietnamese: str, english: str) -> dict[str, str]:
    return {"vi": vietnamese, "en": english}


def typed(node: Any) -> Any:
    """YAML's texts as the format reads them where they stand without quotes: numbers, true and false, and texts."""
    if isinstance(node, dict):
        return {key: typed(value) for key, value in node.items()}
    if isinstance(node, list):
        return [typed(value) for value in node]
    return Decimal(node) if NUMBER.fullmatch(node) else {"true": True, "false": False}.get(node, node)


def read_yaml(source: str) -> Any:
    """A YAML text as a dict of the written texts, numbers as exact decimals."""
    return typed(yaml.load(source, Loader=yaml.BaseLoader))  # noqa: S506 - it makes texts, and nothing else


def write_node(node: Any) -> str:
    """A dict as JSON, which is YAML too, with decimals written out exactly and every text in quotes."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {write_node(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list | tuple):
        return "[" + ", ".join(map(write_node, node)) + "]"
    if isinstance(node, bool) or node is None:
        return json.dumps(node)
    if isinstance(node, int | Decimal):
        return f"{node:f}" if isinstance(node, Decimal) else str(node)
    return json.dumps(str(node), ensure_ascii=False)


def sample_rulebook(areas: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A rulebook of 2024 around these areas; `more` adds to it or takes the place of what is here."""
    return {
        "rulebook": "sample-2024",
        "version": "1.0",
        "title": text("Kế hoạch mẫu", "Sample plan"),
        "source": {
            "document": "Quyết định số 01/QĐ-UBND",
            "title": text("Kế hoạch mẫu năm 2024", "Sample plan 2024"),
            "issued_on": "2023-12-25",
            "issuer": text("UBND tỉnh", "Provincial People's Committee"),
        },
        "period": {"from": "2024-01-01", "to": "2024-12-31"},
        "precision": 4,
        "points_basis": text("Điểm do bộ mẫu đặt ra.", "Points set by this sample."),
        "levels": {
            "province": text("cấp tỉnh", "province"),
            "district": text("cấp huyện", "district"),
            "commune": text("cấp xã", "commune"),
        },
        "kinds": {
            "department": {"label": text("sở", "department"), "levels": ["province"]},
            "people_committee": {"label": text("UBND", "committee"), "levels": ["province", "district", "commune"]},
        },
        "tags": {
            "has_procedures": text("có TTHC", "handles procedures"),
            "has_units": text("có đơn vị sự nghiệp", "has service units"),
        },
        "units": {"so-noi-vu": text("Sở Nội vụ", "Department of Home Affairs")},
        "calendar": {
            "holidays": ["2024-01-01", "2024-02-08", "2024-02-09", "2024-02-12", "2024-04-30", "2024-05-01"],
            "working_weekends": ["2024-05-04"],
        },
        "areas": areas,
        **more,
    }


def sample_agency(**own: Any) -> dict[str, Any]:
    """The province's people's committee, or what `own` says of level, kind, tags and id."""
    agency = {"id": "co-quan-mau", "name": "Cơ quan mẫu", "level": "province", "kind": "people_committee", "tags": []}
    return {**agency, **own}


def sample_document(name: str, dated: str, **more: str) -> dict[str, Any]:
    return {"number": f"{name}/BC", "date": dated, "title": f"Báo cáo {name}", "file": f"{name}.pdf", **more}


def write_rulebook(folder: Path, rulebook: dict[str, Any]) -> Path:
    """Write a rulebook's folder; its areas become files of their own, named by their order."""
    home = folder / rulebook["rulebook"]
    home.mkdir(parents=True, exist_ok=True)
    names = [f"area-{number}.yaml" for number, _ in enumerate(rulebook["areas"])]
    for name, area in zip(names, rulebook["areas"], strict=True):
        (home / name).write_text(write_node(area), encoding="utf-8")
    (home / "rulebook.yaml").write_text(write_node({**rulebook, "areas": names}), encoding="utf-8")
    return home


def write_evidence(folder: Path, evidence: dict[str, Any], name: str = "evidence.yaml") -> Path:
    path = folder / name
    path.write_text(write_node(evidence), encoding="utf-8")
    return path


def load(folder: Path, rulebook: dict[str, Any]) -> Any:
    """The rulebook as the product loads it."""
    return scoring.load_rulebook(write_rulebook(folder, rulebook))


def evaluate(folder: Path, loaded: Any, evidence: dict[str, Any], as_of: date) -> Any:
    """The product's result for one agency."""
    return scoring.evaluate(loaded, scoring.load_evidence(write_evidence(folder, evidence), loaded), as_of)


def rendered(result: Any) -> str:
    """The result's JSON text."""
    return str(scoring.report.render(result, "json", "vi"))


def totals(result: Any) -> dict[str, Any]:
    """The result's JSON as a dict with exact decimals."""
    found: dict[str, Any] = json.loads(rendered(result), parse_float=Decimal, parse_int=Decimal)
    return found
