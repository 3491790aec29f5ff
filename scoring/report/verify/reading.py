"""Reads a JSON result that someone hands in: it may be anything, and what it names is never followed outside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from scoring.errors import Problem, Refused, ReportError, shown
from scoring.language import Message
from scoring.rulebook.loading import shipped_ids
from scoring.text_file import decode_text, read_bytes

_MOST_DIGITS: Final = 40


class Recorded(NamedTuple):
    """A result as recorded: its values, its text, and what it says it was made from."""

    values: Mapping[str, Any]
    text: str
    rulebook: str
    evidence: str
    as_of: date


def read_result(path: Path, name: str) -> Recorded:
    """The result in a file of at most 2 MiB; ReportError if it is not a JSON result of this program."""
    try:
        text = decode_text(read_bytes(path, name), name)
    except Refused as refused:
        raise ReportError(refused.problems) from None
    values = _parsed(text, name)
    if values.get("schema_version") != 1:
        raise _refused(
            name,
            Message(
                "this is not a JSON result of score (schema_version must be 1). Make one: score FILE --format json."
            ),
        )
    day = _text_at(values, ("as_of",), name)
    try:
        as_of = date.fromisoformat(day)
    except ValueError:
        raise _wrong(name, "as_of", day) from None
    rulebook, evidence = (_text_at(values, path, name) for path in (("rulebook", "id"), ("evidence", "file")))
    return Recorded(values, text, rulebook, evidence, as_of)


def evidence_path(recorded: Recorded, name: str) -> Path:
    """The evidence that a result names, within the current folder; ReportError if it leads elsewhere."""
    path = Path(recorded.evidence)
    home = Path.cwd().resolve()
    try:
        inside = not path.is_absolute() and (home / path).resolve().is_relative_to(home)
    except (OSError, ValueError):  # a NUL, or a circle of links
        inside = False
    if recorded.evidence == "stdin" or not inside:
        quoted = shown(recorded.evidence, 120)
        raise _refused(
            name,
            Message("the evidence '{quoted}' is not within this folder. Name the file with --evidence.", quoted=quoted),
        )
    return path


def rulebook_name(recorded: Recorded, name: str) -> str:
    """The shipped rulebook that a result names; ReportError if it is none of them."""
    if recorded.rulebook in shipped_ids():
        return recorded.rulebook
    quoted = shown(recorded.rulebook)
    raise _refused(
        name, Message("the rulebook '{quoted}' is not shipped. Name its path with --rulebook.", quoted=quoted)
    )


def _parsed(text: str, name: str) -> Mapping[str, Any]:
    try:
        values = json.loads(text, parse_float=_decimal, parse_int=_decimal, parse_constant=_decimal)
    except (ValueError, ArithmeticError, RecursionError):
        values = None
    if isinstance(values, dict):
        return values
    raise _refused(name, Message("the file is not well-formed JSON of a result."))


def _decimal(digits: str) -> Decimal:
    """A number as written; ValueError for one that no result holds."""
    if len(digits) > _MOST_DIGITS or not digits.lstrip("-").replace(".", "", 1).isdigit():
        raise ValueError(digits[:_MOST_DIGITS])
    return Decimal(digits)


def _text_at(values: Mapping[str, Any], path: tuple[str, ...], name: str) -> str:
    found: Any = values
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, str) or not found or len(found) > 1000:
        raise _wrong(name, ".".join(path), found)
    return found


def _wrong(name: str, path: str, found: object) -> ReportError:
    quoted = shown(found)
    message = Message("the value '{quoted}' cannot be used.", quoted=quoted)
    return ReportError([Problem(name, 0, 0, path, message)])


def _refused(name: str, message: Message) -> ReportError:
    return ReportError([Problem(name, 0, 0, "", message)])
