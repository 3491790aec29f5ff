"""A province: 400 evidence files in YAML scored and ranked in one process, against reading the same YAML alone."""

from __future__ import annotations

import gc
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final, NamedTuple

import yaml
from yaml.cyaml import CBaseLoader

from benchmarks.folder import write_evidence, write_rulebook
from benchmarks.rules import invent_agency, sixty_rules
from scoring import load_rulebook
from scoring.batch.field import Field, evaluate_field, load_field
from scoring.batch.files import evidence_files
from scoring.batch.ranking import Standings, rank_field
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.report.batch import FORMATS

AGENCIES: Final = 400


class Steps(NamedTuple):
    """Seconds of a processor for all files, step by step: the strict reader, which knows every place; the facts checked
    against the rulebook; scored and ranked; written as CSV."""

    read: float
    checked: float
    scored: float
    written: float


class Province(NamedTuple):
    """Seconds on the clock for all files, and of a processor: by step, and parsed alone, by libyaml without a check."""

    taken: float
    steps: Steps
    parsed: float
    rows: int

    @property
    def ratio(self) -> float:
        """How many times as long as reading the same YAML."""
        return sum(self.steps) / self.steps.read


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
            found = [(*_score(folder, str(book)), _steps(folder, book), _parse(folder)) for _ in range(rounds)]
        finally:
            gc.enable()
    taken, rows, steps, parsed = zip(*found, strict=True)
    return Province(median(taken), Steps(*map(median, zip(*steps, strict=True))), median(parsed), rows[0])


def _as_block(path: Path) -> None:
    """The file in the block style of YAML, since the JSON in which it was made is quicker to read."""
    tree = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), "utf-8")


def _score(folder: Path, book: str) -> tuple[float, int]:
    start = perf_counter()
    field = load_field(evidence_files([folder]), book)
    text = FORMATS.render(Standings(field, rank_field(field)), "csv", "vi", table="agencies")
    return perf_counter() - start, len(str(text).splitlines()) - 1


def _steps(folder: Path, book: Path) -> Steps:
    """What `load_field` does file by file, one step after the other for all of them."""
    rulebook, at = load_rulebook(book), [process_time()]
    trees = [(str(path), read_evidence(path)) for path in evidence_files([folder])]
    at.append(process_time())
    evidence = [load_evidence(file, rulebook, tree=tree) for file, tree in trees]
    at.append(process_time())
    field = Field(rulebook, evaluate_field(rulebook, evidence), ())
    standings = Standings(field, rank_field(field))
    at.append(process_time())
    FORMATS.render(standings, "csv", "vi", table="agencies")
    at.append(process_time())
    return Steps(*(after - before for before, after in pairwise(at)))


def _parse(folder: Path) -> float:
    start = process_time()
    for path in sorted(folder.iterdir()):
        yaml.load(path.read_text("utf-8"), Loader=CBaseLoader)  # noqa: S506 - it makes texts, and nothing else
    return process_time() - start
