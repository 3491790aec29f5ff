"""Reads the tables of hand-worked rows: sections of one criterion, with rows of `input ; expected ; why`."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.on_disk import read_yaml, sample_agency, sample_document, sample_rulebook, text

OUTCOMES = "full|partial|zero|missing|pending|not_applicable|unscored|survey"
EXPECTED = re.compile(rf"({OUTCOMES})(?: (\d+(?:\.\d+)?))?")
TITLE = re.compile(r"== (?:shapes? (?P<shape>\d+)(?:: | ))?(?P<title>\S.*)")
ABOUT_AGENCY = ("id", "level", "kind", "tags")
ALWAYS_WITH_POINTS = ("full", "partial", "zero")
NEVER_WITH_POINTS = ("pending", "unscored", "survey")


@dataclass(frozen=True)
class Row:
    """One hand-worked row: what is submitted, and the outcome and points that follow."""

    evidence: dict[str, Any]
    as_of: date
    outcome: str
    points: Decimal | None
    name: str


@dataclass(frozen=True)
class Section:
    """One criterion, and its rows."""

    title: str
    shape: int | None
    rulebook: dict[str, Any]
    rows: tuple[Row, ...]


def read_table(path: Path) -> list[Section]:
    """The sections of a table; a row or a heading that does not have its form is refused with its line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith("== ")]
    ends = [*starts[1:], len(lines)]
    return [read_section(path.stem, lines[start:end], start + 1) for start, end in zip(starts, ends, strict=True)]


def read_section(table: str, lines: list[str], first: int) -> Section:
    heading, cut = TITLE.fullmatch(lines[0]), lines.index("rows:")
    if not heading:
        raise ValueError(f"{table}:{first}: not a heading: {lines[0]}")
    rulebook = build_rulebook(read_yaml("\n".join(lines[1:cut])))
    rows = [
        read_row(line, rulebook, f"{table}:{first + n}")
        for n, line in enumerate(lines[cut + 1 :], start=cut + 1)
        if line.strip()
    ]
    shape = heading["shape"]
    return Section(heading["title"], int(shape) if shape else None, rulebook, tuple(rows))


def read_row(line: str, rulebook: dict[str, Any], place: str) -> Row:
    """`done: 9, all: 10 ; partial 1.8 ; 2 x 0.9`"""
    columns = [column.strip() for column in line.split(";")]
    if len(columns) != 3 or not all(columns):
        raise ValueError(f"{place}: a row is `input ; expected ; why`: {line}")
    expected = EXPECTED.fullmatch(columns[1])
    if not expected:
        raise ValueError(f"{place}: expected is an outcome and its points: {columns[1]}")
    outcome, points = expected[1], expected[2]
    if (outcome in ALWAYS_WITH_POINTS and not points) or (outcome in NEVER_WITH_POINTS and points):
        raise ValueError(f"{place}: wrong points for {outcome}: {columns[1]}")
    given = read_yaml("{" + columns[0] + "}")
    declared = rulebook["areas"][0]["facts"]
    unknown = given.keys() - declared.keys() - {"as_of", *ABOUT_AGENCY}
    if unknown:
        raise ValueError(f"{place}: no such fact: {sorted(unknown)}")
    as_of = date.fromisoformat(given.get("as_of", "2024-12-31"))
    evidence = build_evidence(rulebook, given, as_of)
    return Row(evidence, as_of, outcome, Decimal(points) if points else None, f"{place} {columns[2]}")


def build_rulebook(section: dict[str, Any]) -> dict[str, Any]:
    """A rulebook of one criterion; titles, labels and units are filled in."""
    facts = {name: build_fact(name, fact) for name, fact in section["facts"].items()}
    criterion = {"id": "C1", "title": text("Tiêu chí", "Criterion"), "clause": "I.1", **section["criterion"]}
    for parts in ("sum_of", "best_of"):
        if parts in criterion:
            criterion[parts] = [
                {"title": text(f"Phần {n}", f"Part {n}"), **part} for n, part in enumerate(criterion[parts])
            ]
    counts = criterion.get("counts_as", "points") == "points"
    area = {
        "area": "sample",
        "title": text("Lĩnh vực mẫu", "Sample area"),
        "max_points": largest(criterion["max_points"]) if counts else 0,
        "facts": facts,
        "criteria": [criterion],
    }
    more = dict(section.get("rulebook", {}))
    if "vetoes" in more:
        more["vetoes"] = [{"title": text("Điều kiện loại", "Veto"), **veto} for veto in more["vetoes"]]
    return sample_rulebook([area], **more)


def largest(points: Any) -> Any:
    """An area's maximum is that of the agency that can earn most, where its criterion's differs by agency."""
    return max(points.values()) if isinstance(points, dict) else points


def build_fact(name: str, fact: Any) -> dict[str, Any]:
    """A fact from its type, or from a mapping whose options, answers and periods are written short."""
    built = {"label": text(f"Số liệu {name}", f"Fact {name}"), **({"type": fact} if isinstance(fact, str) else fact)}
    if built["type"] in ("count", "number", "counts"):
        built["unit"] = text("đơn vị", "units")
    if "options" in built:
        built["options"] = {option: text(f"Mức {option}", f"Level {option}") for option in built["options"]}
    if "answers" in built:
        ratings = built["answers"].items()
        built["answers"] = {key: {"label": text(f"Mức {key}", key), "rating": rating} for key, rating in ratings}
    if isinstance(built.get("periods"), dict):
        ends = built["periods"].items()
        built["periods"] = {key: {"label": text(f"Kỳ {key}", key), "ends_on": end} for key, end in ends}
    return built


def build_evidence(rulebook: dict[str, Any], given: dict[str, Any], as_of: date) -> dict[str, Any]:
    """An evidence file; where a row writes a day, a document of that day is put behind the fact."""
    documents: dict[str, Any] = {}

    def behind(name: str, dated: Any) -> str:
        if dated == "none":
            return "none"
        more = dated if isinstance(dated, dict) else {"date": dated}
        documents[name] = sample_document(name, more["date"], **{k: v for k, v in more.items() if k != "date"})
        return name

    def submitted(name: str, value: Any, kind: str) -> Any:
        if kind == "document":
            return behind(f"doc-{name}", value)
        if kind == "documents":
            return {period: behind(f"doc-{name}-{period}", dated) for period, dated in value.items()}
        if isinstance(value, dict) and "document" in value:
            return {**value, "document": behind(f"doc-{name}", value["document"])}
        return value

    declared = rulebook["areas"][0]["facts"]
    facts = {name: submitted(name, given[name], fact["type"]) for name, fact in declared.items() if name in given}
    return {
        "rulebook": rulebook["rulebook"],
        "agency": sample_agency(**{key: given[key] for key in ABOUT_AGENCY if key in given}),
        "as_of": as_of.isoformat(),
        "facts": facts,
        "documents": documents,
    }
