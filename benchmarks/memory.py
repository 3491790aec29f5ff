"""Whether memory grows with the number of agencies evaluated one after another."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.evaluation import Field, full_record
from scoring.evidence.model import Evidence

WARM_UP: Final = 100


class Growth(NamedTuple):
    """Kilobytes held by Python's objects, and by the whole process, after a tenth of the agencies and after all."""

    held_early: int
    held_late: int
    resident_early: int
    resident_late: int


def measure_memory(agencies: int = 10_000) -> Growth:
    """Evaluates so many agencies, each with an id of its own, keeping none of the results."""
    field = Field(20)
    for evidence in _distinct(field, WARM_UP):
        full_record(field.rulebook, evidence)
    tracemalloc.start()
    found: list[int] = []
    for number, evidence in enumerate(_distinct(field, agencies), 1):
        full_record(field.rulebook, evidence)
        if number in (agencies // 10, agencies):
            gc.collect()
            found += [tracemalloc.get_traced_memory()[0] // 1024, _resident()]
    tracemalloc.stop()
    return Growth(found[0], found[2], found[1], found[3])


def _distinct(field: Field, count: int) -> Iterator[Evidence]:
    for number in range(count):
        evidence = field.evidence[number % len(field.evidence)]
        yield replace(evidence, agency=evidence.agency.model_copy(update={"id": f"agency-{number}"}))


def _resident() -> int:
    """Kilobytes of the process in memory, as Linux tells; 0 elsewhere."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
