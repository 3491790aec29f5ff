"""A table that cannot be scored is refused, with the column and the row of every fault."""

from io import BytesIO
from pathlib import Path

import polars as pl
import pytest

import scoring
from scoring.batch.table.checking import check_table
from scoring.batch.table.writing import table_bytes, table_of
from scoring.errors import EvidenceError

ROOT = Path(__file__).resolve().parent.parent.parent
BOOK = scoring.load_rulebook(ROOT / "rules" / "quang-ngai-2021")
FILES = sorted((ROOT / "examples" / "quang-ngai-2021").glob("*.yaml"))


def table() -> pl.DataFrame:
    evidence = [scoring.load_evidence(path, BOOK) for path in FILES]
    return table_of(BOOK, evidence).with_columns(agency=pl.Series([f"a{n}" for n in range(len(FILES))]))


def said(broken: pl.DataFrame) -> str:
    with pytest.raises(EvidenceError) as caught:
        check_table(BOOK, broken.lazy(), "t.parquet")
    return "\n".join(caught.value.sentences("en"))


def whole_column() -> str:
    return next(name for name in BOOK.columns.by_name if BOOK.facts[name.partition(".")[0]].type == "count")


def changed(column: str, value: object) -> pl.DataFrame:
    """The table with `value` in the second row of a column."""
    good = table()
    values = good[column].to_list()
    values[1] = value
    return good.with_columns(pl.Series(column, values, dtype=good.schema[column]))


def test_a_good_table_passes():
    check_table(BOOK, table().lazy(), "t.parquet")


def test_a_missing_column_is_named():
    name = whole_column()
    assert said(table().drop(name)) == f"t.parquet {name}: the column is missing; it holds whole numbers."


def test_a_misspelt_column_is_suggested():
    name = whole_column()
    assert said(table().rename({name: name + "s"})).endswith(f"Did you mean '{name}s'?")


def test_a_wrong_type_is_named():
    name = whole_column()
    broken = table().with_columns(pl.col(name).cast(pl.Float64))
    assert said(broken) == f"t.parquet {name}: the column is Float64; it must hold whole numbers."


def test_a_negative_count_is_named_with_its_row():
    name = whole_column()
    assert said(changed(name, -1)) == f"t.parquet {name}: row 2: -1 is outside 0 to 9223372036854775807."


def test_a_missing_day_is_named_with_its_row():
    assert said(changed("as_of", None)) == "t.parquet as_of: row 2: empty; this column needs a value."


def test_a_second_agency_of_the_same_id_is_named_with_its_row():
    assert said(changed("agency", "a0")) == "t.parquet agency: row 2: the id 'a0' stands in a row above."


def test_an_unknown_level_is_named_with_its_row():
    assert "t.parquet level: row 2: there is no level 'provinz'." in said(changed("level", "provinz"))


def test_a_missing_fact_is_no_error():
    check_table(BOOK, changed(whole_column(), None).lazy(), "t.parquet")


def test_an_empty_id_is_named_with_its_row():
    assert said(changed("agency", "")) == "t.parquet agency: row 2: empty; this column needs a value."


def test_a_written_table_is_read_back_unchanged():
    evidence = [scoring.load_evidence(path, BOOK) for path in FILES]
    assert pl.read_parquet(BytesIO(table_bytes(BOOK, evidence))).equals(table_of(BOOK, evidence))
