"""What is written in a file where a problem is, and the criterion in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from scoring.errors import FileProblem, Problem, Refused
from scoring.language import printable
from scoring.mark import Mark
from scoring.text_file import read_text
from scoring.yaml_reader import Listing, Mapping, parse_yaml

LONGEST: Final = 80


class _Node(NamedTuple):
    """A value with the key under which it, or the list that holds it, stands, its places, and its criterion."""

    value: Any
    key: str
    key_at: Mark | None
    at: Mark
    criterion: str | None


def content_at(problem: Problem) -> tuple[str | None, str]:
    """The id of the criterion around a place, and what is written there: a value, or the name of what lacks one.

    Of a file that is no YAML the rest of that line; of one that cannot be opened its name.
    """
    path = Path(problem.file)
    try:
        text = read_text(path)
    except FileProblem:
        return None, path.name
    try:
        tree = parse_yaml(text, problem.file, may_be_blank=True)
    except Refused:
        rest = "".join(text.splitlines()[problem.line - 1 : problem.line])[problem.column - 1 :]
        return None, printable(rest.strip())[:LONGEST] or path.name
    place = (problem.line, problem.column)
    if place == _place(tree.at):
        return None, problem.path
    waiting = [_Node(tree, "", None, tree.at, None)]
    for node in waiting:
        for inner in _inside(node):
            if place == _place(inner.key_at):
                return inner.criterion, inner.key
            if place == _place(inner.at):
                return inner.criterion, _shown(inner)
            waiting.append(inner)
    return None, problem.path


def _place(mark: Mark | None) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark else None


def _inside(node: _Node) -> Iterator[_Node]:
    value = node.value
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield _Node(inner, key, value.keys_at[key], value.values_at[key], node.criterion)
    elif isinstance(value, Listing):
        for inner, at in zip(value, value.items_at, strict=True):
            yield _Node(inner, node.key, None, at, _id_of(inner) if node.key == "criteria" else node.criterion)


def _id_of(value: Any) -> str | None:
    found = value.get("id") if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else None


def _shown(node: _Node) -> str:
    """A plain value as it is written; of a mapping its id; where nothing is written the criterion, else the key."""
    value = node.value
    if isinstance(value, Listing) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    is_plain = not isinstance(value, (Mapping, Listing)) and value not in (None, "")
    return printable(str(value))[:LONGEST] if is_plain else _id_of(value) or node.criterion or node.key
