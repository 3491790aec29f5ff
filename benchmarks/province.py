"""A province: 400 evidence files in YAML scored and ranked in one process, against reading the same YAML alone."""

from __future__ import annotations

import gc
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, NamedTuple

import yaml
from yaml.cyaml import CBaseLoader

from benchmarks.folder import write_evidence, write_rulebook
from benchmarks.rules import invent_agency, sixty_rules
from scoring.batch.field import load_field
from scoring.batch.files import evidence_files
from scoring.batch.ranking import Standings, rank_field
from scoring.evidence.loading import read_evidence
from scoring.report.batch import FORMATS

AGENCIES: Final = 400


class Province(NamedTuple):
    """Seconds for all files: read, scored, ranked and written as CSV; only read by the strict reader, which knows every
    place; and only parsed, by libyaml without any check."""

    scored: float
    read: float
    parsed: float
    rows: int

    @property
    def ratio(self) -> float:
        """How many times as long as reading the same YAML."""
        return self.scored / self.read


def measure_province(agencies: int = AGENCIES, rounds: int = 3) -> Province:
    """The median pair of so many rounds, each in turn, the files written as people write them: a fact in a line."""
    rules = sixty_rules()
    with TemporaryDirectory() as home:
        book = write_rulebook(rules, Path(home))
        folder = Path(home) / "field"
        folder.mkdir()
        for seed in range(agencies):
            _as_block(write_evidence(rules, invent_agency(rules, seed), folder / f"a{seed:03}.yaml"))
        gc.disable()  # as the command does
        try:
            found = [(*_score(folder, str(book)), _read(folder), _parse(folder)) for _ in range(rounds)]
        finally:
            gc.enable()
    scored, rows, read, parsed = zip(*found, strict=True)
    return Province(median(scored), median(read), median(parsed), rows[0])


def _as_block(path: Path) -> None:
    """The file in the block style of YAML, since the JSON in which it was made is quicker to read."""
    tree = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")


def _score(folder: Path, book: str) -> tuple[float, int]:
    start = perf_counter()
    field = load_field(evidence_files([folder]), book)
    text = FORMATS.render(Standings(field, rank_field(field)), "csv", "vi", table="agencies")
    return perf_counter() - start, len(str(text).splitlines()) - 1


def _read(folder: Path) -> float:
    start = perf_counter()
    for path in evidence_files([folder]):
        read_evidence(path)
    return perf_counter() - start


def _parse(folder: Path) -> float:
    start = perf_counter()
    for path in sorted(folder.iterdir()):
        yaml.load(path.read_text("utf-8"), Loader=CBaseLoader)  # noqa: S506 - it makes texts, and nothing else
    return perf_counter() - start
