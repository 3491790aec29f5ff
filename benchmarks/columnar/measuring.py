"""Lets every contender take its turn, in processes of their own, and keeps the least of each."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.columnar.child import Taken
from benchmarks.columnar.contenders import NAMES, PARTS, Contenders, check_equal, check_rows_equal
from benchmarks.columnar.table import write_parts, write_table
from benchmarks.evaluation import Field, check_agreement
from benchmarks.rules import sixty_rules

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
LARGEST: Final = 10_000_000
STREAMED: Final = ("floor", "written_polars", "written_polars_by_hand", "written_by_score", "folder_by_score")
"""What is tried on the largest table: what need not hold all of it."""
CHECKED_TO: Final = 100_000
"""Tables up to here are compared cell by cell between all contenders before anything is timed."""
PURE_TO: Final = 10_000
ROW_BY_ROW: Final = ("verdicts_pure", "verdicts_interpreter", "points_zen")
"""What takes one agency at a time is tried up to there: its time grows in proportion."""
ROOT: Final = Path(__file__).resolve().parent.parent.parent


def measure_columnar(sizes: tuple[int, ...] = (*SIZES, LARGEST), rounds: int = 2) -> Iterator[tuple[int, str, Taken]]:
    """Agencies, contender and what it took at least, for each size in turn."""
    check_agreement(Field(40))
    for size in sizes:
        with TemporaryDirectory(prefix="score-bench") as home:
            file = Path(home) / "evidence.parquet"
            write_table(sixty_rules(), size, file)
            if "folder_by_score" in names_for(size):
                write_parts(file, file.parent / PARTS)
            if size <= CHECKED_TO:
                check_equal(Contenders(file, Path(home)))
            if size <= PURE_TO:
                check_rows_equal(Contenders(file, Path(home)))
            for name, taken in measure_size(file, names_for(size), rounds if size < LARGEST else 1).items():
                yield size, name, taken


def names_for(size: int) -> list[str]:
    """The contenders that try a table of so many agencies."""
    if size >= LARGEST:
        return list(STREAMED)
    return [name for name in NAMES if name != "folder_by_score" and (size <= PURE_TO or name not in ROW_BY_ROW)]


def measure_size(file: Path, names: list[str], rounds: int) -> dict[str, Taken]:
    """The least wall and CPU seconds of each, and the most memory, over rounds in which each takes its turn."""
    found: dict[str, list[Taken]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            found[name].append(_in_a_process(name, file, 2 if rounds > 1 else 1))
    return {
        name: Taken(min(t.wall for t in taken), min(t.cpu for t in taken), max(t.megabytes for t in taken))
        for name, taken in found.items()
    }


def _in_a_process(name: str, file: Path, times: int) -> Taken:
    command = [sys.executable, "-m", "benchmarks.columnar.child", name, str(file), str(file.parent), str(times)]
    wall, cpu, megabytes = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    return Taken(float(wall), float(cpu), int(megabytes))
