"""Groups of the agencies' own are kept in a table, and rank and compare there as from files."""

from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from cli import main
from scoring.batch.field import load_field
from scoring.batch.grouping import group_by
from scoring.batch.ranking import rank_field
from scoring.batch.table_field import load_tables, results_of
from scoring.errors import EvidenceError
from tests.batch.fields import BEST, book_of, points_of, write_agency
from tests.batch.test_table_field import INSTALLED, table_in
from tests.on_disk import write_rulebook

DONE = {"a": (5, "Đông"), "b": (8, "Đông"), "c": (4, "Tây"), "d": (9, None)}
# Against the best of the block: 5/8 of 10, all, all; d is in no block and so compared with nobody.
POINTS = {"a": "6.25", "b": "10", "c": "10", "d": None}


def files_of(folder: Path) -> tuple[str, list[Path]]:
    """A book scored against the best of the group, and four agencies, the last in no block."""
    book = str(write_rulebook(folder, book_of(BEST)))
    return book, [
        write_agency(folder, name, {"done": done, "asked": 10}, **({"groups": {"block": block}} if block else {}))
        for name, (done, block) in DONE.items()
    ]


@pytest.mark.parametrize("engine", INSTALLED)
def test_a_table_keeps_the_groups_and_every_engine_compares_within_them(engine: str, tmp_path: Path):
    book, files = files_of(tmp_path)
    path = table_in(tmp_path, book, files)
    assert pl.read_parquet(path)["group.block"].to_list() == ["Đông", "Đông", "Tây", None]
    field = load_tables([path], book, None, group_by("block"), engine)
    assert points_of(field) == POINTS
    ranked = {one.result.evidence.agency.id: (one.group, one.rank) for one in rank_field(field, group_by("block"))}
    assert ranked == {"b": ("Đông", 1), "a": ("Đông", 2), "c": ("Tây", 1), "d": ("", None)}


@pytest.mark.parametrize("engine", INSTALLED)
def test_files_by_any_engine_compare_an_agency_in_no_group_with_nobody(engine: str, tmp_path: Path):
    book, files = files_of(tmp_path)
    field = load_field(files, book, group_of=group_by("block"))
    evidence = [result.evidence for result in field.results]
    found = results_of(field.rulebook, evidence, group_by("block"), engine)
    assert points_of(field) == points_of(field._replace(results=found)) == POINTS


@pytest.mark.parametrize("engine", INSTALLED)
def test_nobody_in_a_group_is_nobody_to_compare_with(engine: str, tmp_path: Path):
    book, files = files_of(tmp_path)
    field = load_tables([table_in(tmp_path, book, files[3:])], book, None, group_by("block"), engine)
    assert points_of(field) == {"d": None}


def test_a_column_of_groups_holds_texts(tmp_path: Path):
    book, files = files_of(tmp_path)
    path = table_in(tmp_path, book, files)
    pl.read_parquet(path).with_columns(pl.lit(1).alias("group.block")).write_parquet(path)
    with pytest.raises(EvidenceError) as caught:
        load_tables([path], book, None, group_by("block"), "pure")
    assert list(caught.value.sentences("en")) == [f"{path} group.block: the column is Int32; it must hold text."]


def folder_of(folder: Path) -> tuple[str, Path]:
    """The same agencies in two tables, of which the second knows no blocks."""
    book, files = files_of(folder)
    given = folder / "given"
    given.mkdir()
    table_in(folder, book, files[:3]).rename(given / "p1.parquet")
    table_in(folder, book, files[3:]).rename(given / "p2.parquet")
    return book, given


def run(book: str, given: Path, made: Path, key: str) -> tuple[int, str]:
    asked = ["batch", str(given), "--rulebook", book, "--to-folder", str(made), "--group-by", key, "--lang", "en"]
    found = CliRunner().invoke(main, asked)
    return found.exit_code, found.output


def test_a_folder_of_tables_is_compared_within_groups_of_ones_own(tmp_path: Path):
    book, given = folder_of(tmp_path)
    assert run(book, given, tmp_path / "made", "block")[0] == 0
    made = pl.read_parquet(tmp_path / "made" / "*.parquet").select(
        "agency", "points.C1", pl.col("outcome.C1").cast(str)
    )
    expected = [("a", 62500, "partial"), ("b", 100000, "full"), ("c", 100000, "full"), ("d", None, "unscored")]
    assert list(made.iter_rows()) == expected


def test_a_key_that_no_table_has_is_wrong_usage(tmp_path: Path):
    book, given = folder_of(tmp_path)
    code, told = run(book, given, tmp_path / "made", "blok")
    assert code == 2
    assert "no evidence has 'blok' under agency.groups. Allowed: kind-level, kind, level, none, block." in told
    assert not (tmp_path / "made").exists()
