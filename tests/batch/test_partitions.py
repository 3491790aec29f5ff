"""A table in many files is scored file by file; what is done is kept, and what is wrong is told."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

from cli import main
from scoring import load_rulebook
from scoring.batch.engines.pure import verdicts_by_row
from scoring.batch.partitions import Done, Job, score_partitions
from tests.batch.fields import BEST, TARGET
from tests.batch.test_table_field import files_of, sample, table_in

HOW = ((1, "done before"), (2, "scored"))
AGENCIES = {"a": (5, 10), "b": (8, 10), "c": (4, 20), "d": (9, 10)}


def parts(folder: Path, scale: Any) -> tuple[str, Path]:
    """A book, and a folder of two tables of two agencies each."""
    book, path = sample(folder, scale, AGENCIES)
    given = folder / "given"
    given.mkdir()
    table = pl.read_parquet(path)
    table[:2].write_parquet(given / "p1.parquet")
    table[2:].write_parquet(given / "p2.parquet")
    return book, given


def run(book: str, given: Path, made: Path, *more: str) -> tuple[int, list[str]]:
    arguments = ["batch", str(given), "--rulebook", book, "--to-folder", str(made), "--lang", "en", *more]
    found = CliRunner().invoke(main, arguments)
    return found.exit_code, found.output.splitlines()


def points(made: Path) -> dict[str, int]:
    return dict(pl.read_parquet(made / "*.parquet").select("agency", "points.C1").iter_rows())


@pytest.mark.parametrize("engine", ["auto", "pure", "polars", "duckdb"])
def test_a_folder_of_tables_becomes_a_folder_of_scores(engine: str, tmp_path: Path):
    """Against 90 %: 5/9, 8/9, 2/9 and all of 10 points, in ten-thousandths."""
    book, given = parts(tmp_path, TARGET)
    code, told = run(book, given, tmp_path / "made", "--engine", engine)
    assert (code, told) == (0, [f"{n}/2 {tmp_path}/made/p{n}.parquet: 2 agencies, scored." for n in (1, 2)])
    assert points(tmp_path / "made") == {"a": 55556, "b": 88889, "c": 22222, "d": 100000}


@pytest.mark.parametrize("engine", ["auto", "polars", "duckdb"])
def test_the_best_of_a_group_is_looked_for_in_all_files(engine: str, tmp_path: Path):
    """Against the best, 9/10: 5/9, 8/9, 2/9 and all."""
    book, given = parts(tmp_path, BEST)
    assert run(book, given, tmp_path / "made", "--engine", engine)[0] == 0
    assert points(tmp_path / "made") == {"a": 55556, "b": 88889, "c": 22222, "d": 100000}


def test_what_is_done_is_not_done_again_until_it_changes(tmp_path: Path):
    book, given = parts(tmp_path, TARGET)
    run(book, given, tmp_path / "made")
    first = (tmp_path / "made" / "p1.parquet").stat().st_mtime_ns
    table = pl.read_parquet(given / "p2.parquet").with_columns(done=pl.lit(0, pl.Int64))
    table.write_parquet(given / "p2.parquet")
    code, told = run(book, given, tmp_path / "made")
    assert code == 0
    assert [line.rpartition(", ")[2] for line in told] == ["done before.", "scored."]
    assert (tmp_path / "made" / "p1.parquet").stat().st_mtime_ns == first
    assert points(tmp_path / "made") == {"a": 55556, "b": 88889, "c": 0, "d": 0}


def test_a_run_that_is_stopped_goes_on_with_what_is_not_done(tmp_path: Path):
    """Stopped after the first file, with half of the second written under its other name, as a kill leaves it."""
    book, given = parts(tmp_path, TARGET)
    files, made = sorted(given.iterdir()), tmp_path / "made"

    def stop(_done: Done) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score_partitions(Job(load_rulebook(book), None, "kind-level", "auto"), files, made, stop)
    assert [one.name for one in made.iterdir()] == ["p1.parquet"]
    (made / ".p2.parquet.part").write_bytes((made / "p1.parquet").read_bytes()[:100])
    code, told = run(book, given, made)
    assert (code, told) == (0, [f"{n}/2 {made}/p{n}.parquet: 2 agencies, {how}." for n, how in HOW])
    assert sorted(one.name for one in made.iterdir()) == ["p1.parquet", "p2.parquet"]
    assert points(made) == {"a": 55556, "b": 88889, "c": 22222, "d": 100000}


@pytest.mark.parametrize("left", [b"", b"no table", slice(0, 200), slice(0, -1)])
def test_scores_that_are_damaged_are_made_anew(left: bytes | slice, tmp_path: Path):
    book, given = parts(tmp_path, TARGET)
    made = tmp_path / "made"
    run(book, given, made)
    whole = (made / "p2.parquet").read_bytes()
    (made / "p2.parquet").write_bytes(left if isinstance(left, bytes) else whole[left])
    code, told = run(book, given, made)
    assert (code, [line.rpartition(", ")[2] for line in told]) == (0, ["done before.", "scored."])
    assert (made / "p2.parquet").read_bytes() == whole


@pytest.mark.parametrize("engine", ["pure", "polars"])
def test_the_engine_is_chosen_by_the_number_of_agencies_and_nobody_sees_which(engine: str, tmp_path: Path):
    """999, 1000 and 1001 agencies: by the one engine and by the other the same scores, and the same as by neither."""
    book, path = sample(tmp_path, TARGET)
    table = pl.concat([pl.read_parquet(path)] * 334)[:1001].with_columns(agency=pl.format("a{}", pl.int_range(1001)))
    given = tmp_path / "given"
    given.mkdir()
    for size in (999, 1000, 1001):
        own = table[:size].with_columns(agency=pl.format("{}-{}", pl.lit(size), "agency"))
        own.write_parquet(given / f"p{size}.parquet")
    assert run(book, given, tmp_path / "auto")[0] == 0
    assert run(book, given, tmp_path / engine, "--engine", engine)[0] == 0
    for size in (999, 1000, 1001):
        chosen, asked = (pl.read_parquet(tmp_path / name / f"p{size}.parquet") for name in ("auto", engine))
        assert chosen.equals(asked)
        assert (chosen.schema, chosen.height) == (asked.schema, size)
        assert chosen["points.C1"].to_list()[:3] == [55556, 88889, 22222]


def test_scores_never_take_the_place_of_the_tables(tmp_path: Path):
    book, given = parts(tmp_path, TARGET)
    before = (given / "p1.parquet").read_bytes()
    code, told = run(book, given, given / ".." / "given")
    said = "the scores would take the place of this table. Name another folder."
    assert (code, told) == (2, [f"{given}/p1.parquet: {said}"])
    assert (given / "p1.parquet").read_bytes() == before


def test_every_engine_writes_every_column_in_the_same_order(tmp_path: Path):
    """Of a book with classes, whose reason is a column too."""
    path = table_in(tmp_path, "uong-bi-2023", files_of("uong-bi-2023"))
    made = []
    for engine in ("pure", "polars", "duckdb"):
        assert run("uong-bi-2023", path, tmp_path / engine, "--engine", engine)[0] == 0
        made.append(pl.read_parquet(tmp_path / engine / "t.parquet"))
    book = load_rulebook("uong-bi-2023")
    assert made[0].columns[:6] == ["agency", "points", "max_points", "index", "class", "class_reason"]
    assert set(made[0].columns) == set(verdicts_by_row(book, pl.read_parquet(path))[0])
    assert made[0].equals(made[1])
    assert made[0].equals(made[2])
    assert made[0].schema == made[1].schema == made[2].schema


def test_another_day_or_grouping_is_scored_again(tmp_path: Path):
    book, given = parts(tmp_path, TARGET)
    run(book, given, tmp_path / "made")
    _, told = run(book, given, tmp_path / "made", "--as-of", "2024-06-30")
    assert all(line.endswith("scored.") for line in told)


def test_a_bad_file_is_told_and_the_rest_scored(tmp_path: Path):
    book, given = parts(tmp_path, TARGET)
    pl.read_parquet(given / "p1.parquet").with_columns(done=pl.lit(-1, pl.Int64)).write_parquet(given / "p1.parquet")
    code, told = run(book, given, tmp_path / "made")
    assert code == 4
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["p2.parquet"]
    assert told[1] == f"{given}/p1.parquet done: row 1: -1 is outside 0 to 9223372036854775807."
    assert run(book, given, tmp_path / "none", "--strict")[0] == 4
    assert not (tmp_path / "none").exists()


def test_an_agency_in_two_files_is_told(tmp_path: Path):
    book, given = parts(tmp_path, TARGET)
    (given / "p3.parquet").write_bytes((given / "p1.parquet").read_bytes())
    code, told = run(book, given, tmp_path / "made")
    assert code == 4
    assert f"{given}/p3.parquet agency: the agency 'a' stands in another table already." in told


def test_a_folder_without_tables_is_refused(tmp_path: Path):
    book, _ = sample(tmp_path, TARGET)
    (tmp_path / "empty").mkdir()
    assert run(book, tmp_path / "empty", tmp_path / "made") == (
        2,
        [f"{tmp_path}/empty: the folder holds no table (.parquet)."],
    )


def test_scores_against_the_field_need_an_engine_in_columns(tmp_path: Path):
    book, given = parts(tmp_path, BEST)
    code, told = run(book, given, tmp_path / "made", "--engine", "pure")
    assert code == 4
    assert "needs an engine in columns" in told[0]
