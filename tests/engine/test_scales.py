"""Every scale and every measure, against rows worked out by hand from the rulebook format."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.naive import naive_score
from tests.on_disk import evaluate, load
from tests.table_files import Row, Section, read_row, read_table

TABLES = Path(__file__).parent / "tables"

# A row that is lost by accident would be a behaviour that nobody looks at.
ROWS = {
    "applies_to": 19,
    "bands": 40,
    "bounds": 31,
    "choices": 5,
    "deduct": 17,
    "document": 35,
    "granted": 7,
    "linear": 21,
    "missing": 22,
    "nothing_below": 9,
    "parts": 28,
    "per_unit": 13,
    "periods": 13,
    "proportional": 36,
    "proportional_above": 15,
    "proportional_to": 36,
    "schedule": 19,
    "survey": 15,
    "unscored": 6,
    "vetoes": 9,
    "yes_no": 22,
}

# The shapes of scoring rules in use. Shape 18 needs the whole field: for one agency it must say that it is unscored.
SHAPES = set(range(1, 31))


@cache
def sections(table: str) -> list[Section]:
    return read_table(TABLES / f"{table}.table")


def every_row() -> Iterator[Any]:
    for table in sorted(ROWS):
        for section in sections(table):
            for row in section.rows:
                yield pytest.param(section, row, id=row.name)


ALL_ROWS = list(every_row())


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Each section's rulebook as the product loads it, once."""
    books: dict[int, Any] = {}

    def load_once(section: Section) -> Any:
        if id(section) not in books:
            books[id(section)] = load(tmp_path_factory.mktemp("section"), section.rulebook)
        return books[id(section)]

    return load_once


@pytest.mark.parametrize(("section", "row"), ALL_ROWS)
def test_engine_gives_what_was_worked_out_by_hand(section: Section, row: Row, loaded: Any, tmp_path: Path) -> None:
    (scored,) = evaluate(tmp_path, loaded(section), row.evidence, row.as_of).criteria
    assert (scored.outcome, scored.points) == (row.outcome, row.points)


@pytest.mark.parametrize(("section", "row"), ALL_ROWS)
def test_naive_evaluator_gives_what_was_worked_out_by_hand(section: Section, row: Row) -> None:
    scored = naive_score(section.rulebook, row.evidence, row.as_of).criteria["C1"]
    assert scored == (row.outcome, None if row.points is None else Fraction(row.points))


@pytest.mark.parametrize("table", sorted(ROWS))
def test_no_row_is_lost(table: str) -> None:
    assert sum(len(section.rows) for section in sections(table)) == ROWS[table]


def test_every_table_is_read() -> None:
    assert {path.stem for path in TABLES.iterdir()} == set(ROWS)


def test_every_shape_has_a_section() -> None:
    assert {section.shape for table in ROWS for section in sections(table)} - {None} == SHAPES


def test_a_share_of_the_field_says_unscored() -> None:
    outcomes = {row.outcome for s in sections("unscored") for row in s.rows if s.shape == 18}
    assert "unscored" in outcomes
    assert not outcomes & {"full", "partial", "zero"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("done: yes ; full 1", "input ; expected ; why"),
        ("done: yes ; full 1 ; ", "input ; expected ; why"),
        ("done: yes ; full 1 ; why ; more", "input ; expected ; why"),
        ("done: yes ; ful 1 ; why", "an outcome and its points"),
        ("done: yes ; full one ; why", "an outcome and its points"),
        ("done: yes ; full ; why", "wrong points for full"),
        ("done: yes ; pending 0 ; why", "wrong points for pending"),
        ("dnoe: yes ; full 1 ; why", "no such fact"),
    ],
)
def test_a_malformed_row_is_refused(line: str, words: str) -> None:
    rulebook = {"rulebook": "sample-2024", "areas": [{"facts": {"done": {"type": "yes_no"}}}]}
    with pytest.raises(ValueError, match=words):
        read_row(line, rulebook, "table:1")
