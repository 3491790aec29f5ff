"""Agencies per second in one process: this engine, zen-engine with its trace, and a plain Decimal interpreter."""

from __future__ import annotations

import gc
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks import interpreter
from benchmarks.folder import write_evidence, write_rulebook
from benchmarks.rules import Rule, invent_agency, sixty_rules
from benchmarks.zen_decision import facts_for_zen, one_node, sixty_nodes
from scoring import evaluate, load_evidence, load_rulebook
from scoring.engine.result import Result
from scoring.evidence.model import Evidence
from scoring.rulebook.book import Rulebook

Points = list["Decimal | None"]


class Field:
    """The rules and some agencies, ready for each of the engines."""

    def __init__(self, agencies: int) -> None:
        self.rules = sixty_rules()
        self.facts = [invent_agency(self.rules, seed) for seed in range(agencies)]
        self.for_zen = [facts_for_zen(facts) for facts in self.facts]
        with TemporaryDirectory() as folder:
            self.rulebook = load_rulebook(write_rulebook(self.rules, Path(folder)))
            self.evidence = [self._load(facts, Path(folder) / f"a{i}.yaml") for i, facts in enumerate(self.facts)]

    def _load(self, facts: dict[str, int | None], path: Path) -> Evidence:
        return load_evidence(write_evidence(self.rules, facts, path), self.rulebook)


def full_record(rulebook: Rulebook, evidence: Evidence) -> Result:
    """Every criterion's record and the totals, as `score` computes them before it writes them out."""
    result = evaluate(rulebook, evidence)
    _ = result.records, result.total, result.areas
    return result


def check_agreement(field: Field) -> None:
    """All engines give the same points to every criterion of every agency; AssertionError if one does not."""
    node, nodes = one_node(field.rules), sixty_nodes(field.rules)
    for facts, for_zen, evidence in zip(field.facts, field.for_zen, field.evidence, strict=True):
        ours = full_record(field.rulebook, evidence)
        expected: Points = [criterion.points for criterion in ours.criteria]
        records, earned, most = interpreter.score(field.rules, facts)
        assert [record["points"] for record in records] == expected
        assert [record["outcome"] for record in records] == [str(criterion.outcome) for criterion in ours.criteria]
        assert (earned, most) == (ours.points, ours.max_points)
        for decision in (node, nodes):
            assert points_of(decision(for_zen)["result"], field.rules) == expected


def points_of(result: dict[str, Any], rules: list[Rule]) -> Points:
    """The points of every rule in what zen gave."""
    found = [result.get(f"c{rule.id}") for rule in rules]  # zen leaves null out where it joins nodes
    return [None if points is None else Decimal(str(points)) for points in found]


def measure_evaluation(agencies: int = 400, rounds: int = 15) -> dict[str, float]:
    """Agencies per second of each engine: the median of rounds in which each takes its turn."""
    field = Field(agencies)
    check_agreement(field)
    node, nodes = one_node(field.rules), sixty_nodes(field.rules)
    engines: dict[str, tuple[Callable[[Any], object], list[Any]]] = {
        "score": (lambda evidence: full_record(field.rulebook, evidence), field.evidence),
        "zen, one node": (node, field.for_zen),
        "zen, sixty nodes": (nodes, field.for_zen),
        "decimal interpreter": (lambda facts: interpreter.score(field.rules, facts), field.facts),
    }
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(rounds):
        for name, (score, inputs) in engines.items():
            gc.collect()
            start = perf_counter()
            for given in inputs:
                score(given)
            seconds[name].append((perf_counter() - start) / len(inputs))
    return {name: 1 / median(taken) for name, taken in seconds.items()}
