"""One contender in a process of its own, so that its memory is its own: `python -m benchmarks.columnar.child`."""

from __future__ import annotations

import gc
import resource
import sys
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.columnar.contenders import Contenders


class Taken(NamedTuple):
    """Seconds on the clock and of all cores together, and the most megabytes the process held."""

    wall: float
    cpu: float
    megabytes: int


def measure(name: str, file: Path, folder: Path, times: int) -> Taken:
    """The least of some times; making the plan is not among them, except in what does it itself."""
    contenders = Contenders(file, folder)
    if (
        name not in ("floor", "check", "written_by_score", "folder_by_score")
        and "by_hand" not in name
        and not name.endswith(("pure", "interpreter", "zen"))
    ):
        assert contenders.plan
    if name.endswith(("interpreter", "zen")):
        assert contenders.for_zen
    best = [float("inf"), float("inf")]
    for _ in range(times):
        gc.collect()
        start, used = perf_counter(), _cpu_seconds()
        found = getattr(contenders, name)()
        best = [min(best[0], perf_counter() - start), min(best[1], _cpu_seconds() - used)]
        del found
    return Taken(best[0], best[1], _most_megabytes())


def _cpu_seconds() -> float:
    """Of all threads of this process, to the microsecond."""
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


def _most_megabytes() -> int:
    """Of this process alone: what `resource` tells begins with the parent's where Linux does not say it better."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    kilobytes = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), None)
    return (kilobytes or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024


if __name__ == "__main__":
    taken = measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
    print(taken.wall, taken.cpu, taken.megabytes)
