"""A table is scored as the files it was written from, by every engine."""

from csv import DictReader
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from cli import main
from scoring.batch.engines import ENGINES
from scoring.batch.field import load_field
from scoring.batch.grouping import GROUPINGS
from scoring.batch.ranking import Standings, rank_field
from scoring.batch.table.writing import table_bytes
from scoring.batch.table_field import load_tables, results_of
from scoring.errors import EvidenceError, FileProblem
from scoring.report.batch.rows import as_dicts
from tests.batch.fields import BEST, TARGET, book_of, points_of, write_agency
from tests.on_disk import write_rulebook

ROOT = Path(__file__).resolve().parent.parent.parent
BOOKS = sorted(path.name for path in (ROOT / "rules").iterdir() if path.is_dir())
INSTALLED = [engine for engine in ENGINES if engine != "spark"]  # tests_spark/ tries that one, with its own extra
AGENCIES = {"a": (5, 10), "b": (8, 10), "c": (4, 20)}


def files_of(name: str) -> list[Path]:
    """The examples of a book, one for each agency."""
    return [path for path in sorted((ROOT / "examples" / name).glob("*.yaml")) if "giua-nam" not in path.name]


def table_in(folder: Path, book: str, files: list[Path]) -> Path:
    field = load_field(files, book)
    path = folder / "t.parquet"
    path.write_bytes(table_bytes(field.rulebook, [result.evidence for result in field.results]))
    return path


def sample(folder: Path, scale: object, agencies: dict[str, tuple[int, int]] = AGENCIES) -> tuple[str, Path]:
    """A book of one criterion, and a table of agencies with what they have done of what was asked."""
    book = str(write_rulebook(folder, book_of(scale)))
    files = [write_agency(folder, name, {"done": done, "asked": asked}) for name, (done, asked) in agencies.items()]
    return book, table_in(folder, book, files)


def run(*arguments: object) -> tuple[int, str]:
    found = CliRunner().invoke(main, ["batch", *map(str, arguments), "--lang", "en"])
    return found.exit_code, found.output


@pytest.mark.parametrize("engine", INSTALLED)
@pytest.mark.parametrize("name", BOOKS)
def test_a_table_scores_as_its_files(name: str, engine: str, tmp_path: Path):
    files = files_of(name)
    path = table_in(tmp_path, name, files)
    group_of = GROUPINGS["kind-level"]
    expected, found = load_field(files, name), load_tables([path], None, None, group_of, engine)
    assert len(found.results) == len(expected.results) >= 1
    for table in ("agencies", "criteria"):
        one, other = (as_dicts(Standings(field, rank_field(field)), table) for field in (expected, found))
        assert [row | {"file": ""} for row in one] == [row | {"file": ""} for row in other]


@pytest.mark.parametrize("engine", INSTALLED)
def test_the_best_of_a_group_is_found_in_columns(engine: str, tmp_path: Path):
    """1/2, 4/5 and 1/5 of the whole: against the best, 4/5, these are 5/8, 1 and 1/4 of 10 points."""
    book, path = sample(tmp_path, BEST)
    field = load_tables([path], book, None, GROUPINGS["none"], engine)
    assert points_of(field) == {"a": "6.25", "b": "10", "c": "2.5"}


@pytest.mark.parametrize("engine", INSTALLED)
def test_each_group_has_its_own_best_in_columns(engine: str, tmp_path: Path):
    book = str(write_rulebook(tmp_path, book_of(BEST)))
    places = {"a": (2, "province"), "b": (8, "district"), "c": (0, "commune")}
    files = [write_agency(tmp_path, n, {"done": d, "asked": 10}, level=level) for n, (d, level) in places.items()]
    field = load_field(files, book)
    evidence = [result.evidence for result in field.results]
    points = {
        name: points_of(field._replace(results=results_of(field.rulebook, evidence, group_of, engine)))
        for name, group_of in GROUPINGS.items()
    }
    assert points["kind-level"] == points["level"] == {"a": "10", "b": "10", "c": "0"}
    assert points["kind"] == points["none"] == {"a": "2.5", "b": "10", "c": "0"}


@pytest.mark.parametrize("engine", INSTALLED)
def test_an_empty_denominator_is_never_the_best_in_columns(engine: str, tmp_path: Path):
    book, path = sample(tmp_path, BEST, {"a": (0, 0), "b": (3, 10)})
    assert points_of(load_tables([path], book, None, GROUPINGS["none"], engine)) == {"a": None, "b": "10"}


