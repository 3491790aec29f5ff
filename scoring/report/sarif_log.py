"""Problems with their places as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any, Final, Literal, NamedTuple
from urllib.parse import quote

from scoring.errors import Problem
from scoring.language import Words, printable
from scoring.mark import Mark
from scoring.report.json_text import to_json

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_PLACEHOLDER: Final = re.compile(r"\{(\d+)\}")
Level = Literal["error", "warning"]


class Kind(NamedTuple):
    """A kind of problem: how grave it is, and what it is."""

    level: Level
    title: Words


class Told(NamedTuple):
    """A problem of one kind, with more that a program may want to know about it."""

    code: str
    problem: Problem
    more: Mapping[str, str]


def sarif_log(kinds: Mapping[str, Kind], found: Iterable[Told], language: str) -> str:
    """The log: one run, in which every problem found names the code of its kind, its place and its words."""
    places = {code: number for number, code in enumerate(kinds)}
    run = {
        "tool": {"driver": {"name": "score", "rules": [_rule(code, kinds[code], language) for code in kinds]}},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleId": told.code,
                "ruleIndex": places[told.code],
                "level": kinds[told.code].level,
                "message": {"text": _inert(told.problem.message[language])},
                "locations": [_location(told.problem)],
                **({"properties": dict(told.more)} if told.more else {}),
            }
            for told in found
        ],
    }
    return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, kind: Kind, language: str) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": kind.title[language]},
        "defaultConfiguration": {"level": kind.level},
    }


def _location(problem: Problem) -> dict[str, Any]:
    """The file with line and column, or the cell of a workbook; and the path of the key inside the file."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri_of(problem.file)}}
    named = printable(problem.path)
    if problem.sheet:
        cell = printable(Mark(problem.line, problem.column, problem.sheet).cell)
        named = f"{cell} {named}".strip()
    elif problem.line:
        physical["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    logical = {"logicalLocations": [{"fullyQualifiedName": named}]} if named else {}
    return {"physicalLocation": physical, **logical}


def uri_of(file: str) -> str:
    """The file as a URI: relative to the current folder as it was named, or absolute.

    >>> uri_of("rules/mẫu 1/a.yaml"), uri_of("/a/b#.yaml")
    ('rules/m%E1%BA%ABu%201/a.yaml', 'file:///a/b%23.yaml')
    """
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(PurePath(file).as_posix(), errors="backslashreplace")


def _inert(text: str) -> str:
    r"""The text so that a viewer shows it as it is: SARIF would read `[words](address)` as a link, `{0}` as a place.

    >>> _inert("[x](http://a) {0} {a}")
    '[x\\](http://a) {{0}} {a}'
    """
    return _PLACEHOLDER.sub(r"{{\1}}", printable(text)).replace("](", "\\](")
