"""The benchmarks run, and the engines they compare give the same points; how fast they are is not tested."""

from pathlib import Path

import polars as pl
import pytest

from benchmarks.columnar.contenders import NAMES, PARTS, Contenders, check_equal, check_rows_equal
from benchmarks.columnar.measuring import STREAMED, measure_size, names_for
from benchmarks.columnar.table import write_parts, write_table
from benchmarks.evaluation import Field, check_agreement, measure_evaluation
from benchmarks.goal import measure_goal
from benchmarks.memory import measure_memory
from benchmarks.province import measure_province
from benchmarks.rules import sixty_rules

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure


def test_there_are_sixty_rules_of_ten_shapes():
    rules = sixty_rules()
    assert (len(rules), len({rule.shape for rule in rules})) == (60, 10)


def test_the_engine_zen_and_the_decimal_interpreter_give_the_same_points():
    check_agreement(Field(agencies=40))


def test_every_engine_is_measured():
    found = measure_evaluation(agencies=2, rounds=1)
    assert list(found) == ["score", "zen, one node", "zen, sixty nodes", "decimal interpreter"]
    assert min(found.values()) > 0


def test_memory_is_taken_early_and_late():
    assert min(measure_memory(agencies=20)) >= 0


def table_of_agencies(folder: Path, agencies: int) -> Path:
    file = folder / "evidence.parquet"
    write_table(sixty_rules(), agencies, file)
    return file


def test_every_query_by_hand_gives_what_the_plan_gives(tmp_path: Path):
    contenders = Contenders(table_of_agencies(tmp_path, 300), tmp_path)
    check_equal(contenders)
    check_rows_equal(contenders)


def test_a_folder_of_tables_gives_what_the_one_table_gives(tmp_path: Path):
    file = table_of_agencies(tmp_path, 30)
    write_parts(file, tmp_path / PARTS, rows=20)
    assert [pl.scan_parquet(one).select(pl.len()).collect().item() for one in sorted((tmp_path / PARTS).iterdir())] == [
        20,
        10,
    ]
    contenders = Contenders(file, tmp_path)
    contenders.written_by_score()
    contenders.folder_by_score()
    whole = pl.read_parquet(contenders.made.with_suffix("") / file.name)
    assert pl.read_parquet(tmp_path / "parts.made" / "*.parquet").equals(whole)


def test_contenders_are_measured_in_processes_of_their_own(tmp_path: Path):
    found = measure_size(table_of_agencies(tmp_path, 10), ["floor", "written_by_score"], rounds=1)
    assert list(found) == ["floor", "written_by_score"]
    assert min(min(taken) for taken in found.values()) >= 0
    assert found["floor"].megabytes > 10


def test_row_by_row_is_tried_on_few_and_what_streams_on_most():
    by_row = {"verdicts_pure", "verdicts_interpreter", "points_zen"}
    assert set(NAMES) - set(names_for(10_000)) == {"folder_by_score"}
    assert set(NAMES) - set(names_for(100_000)) == {"folder_by_score", *by_row}
    assert names_for(10_000_000) == list(STREAMED)


def test_a_goal_over_a_hundred_criteria_is_answered_and_proved():
    # 40 of 100 points are settled; of the others 90 % need 50 more
    taken = measure_goal(runs=1)
    assert taken.goal["status"] == "reachable"
    assert taken.goal["after"]["max_points"] == 100
    assert taken.goal["after"]["index"] >= 90
    assert taken.goal["proof"]["best_index_with_less"] < 90


def test_a_province_is_scored_whole_and_read_alone():
    found = measure_province(agencies=3, rounds=1)
    assert found.rows == 3
    assert found.ratio > 0
