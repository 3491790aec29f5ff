"""What if: the evidence of an agency with other values in it. Nothing is written: the tree is a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from scoring.errors import EvidenceError, Problem, Refused, shown, unknown
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.evidence.model import Evidence
from scoring.language import Message
from scoring.mark import Mark
from scoring.rulebook.book import Rulebook
from scoring.yaml_reader import Mapping, parse_yaml

OPTION: Final = "--set"
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_DAY: Final = Message(
    "'{raw}' is neither a day nor the id of a document of the evidence. Write YYYY-MM-DD, such as 2024-01-15, or none."
)
_NOWHERE: Final = Mark(0, 0)
"""The place of what stands in no file."""
_FORM: Final = Message("write fact=value, such as digitised_results=9000 or quarterly_reports.q3=2024-09-20.")


class Change(NamedTuple):
    """Another value of a fact, or of one period or answer of it, and where that stands."""

    file: str
    at: Mark
    fact: str
    key: str
    """The period or the answer; empty for the whole fact."""
    value: Any


def read_changes(path: Path, rulebook: Rulebook) -> tuple[Change, ...]:
    """The changes that a YAML or JSON file lists, a fact a line; EvidenceError if it is not such a file.

    A fact with periods or answers lists those that change; the others stay.
    """
    shown = "stdin" if str(path) == "-" else str(path)
    return tuple(_changes_of(read_evidence(path, shown), shown, rulebook))


def _changes_of(tree: Mapping, file: str, rulebook: Rulebook) -> Iterator[Change]:
    for fact, value in tree.items():
        has_keys = fact in rulebook.facts and rulebook.facts[fact].type in ("documents", "counts", "survey")
        if has_keys and isinstance(value, Mapping) and value:
            yield from (Change(file, value.keys_at[key], fact, key, part) for key, part in value.items())
        else:
            yield Change(file, tree.keys_at[fact], fact, "", value)


def changed_tree(tree: Mapping, rulebook: Rulebook, settings: Sequence[str], changes: Sequence[Change] = ()) -> Mapping:
    """A copy of the evidence with the changes in it, then each `fact=value` or `fact.key=value`.

    EvidenceError names every mistake at once. A value is written as in the evidence file. For a document, its day
    stands for a document of that day. Whether a value is possible is left to the reading of the evidence, which refuses
    it as it would in the file.
    """
    copy = _copied(tree)
    _set(copy, "facts", _copied(tree.get("facts")))
    _set(copy, "documents", _copied(tree.get("documents")))
    problems: list[Problem] = []
    for change in (*changes, *_read(settings, problems)):
        if change.fact not in rulebook.facts:
            message = unknown(Message("fact"), change.fact, rulebook.facts)
            problems.append(Problem.at(change.file, change.at, "", message))
        elif _is_bad_day(change, rulebook, copy):
            message = _NO_DAY.filled(raw=shown(change.value))
            problems.append(Problem.at(change.file, change.at, _name(change), message))
        else:
            _put(copy, rulebook, change.fact, change.key, change.value)
    if problems:
        raise EvidenceError(problems)
    if not copy["documents"] and "documents" not in tree:
        del copy["documents"]
    return copy


def load_changed(
    file: str,
    tree: Mapping,
    rulebook: Rulebook,
    settings: Sequence[str],
    changes: Sequence[Change] = (),
    as_of: date | None = None,
) -> Evidence:
    """The evidence with the changes in it; EvidenceError tells an impossible value at the place where it is tried."""
    changed = changed_tree(tree, rulebook, settings, changes)
    try:
        return load_evidence(file, rulebook, as_of=as_of, tree=changed)
    except EvidenceError as error:
        tried = (*changes, *_read(settings, []))
        raise EvidenceError([_placed(problem, tried) for problem in error.problems]) from None


def _placed(problem: Problem, tried: Sequence[Change]) -> Problem:
    """The problem at the change that made it, where one did; the last change of a fact is the one that holds."""
    place = f"{problem.path}."
    for change in reversed(tried):
        paths = (f"facts.{_name(change)}.", f"facts.{change.fact}.", f"documents.what-if-{change.fact}")
        if place == paths[1] or place.startswith((paths[0], paths[2])):
            return Problem.at(change.file, change.at, _name(change), problem.message)
    return problem


def _name(change: Change) -> str:
    return f"{change.fact}.{change.key}" if change.key else change.fact


def _is_bad_day(change: Change, rulebook: Rulebook, tree: Mapping) -> bool:
    """True for a document that is given neither by its id nor by a day."""
    kind, value = rulebook.facts[change.fact].type, change.value
    if kind not in ("document", "documents") or value in ("none", None) or _is_listed(value, tree):
        return False
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return True
    try:
        date.fromisoformat(value)
    except ValueError:
        return True
    return False


def _read(settings: Sequence[str], problems: list[Problem]) -> Iterator[Change]:
    """What `--set` says, one by one; mistakes go to `problems`."""
    for setting in settings:
        name, sign, written = setting.partition("=")
        fact, _, key = name.strip().partition(".")
        if not sign or not fact:
            problems.append(Problem(OPTION, 0, 0, setting[:60], _FORM))
            continue
        try:
            yield Change(OPTION, _NOWHERE, fact, key, _value_of(written))
        except Refused as refused:
            problems += refused.problems


def _value_of(written: str) -> Any:
    """The value as YAML reads it on one line."""
    if "\n" in written or "\r" in written or not written.strip():
        raise Refused([Problem(OPTION, 0, 0, "", _FORM)])
    return parse_yaml(f"value: {written.strip()}\n", OPTION, may_be_blank=True)["value"]


def _put(tree: Mapping, rulebook: Rulebook, fact: str, key: str, value: Any) -> None:
    """Replace a value, plain or wrapped, or one period or answer of it; what else the line says stays."""
    if rulebook.facts[fact].type in ("document", "documents") and value != "none" and not _is_listed(value, tree):
        value = _add_document(tree["documents"], f"what-if-{fact}{'-' if key else ''}{key}", value)
    facts = tree["facts"]
    old = facts.get(fact)
    is_wrapped = isinstance(old, Mapping) and "value" in old
    inner = old["value"] if is_wrapped and old is not None else old
    if key:
        parts = _copied(inner) if isinstance(inner, Mapping) else Mapping(_NOWHERE)
        _set(parts, key, value)
        value = parts
    if is_wrapped:
        wrapped = _copied(old)
        _set(wrapped, "value", value)
        _forget_this_month(wrapped, tree)
        value = wrapped
    _set(facts, fact, value)


def _forget_this_month(wrapped: Mapping, tree: Mapping) -> None:
    """A month of the series that ends on the day of the evidence says the value that is replaced."""
    month = str(tree.get("as_of"))[:7]
    if isinstance(wrapped.get("series"), Mapping) and month in wrapped["series"]:
        series = _copied(wrapped["series"])
        del series[month]
        _set(wrapped, "series", series)


def _is_listed(name: Any, tree: Mapping) -> bool:
    """True for the id of a document of the evidence; a list or a mapping is none."""
    return isinstance(name, str) and name in tree["documents"]


def _add_document(documents: Mapping, name: str, day: Any) -> str:
    """A document of that day, under a name of its own; the reading of evidence refuses what is no day."""
    document = Mapping(_NOWHERE)
    for key, said in (("number", "what-if"), ("date", day), ("title", "what-if")):
        _set(document, key, said)
    _set(documents, name, document)
    return name


def _set(mapping: Mapping, key: str, value: Any) -> None:
    """Put a value where the old one stood, or nowhere if there was none."""
    mapping[key] = value
    mapping.keys_at.setdefault(key, _NOWHERE)
    mapping.values_at.setdefault(key, _NOWHERE)


def _copied(mapping: Any) -> Mapping:
    copy = Mapping(mapping.at if isinstance(mapping, Mapping) else _NOWHERE)
    if isinstance(mapping, Mapping):
        copy.update(mapping)
        copy.keys_at, copy.values_at = dict(mapping.keys_at), dict(mapping.values_at)
    return copy
