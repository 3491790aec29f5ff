"""Every example of the rulebook format's page is scored, and its points, worked out by hand, are compared."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

import scoring
from scoring.rulebook.facts import FactType
from scoring.rulebook.measures import MEASURES
from scoring.rulebook.scales import SCALES
from tests.on_disk import evaluate, read_yaml
from tests.pages import blocks, read_page
from tests.table_files import ABOUT_AGENCY, build_evidence

PAGE = "rulebook-format.md"
AREA = """\
area: examples
title: {{vi: Ví dụ, en: Examples}}
max_points: {most}
{facts}criteria:
"""
CRITERION = """\
  - id: {name}
    title: {{vi: Ví dụ, en: Example}}
    clause: II.1
"""
CELL = re.compile(r"`(.+)`")


class Row(NamedTuple):
    """One line of an example's table."""

    example: str
    submitted: str
    outcome: str
    points: str


def examples() -> dict[str, dict[str, Any]]:
    """Each example's YAML by its name."""
    return {block.name: read_yaml(block.text) for block in blocks(read_page(PAGE)) if block.what == "example"}


def facts() -> str:
    return next(block.text for block in blocks(read_page(PAGE)) if block.what == "facts")


def rows() -> Iterator[Row]:
    for block in blocks(read_page(PAGE)):
        for cells in block.rows if block.what == "example" else ():
            submitted, outcome, points = cells
            yield Row(block.name, "" if submitted == "nothing" else unquoted(submitted), unquoted(outcome), points)


def unquoted(cell: str) -> str:
    found = CELL.fullmatch(cell)
    assert found, f"not in code marks: {cell}"
    return found[1]


def items(example: dict[str, Any]) -> list[dict[str, Any]]:
    return example.get("sum_of") or example.get("best_of") or [example]


def write_book(folder: Path) -> Path:
    """The sample rulebook with one area, which holds all examples as they are written on the page."""
    home = folder / "sample-2024"
    home.mkdir()
    files = {block.name: block.text for block in blocks(read_page("rulebook-format.md")) if block.what == "file"}
    sample = files["rules/sample-2024/rulebook.yaml"]
    (home / "rulebook.yaml").write_text(sample.replace("[procedures.yaml]", "[examples.yaml]"), encoding="utf-8")
    written = examples()
    most = sum((e["max_points"] for e in written.values() if "counts_as" not in e), Decimal(0))
    area = AREA.format(most=most, facts=facts())
    for block in blocks(read_page(PAGE)):
        if block.what == "example":
            indented = "".join(f"    {line}\n" for line in block.text.splitlines())
            area += CRITERION.format(name=block.name) + indented
    (home / "examples.yaml").write_text(area, encoding="utf-8")
    return home


@cache
def declared() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(facts())["facts"]
    return found


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return scoring.load_rulebook(write_book(tmp_path_factory.mktemp("page")))


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: f"{row.example}: {row.submitted}")
def test_an_example_earns_what_the_page_says(row: Row, book: Any, tmp_path: Path):
    given = read_yaml("{" + row.submitted + "}")
    assert given.keys() <= declared().keys() | {"as_of", *ABOUT_AGENCY}
    as_of = date.fromisoformat(given.get("as_of", "2024-12-31"))
    form = {"rulebook": "sample-2024", "areas": [{"facts": declared()}]}
    result = evaluate(tmp_path, book, build_evidence(form, given, as_of), as_of)
    found = next(criterion for criterion in result.criteria if criterion.id == row.example)
    points = "–" if found.points is None else f"{found.points:f}"
    assert (found.outcome.value, points) == (row.outcome, row.points)


def test_every_scale_and_measure_has_an_example():
    written = [item for example in examples().values() for item in items(example)]
    scales = {key for item in written for key in ([item["scale"]] if isinstance(item["scale"], str) else item["scale"])}
    measures = {key for item in written for key in item["measure"]}
    assert SCALES.keys() - scales == set()
    assert MEASURES.keys() - measures == set()


def test_an_example_bears_the_name_of_what_it_shows_and_has_several_rows():
    shown: dict[str, int] = {}
    for row in rows():
        shown[row.example] = shown.get(row.example, 0) + 1
    assert [name for name in SCALES if name not in shown] == []
    assert [name for name, count in shown.items() if count < 2] == []
    assert [name for name in examples() if name not in shown] == []


def test_every_type_of_fact_is_among_the_facts():
    assert {fact["type"] for fact in declared().values()} == set(get_args(FactType))
