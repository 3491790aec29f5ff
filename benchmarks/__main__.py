"""Runs the benchmarks and prints their ratios: `python -m benchmarks [NAME...] [AGENCIES...]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec

from benchmarks.evaluation import measure_evaluation
from benchmarks.goal import measure_goal
from benchmarks.memory import measure_memory
from benchmarks.province import measure_province
from benchmarks.startup import measure_startup

TARGETS = {
    "startup": "at most 1.5",
    "evaluation": "at least 3",
    "memory": "no growth",
    "goal": "at most 5 s",
    "province": "at most 5 s",
    "columnar": "totals at most 1.75 x the floor, verdicts 2.5; Parquet to Parquet 1.15 x by hand; 10 M under 4 GB",
    "spark": "totals at most 1.2 x Spark's own sum of every column, once warm",
}


def main(asked: list[str]) -> None:
    """Run what is asked for, or everything."""
    sizes = tuple(int(one) for one in asked if one.isdecimal())
    names = [one for one in asked if not one.isdecimal()]
    for name in names:
        if name not in TARGETS:
            sys.exit(f"there is no benchmark '{name}'; there are: {', '.join(TARGETS)}")
    for name in names or TARGETS:
        print(f"== {name} (target: {TARGETS[name]})")
        if name == "spark" and not names and find_spec("pyspark") is None:
            print("left out: it needs the extra spark, and Java")
        elif name in ("columnar", "spark"):
            PRINTED[name](*sizes)
        else:
            PRINTED[name]()


def print_startup() -> None:
    bare, score, ratio = measure_startup()
    print(f"bare Python {bare * 1000:.0f} ms, score {score * 1000:.0f} ms, ratio {ratio:.2f}")


def print_evaluation() -> None:
    found = measure_evaluation()
    for name, rate in found.items():
        print(f"{name:20} {rate:8,.0f} agencies/s   {rate / found['zen, one node']:5.2f} x zen")


def print_memory() -> None:
    growth = measure_memory()
    print(f"Python objects: {growth.held_early:,} KB after 1,000 agencies, {growth.held_late:,} KB after 10,000")
    print(
        f"whole process:  {growth.resident_early:,} KB after 1,000 agencies, {growth.resident_late:,} KB after 10,000"
    )


def print_goal() -> None:
    taken = measure_goal()
    print(f"100 criteria, 60 open: {taken.wall:.1f} s, of them {taken.processor:.1f} s on a processor")
    print(f"{taken.goal['status']}, effort {taken.goal['effort']}, {len(taken.goal['moves'])} figures changed")


def print_province() -> None:
    found = measure_province()
    print(f"{found.rows} files of YAML: scored, ranked and written in {found.taken:.1f} s")
    whole = sum(found.steps)
    for name, seconds in found.steps._asdict().items():
        print(f"{name:8} {seconds:6.3f} s of a processor, {seconds / whole:4.0%}")
    print(f"{found.ratio:.2f} x reading them, {whole / found.parsed:.2f} x parsing them by libyaml alone")


def print_columnar(*sizes: int) -> None:
    from benchmarks.columnar.measuring import LARGEST, NAMES, SIZES, measure_columnar  # noqa: PLC0415 - Polars, DuckDB

    floor = 1.0
    for size, name, taken in measure_columnar(sizes or (*SIZES, LARGEST)):
        floor = taken.cpu if name == "floor" else floor
        shown = f"wall {taken.wall:8.3f} s   cpu {taken.cpu:8.3f} s {taken.cpu / floor:6.2f} x floor"
        print(f"{size:10,} {NAMES[name]:36} {shown} {taken.megabytes:7,} MB", flush=True)


def print_spark(*sizes: int) -> None:
    from benchmarks.columnar.spark_race import FLOOR, USUAL, measure_spark  # noqa: PLC0415 - Spark

    for size in sizes or (1_000_000,):
        found = measure_spark(size)
        print("x: of the sum of every column in a session as we set it, then in one as it comes")
        for name, wall in found.wall.items():
            cpu = found.cpu[name]
            shown = f"wall {wall:7.2f} s {wall / found.wall[FLOOR]:5.2f} x {wall / found.wall[USUAL]:5.2f} x"
            shown += f"   cpu {cpu:7.2f} s {cpu / found.cpu[FLOOR]:5.2f} x {cpu / found.cpu[USUAL]:5.2f} x"
            print(f"{size:10,} {name:46} {shown}", flush=True)


PRINTED: dict[str, Callable[..., None]] = {
    "startup": print_startup,
    "evaluation": print_evaluation,
    "memory": print_memory,
    "goal": print_goal,
    "province": print_province,
    "columnar": print_columnar,
    "spark": print_spark,
}

if __name__ == "__main__":
    main(sys.argv[1:])
