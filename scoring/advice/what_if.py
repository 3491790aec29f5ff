"""What if: the evidence of an agency with other values in it. Nothing is written: the tree is a copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from scoring.errors import EvidenceError, Problem, Refused, unknown
from scoring.language import Message
from scoring.mark import Mark
from scoring.rulebook.book import Rulebook
from scoring.yaml_reader import Mapping, parse_yaml

OPTION: Final = "--set"
_NOWHERE: Final = Mark(0, 0)
"""The place of what stands in no file."""
_FORM: Final = Message("write fact=value, such as digitised_results=9000 or quarterly_reports.q3=2024-09-20.")


def changed_tree(tree: Mapping, rulebook: Rulebook, settings: Sequence[str]) -> Mapping:
    """A copy of the evidence with each `fact=value` or `fact.key=value` in it; EvidenceError names every mistake.

    A value is written as in the evidence file. For a document, its day stands for a document of that day. Whether a
    value is possible is left to the reading of the evidence, which refuses it as it would in the file.
    """
    copy = _copied(tree)
    _set(copy, "facts", _copied(tree.get("facts")))
    _set(copy, "documents", _copied(tree.get("documents")))
    problems: list[Problem] = []
    for setting in settings:
        name, sign, written = setting.partition("=")
        fact, _, key = name.strip().partition(".")
        if not sign or not fact:
            problems.append(Problem(OPTION, 0, 0, setting[:60], _FORM))
        elif fact not in rulebook.facts:
            problems.append(Problem(OPTION, 0, 0, "", unknown(Message("fact"), fact, rulebook.facts)))
        else:
            try:
                _put(copy, rulebook, fact, key, _value_of(written))
            except Refused as refused:
                problems += refused.problems
    if problems:
        raise EvidenceError(problems)
    if not copy["documents"] and "documents" not in tree:
        del copy["documents"]
    return copy


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
        value = wrapped
    _set(facts, fact, value)


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
