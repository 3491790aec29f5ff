"""Effort: what one unit of each fact costs to move, as the rulebook or the user's own file says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from scoring.errors import EvidenceError, Problem, unknown
from scoring.evidence.loading import read_evidence
from scoring.exact import Ratio
from scoring.language import Message
from scoring.rulebook.book import Rulebook
from scoring.rulebook.effort import Effort, parse_effort
from scoring.rulebook.facts import FACTS_WITH_EFFORT
from scoring.rulebook.quantities import Amount
from scoring.yaml_reader import Mapping as Tree


class Efforts(NamedTuple):
    """The effort of one unit by fact, each 0 or more; a fact that is not here counts by steps, one a band."""

    per_unit: Mapping[str, Ratio]
    fixed: frozenset[str]
    """Facts that are given: the figure of the year before, a number set by others."""

    def is_fixed(self, fact: str) -> bool:
        """True if a fact is not the agency's to move."""
        return fact in self.fixed

    def of(self, fact: str) -> Ratio | None:
        """The effort of one unit of a fact; None if it counts by steps."""
        return self.per_unit.get(fact)


def efforts_of(rulebook: Rulebook, own: Mapping[str, Effort] | None = None) -> Efforts:
    """The efforts that the rulebook declares; what `own` says of a fact wins."""
    said = {name: fact.effort for name, fact in rulebook.facts.items() if fact.effort is not None} | dict(own or {})
    fixed = frozenset(name for name, effort in said.items() if effort == "fixed")
    return Efforts({name: effort.ratio for name, effort in said.items() if isinstance(effort, Amount)}, fixed)


def read_efforts(path: Path, rulebook: Rulebook) -> dict[str, Effort]:
    """The efforts that a YAML or JSON file lists, `fact: number` a line; EvidenceError names every mistake at once."""
    shown_name = "stdin" if str(path) == "-" else str(path)
    tree = read_evidence(path, shown_name)
    problems = list(_problems(tree, shown_name, rulebook))
    if problems:
        raise EvidenceError(problems)
    return {fact: parse_effort(value) for fact, value in tree.items()}


def _problems(tree: Tree, file: str, rulebook: Rulebook) -> Iterator[Problem]:
    for fact, value in tree.items():
        if fact not in rulebook.facts:
            yield Problem.at(file, tree.keys_at[fact], fact, unknown(Message("fact"), fact, rulebook.facts))
        elif rulebook.facts[fact].type not in FACTS_WITH_EFFORT:
            kind = rulebook.facts[fact].type
            message = Message("a fact of type {kind} is not the agency's to move: delete the line.", kind=kind)
            yield Problem.at(file, tree.keys_at[fact], fact, message)
        else:
            try:
                parse_effort(value)
            except PydanticCustomError as refused:
                message = (refused.context or {})["message"]
                yield Problem.at(file, tree.values_at[fact], fact, message)
