"""Numbers at the ends of what a column holds are scored as exactly as small ones."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring.batch.engines.polars_engine import verdicts
from scoring.batch.engines.pure import verdicts_by_row
from scoring.batch.plan.compiling import compile_plan
from scoring.batch.scoring_table import score_rows
from scoring.batch.table.layout import AS_OF, table_columns
from scoring.batch.table.spans import spans_of
from scoring.batch.table.writing import TYPES
from tests.engine.test_properties import FEWER, scratch
from tests.on_disk import load
from tests.strategies import rulebooks

ROOT = Path(__file__).resolve().parent.parent.parent
YEAR = (date(2024, 1, 1).toordinal(), date(2024, 12, 31).toordinal())


def draw_row(draw: Any, book: Any, number: int) -> dict[str, Any]:
    kind, level = draw(st.sampled_from([(p.kind, p.level) for p in book.head.profiles()]))
    row: dict[str, Any] = {"agency": str(number), "name": "x", "kind": kind, "level": level}
    for column in table_columns(book)[4:]:
        if column.holds == "truth":
            row[column.name] = draw(st.booleans())
        elif column.name == AS_OF:
            row[column.name] = draw(st.integers(*YEAR))
        elif column.type in ("date", "document", "documents"):
            row[column.name] = draw(st.one_of(st.none(), st.just(0), st.integers(*YEAR)))
        else:
            low, high, _ = column.span
            near = st.integers(max(low, -3), min(high, 1000))
            ends = st.sampled_from([low, high, high - 1, min(high, 10**12), min(high, 2**32), min(high, 2**31)])
            row[column.name] = draw(st.one_of(st.none(), near, ends))
    return row


def frame_of(book: Any, rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema={column.name: TYPES[column.holds] for column in table_columns(book)})


@FEWER
@given(st.data(), rulebooks())
def test_no_number_that_fits_a_column_overflows(data: st.DataObject, rulebook: dict[str, Any]) -> None:
    with scratch() as folder:
        book = load(folder, rulebook)
    table = frame_of(book, [draw_row(data.draw, book, number) for number in range(3)])
    assert score_rows(book, table, few=0) == verdicts_by_row(book, table)


@pytest.mark.parametrize("amount", [10**9, 10**13, 2**63 - 1])
def test_a_share_of_huge_amounts_is_exact_in_columns(amount: int):
    """One less than 90 % of the amount is not 90 %, however large the amount."""
    book = scoring.load_rulebook(ROOT / "rules" / "ha-tinh-2024")
    agency = scoring.load_evidence(ROOT / "examples" / "ha-tinh-2024" / "ubnd-tinh.yaml", book)
    row = dict.fromkeys((column.name for column in table_columns(book)), None)
    whole = {name: amount for name in book.columns.by_name if book.facts[name.partition(".")[0]].type == "count"}
    row |= {"agency": "a", "name": "a", "level": agency.agency.level, "kind": agency.agency.kind, AS_OF: YEAR[1]}
    row |= {f"tag.{tag}": True for tag in book.head.tags} | whole
    table = frame_of(book, [row, {**row, "agency": "b", **{name: most - 1 for name, most in whole.items()}}])
    plan = compile_plan(book, spans_of(book, table.lazy()))
    assert list(verdicts(plan, table.lazy()).collect().iter_rows(named=True)) == verdicts_by_row(book, table)