@pytest.mark.parametrize("engine", INSTALLED)
def test_bests_that_a_binary_number_cannot_tell_apart_are_told_apart(engine: str, tmp_path: Path):
    """(n-1)/n grows with n: b has the best, and a has less by 1 part in 10^30, which costs it nothing once rounded."""
    n = 10**15
    book, path = sample(tmp_path, BEST, {"a": (n - 1, n), "b": (n, n + 1), "c": (1, 2)})
    field = load_tables([path], book, None, GROUPINGS["none"], engine)
    outcomes = [str(result.criteria[0].outcome) for result in field.results]
    assert outcomes == ["partial", "full", "partial"]


def test_files_become_a_table_and_a_table_scores(tmp_path: Path):
    book, _ = sample(tmp_path, TARGET)
    path = tmp_path / "evidence.parquet"
    code, told = run(*(tmp_path / f"{name}.yaml" for name in AGENCIES), "--rulebook", book, "--to-parquet", path)
    assert (code, told) == (0, f"{path}: a table of 3 agencies.\n")
    code, told = run(path, "--rulebook", book, "--table", "criteria", "--format", "csv")
    assert code == 0
    # 80 % of a target of 90 % is 8/9 of 10 points; 50 % is 5/9; 20 % is 2/9.
    assert [row["points"] for row in DictReader(told.splitlines())] == ["8.8889", "5.5556", "2.2222"]


def test_a_table_of_a_rulebook_of_ones_own_needs_it_named(tmp_path: Path):
    _, path = sample(tmp_path, TARGET)
    code, told = run(path)
    assert code == 4
    assert told.startswith(f"{path} rulebook: there is no rulebook 'sample-2024'.")
    assert told.endswith("Or use --rulebook.\n")


def test_a_table_that_names_no_rulebook_asks_for_one(tmp_path: Path):
    _, path = sample(tmp_path, TARGET)
    pl.read_parquet(path).write_parquet(path)
    code, told = run(path)
    assert code == 4
    assert told == f"{path} rulebook: the table does not say for which rulebook it is. Name it with --rulebook.\n"


def test_what_is_no_table_is_refused(tmp_path: Path):
    path = tmp_path / "t.parquet"
    path.write_text("PAR1")
    assert run(path) == (2, f"{path}: this is not a Parquet file. Write the table as Parquet.\n")
    assert run(tmp_path / "no.parquet") == (2, f"{tmp_path / 'no.parquet'}: there is no such file or folder.\n")


def test_tables_and_files_are_not_mixed(tmp_path: Path):
    _, path = sample(tmp_path, TARGET)
    code, told = run(path, tmp_path / "a.yaml")
    assert code == 2
    assert "a table and evidence files cannot be scored together" in told


def test_an_agency_in_two_tables_is_refused(tmp_path: Path):
    book, path = sample(tmp_path, TARGET)
    second = tmp_path / "u.parquet"
    second.write_bytes(path.read_bytes())
    with pytest.raises(EvidenceError) as caught:
        load_tables([path, second], book, None, GROUPINGS["none"], "auto")
    assert caught.value.sentences("en")[0] == f"{second} agency: the agency 'a' stands in {path} already."


def test_the_day_asked_for_takes_the_place_of_every_row(tmp_path: Path):
    book, path = sample(tmp_path, TARGET)
    code, told = run(path, "--rulebook", book, "--as-of", "2024-06-30", "--format", "csv")
    assert code == 0
    assert told.count(",2024-06-30,") == 3


def test_narrow_whole_numbers_are_not_mistaken(tmp_path: Path):
    """50 of 100 in 8 bits: ten-thousandths of it do not fit there."""
    book, path = sample(tmp_path, TARGET, {"a": (45, 100), "b": (90, 100)})
    table = pl.read_parquet(path)
    table.with_columns(pl.col("done", "asked").cast(pl.Int8)).write_parquet(path)
    for engine in INSTALLED:
        assert points_of(load_tables([path], book, None, GROUPINGS["none"], engine)) == {"a": "5", "b": "10"}


def test_an_empty_table_is_refused(tmp_path: Path):
    book, path = sample(tmp_path, TARGET)
    pl.read_parquet(path).clear().write_parquet(path)
    with pytest.raises(EvidenceError, match="the table holds no agency"):
        load_tables([path], book, None, GROUPINGS["none"], "auto")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("scoring.batch.table.naming.find_spec", lambda _name: None)
    _, told = run(tmp_path / "t.parquet")
    assert "pip install 'score-cchc[batch]'" in told
    with pytest.raises(FileProblem):
        load_tables([tmp_path / "t.parquet"], None, None, GROUPINGS["none"], "auto")
