"""A field: the results of many agencies under one rulebook, those scored against the best of their group included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from scoring.batch.grouping import GroupOf, kind_and_level
from scoring.engine.plan import Plan
from scoring.engine.result import Result
from scoring.engine.verdict import Reason
from scoring.errors import EvidenceError, Problem, ScoreError
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.evidence.model import Evidence
from scoring.evidence.named import check_named, rulebook_for
from scoring.exact import Ratio
from scoring.language import Message
from scoring.rulebook.book import Rulebook
from scoring.rulebook.quantities import Profile
from scoring.rulebook.setting import NOT_KNOWN
from scoring.yaml_reader import Mapping as Tree
from scoring.yaml_reader import place_of


class RefusedFile(NamedTuple):
    """A file that could not be scored, and why."""

    file: str
    problems: Sequence[Problem]


class Field(NamedTuple):
    """The agencies of a field in the order of their files, and the files that could not be scored."""

    rulebook: Rulebook
    results: tuple[Result, ...]
    refused: tuple[RefusedFile, ...]


def load_field(
    files: Iterable[Path],
    asked: str | None = None,
    as_of: date | None = None,
    group_of: GroupOf = kind_and_level,
    on_read: Callable[[int], object] = bool,
) -> Field:
    """Score every file by the rulebook `asked`, else the one that they all name; a bad file does not stop the rest.

    `on_read` is called with 1 after each file is read, which takes most of the time. EvidenceError if no rulebook is
    asked for and the files name several, or if no file can be scored.
    """
    trees: list[tuple[str, Tree]] = []
    refused: list[RefusedFile] = []
    for path in files:
        try:
            tree = read_evidence(path)
            if asked is None:
                check_named(tree, str(path))
            trees.append((str(path), tree))
        except ScoreError as error:
            refused.append(RefusedFile(str(path), error.problems))
        on_read(1)
    rulebook = _rulebook(trees, asked, refused)
    evidence: list[Evidence] = []
    first: dict[str, str] = {}
    for file, tree in trees:
        try:
            found = load_evidence(file, rulebook, as_of=as_of, tree=tree)
            _check_unique(found, first, tree)
        except ScoreError as error:
            refused.append(RefusedFile(file, error.problems))
        else:
            first[found.agency.id] = file
            evidence.append(found)
    if not evidence:
        raise EvidenceError([problem for file in refused for problem in file.problems])
    rulebook = _in_one_term(rulebook, evidence, dict(trees))
    return Field(rulebook, evaluate_field(rulebook, evidence, group_of), tuple(sorted(refused)))


def _rulebook(trees: Sequence[tuple[str, Tree]], asked: str | None, refused: Sequence[RefusedFile]) -> Rulebook:
    """The one rulebook of the field."""
    if not trees:
        raise EvidenceError([problem for file in refused for problem in file.problems])
    named: dict[str, int] = {}
    for _, tree in trees:
        name = str(tree.get("rulebook"))
        named[name] = named.get(name, 0) + 1
    if asked is None and len(named) > 1:
        many = ", ".join(f"{name} ({count})" for name, count in sorted(named.items()))
        file, tree = trees[0]
        message = Message(
            "the files name several rulebooks: {many}. Choose one with --rulebook, or name the files of one only.",
            many=many,
        )
        raise EvidenceError([Problem.at(file, place_of(tree, ("rulebook",)), "rulebook", message)])
    return rulebook_for(trees[0][1], trees[0][0], asked)


def _in_one_term(rulebook: Rulebook, evidence: Sequence[Evidence], trees: Mapping[str, Tree]) -> Rulebook:
    """The rulebook in the month, quarter or year of all files; EvidenceError if they are of several."""
    terms = Counter(str(one.term) for one in evidence)
    if len(terms) > 1:
        many = ", ".join(f"{name} ({count})" for name, count in sorted(terms.items()))
        file = evidence[0].file
        message = Message(
            "the files are of several periods: {many}. Agencies are compared within one: name the files of one only.",
            many=many,
        )
        raise EvidenceError([Problem.at(file, place_of(trees[file], ("period",)), "period", message)])
    return rulebook.in_term(evidence[0].term)


def _check_unique(evidence: Evidence, first: Mapping[str, str], tree: Tree) -> None:
    """Refuse the second file of an agency: a field counts each agency once."""
    other = first.get(evidence.agency.id)
    if other is not None:
        message = Message(
            "the agency '{id}' stands in {other} already. Keep one file for each agency.",
            id=evidence.agency.id,
            other=other,
        )
        place = place_of(tree, ("agency", "id"))
        raise EvidenceError([Problem.at(evidence.file, place, "agency.id", message)])


def evaluate_field(
    rulebook: Rulebook, evidence: Sequence[Evidence], group_of: GroupOf = kind_and_level
) -> tuple[Result, ...]:
    """The result of every agency, in order.

    Adding an agency changes another's points only where a criterion is scored against the best of the group.
    """
    plans: dict[tuple[Profile, str], Plan] = {}
    results = [Result(_plan(rulebook, one, "", NOT_KNOWN, plans), one) for one in evidence]
    relative = [criterion.id for criterion in rulebook.criteria.values() if criterion.needs_field]
    if not relative:
        return tuple(results)
    groups = [group_of(one) for one in evidence]
    bests = best_values(results, groups)
    plans = {}  # those compiled above know no best
    return tuple(
        Result(_plan(rulebook, one, group, bests[group] if group else NOT_KNOWN, plans), one)
        for one, group in zip(evidence, groups, strict=True)
    )


def _plan(
    rulebook: Rulebook,
    evidence: Evidence,
    group: str,
    bests: Mapping[str, Ratio],
    plans: dict[tuple[Profile, str], Plan],
) -> Plan:
    """The plan for such an agency in such a group, compiled once."""
    profile = evidence.agency.profile
    if profile.id not in rulebook.named_agencies:
        profile = profile._replace(id="")
    key = (profile, group)
    if key not in plans:
        plans[key] = Plan(rulebook, profile, bests)
    return plans[key]


def best_values(results: Sequence[Result], groups: Sequence[str]) -> dict[str, dict[str, Ratio]]:
    """The greatest value that an agency of each group has, by criterion scored against the field; exact."""
    bests: dict[str, dict[str, Ratio]] = {group: {} for group in groups}
    for result, group in zip(results, groups, strict=True):
        for item, record in zip(result.plan.items, result.records, strict=True):
            value = record[3]
            if record[2] == Reason.FIELD and value is not None and value[1]:
                best = bests[group].get(item.criterion.id)
                if best is None or value[0] * best[1] > best[0] * value[1]:
                    bests[group][item.criterion.id] = (value[0], value[1])
    return bests
