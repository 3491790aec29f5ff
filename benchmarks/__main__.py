"""Runs the benchmarks and prints their ratios: `python -m benchmarks [NAME...]`."""

from __future__ import annotations

import sys

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
}


def main(asked: list[str]) -> None:
    """Run what is asked for, or everything."""
    for name in asked:
        if name not in TARGETS:
            sys.exit(f"there is no benchmark '{name}'; there are: {', '.join(TARGETS)}")
    for name in asked or TARGETS:
        print(f"== {name} (target: {TARGETS[name]})")
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
    print(f"{found.rows} files of YAML: scored, ranked and written in {found.scored:.1f} s")
    print(f"{found.ratio:.2f} x reading them, {found.scored / found.parsed:.2f} x parsing them by libyaml alone")


def print_columnar() -> None:
    from benchmarks.columnar.measuring import NAMES, measure_columnar  # noqa: PLC0415 - Polars and DuckDB

    floor = 1.0
    for size, name, taken in measure_columnar():
        floor = taken.cpu if name == "floor" else floor
        shown = f"wall {taken.wall:8.3f} s   cpu {taken.cpu:8.3f} s {taken.cpu / floor:6.2f} x floor"
        print(f"{size:10,} {NAMES[name]:36} {shown} {taken.megabytes:7,} MB", flush=True)


PRINTED = {
    "startup": print_startup,
    "evaluation": print_evaluation,
    "memory": print_memory,
    "goal": print_goal,
    "province": print_province,
    "columnar": print_columnar,
}

if __name__ == "__main__":
    main(sys.argv[1:])
