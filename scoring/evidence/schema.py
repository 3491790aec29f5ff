"""The JSON Schema of evidence for one rulebook, and validation against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from jsonschema import Draft202012Validator

from scoring.errors import Problem
from scoring.evidence.series import MONTH
from scoring.language import Message
from scoring.rulebook.book import Head, Rulebook
from scoring.rulebook.facts import NUMERIC, Fact
from scoring.rulebook.quantities import NAME, YEARS
from scoring.yaml_reader import Mapping, place_of

_DAY: Final = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TERM: Final = {
    "description": "2026-08, 2026-Q3, 2026",
    "anyOf": [
        {"type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$"},
        {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[-1]},
    ],
}
_LINE: Final = {"type": "string", "minLength": 1, "maxLength": 1000}
_ID: Final = {"type": "string", "minLength": 1, "maxLength": 100}
_SEVERAL: Final = {"anyOf": [_ID, {"type": "array", "items": _ID}]}
_COUNT: Final = {"type": "integer", "minimum": 0}


def evidence_schema(rulebook: Rulebook) -> dict[str, Any]:
    """The schema that every evidence file of this rulebook fits."""
    head, year = rulebook.head, rulebook.head.period.from_.year
    facts = {name: _fact(fact, year) for name, fact in rulebook.facts.items()}
    set_aside: dict[str, Any] = dict.fromkeys(sorted(rulebook.set_aside), True)
    claimable = [identifier for identifier, criterion in rulebook.criteria.items() if criterion.source != "survey"]
    optional: dict[str, dict[str, Any]] = {"file": _LINE, "received_on": _DAY, "sha256": _SHA256}
    document = {"number": _LINE, "date": _DAY, "title": _LINE, **{k: _or_blank(v) for k, v in optional.items()}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": head.title.vi,
        **_object(
            {
                "rulebook": {**_ID, "examples": [rulebook.id]},
                "agency": _agency(head),
                "as_of": _or_blank(_DAY),
                **({"period": _or_blank(_TERM)} if rulebook.recurring.head.period.every else {}),
                "note": _or_blank(_LINE),
                "facts": _object({**facts, **set_aside}),
                "documents": {
                    "type": "object",
                    "propertyNames": _ID,
                    "additionalProperties": _object(document, ["number", "date", "title"]),
                },
                "claimed": _object({**{key: {"type": "number", "minimum": 0} for key in claimable}, **set_aside}),
            },
            ["rulebook", "agency"],
        ),
    }


def _agency(head: Head) -> dict[str, Any]:
    """Who the evidence is about: a level, a kind and tags of the rulebook, and groups of one's own."""
    lines: dict[str, Any] = {
        "id": _ID,
        "name": _LINE,
        "level": {"enum": list(head.levels)},
        "kind": {"enum": list(head.kinds)},
        "tags": {"type": "array", **({"items": {"enum": list(head.tags)}} if head.tags else {"maxItems": 0})},
        "groups": {
            "type": "object",
            "propertyNames": {"pattern": f"^(?:{NAME.pattern})$"},
            "additionalProperties": _LINE,
        },
    }
    return _object(lines, ["id", "name", "level", "kind"])


def schema_problems(tree: Mapping, rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Everything in which the evidence does not fit the schema, with its place."""
    for error in Draft202012Validator(evidence_schema(rulebook)).iter_errors(tree):
        path = list(error.absolute_path)
        at = place_of(tree, path)
        said = error.message if len(error.message) < 200 else f"{error.message[:200]}…"
        message = Message("does not fit the schema: {said}", said=said)
        yield Problem.at(file, at, ".".join(str(part) for part in path), message)


_SHA256: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def _object(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": required} if required else schema


def _fact(fact: Fact, year: int) -> dict[str, Any]:
    """A fact: blank, plain, or wrapped with the documents behind it."""
    plain = _value(fact, year)
    inside = {"value": plain, "document": _ID, "documents": _SEVERAL, "note": _LINE}
    if fact.type in NUMERIC:
        inside["series"] = _series(plain)
    wrapped = _object({key: _or_blank(schema) for key, schema in inside.items()}, ["value"])
    description = (
        fact.label.vi + (f" ({fact.unit.vi})" if fact.unit else "") + (f". {fact.note.vi}" if fact.note else "")
    )
    return {"description": description, "anyOf": [plain, wrapped, {"type": "null"}]}


def _series(plain: dict[str, Any]) -> dict[str, Any]:
    """What a number came to by the end of each month."""
    months = {"pattern": f"^(?:{MONTH.pattern})$"}
    return {"type": "object", "propertyNames": months, "additionalProperties": _or_blank(plain)}


def _or_blank(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a key that a form leaves blank until it is filled in."""
    return {"anyOf": [schema, {"type": "null"}]}  # an editor tells of a mistake what the first choice says of it


def _value(fact: Fact, year: int) -> dict[str, Any]:
    if fact.type in ("documents", "counts", "survey"):
        one = _or_blank(_ID if fact.type == "documents" else _COUNT)
        return _object(dict.fromkeys(fact.keys(year), one))
    if fact.type == "choice":
        return {"enum": list(fact.options or {})}
    if fact.type == "number":
        return {"type": "number", **_bounds(fact)}
    if fact.type == "percent":
        return {"type": "string", "pattern": _percent_pattern(fact)}
    return _PLAIN[fact.type]


def _bounds(fact: Fact) -> dict[str, int]:
    """The bounds that are whole numbers; JSON has no exact way to write the others."""
    given = (("minimum", fact.at_least), ("maximum", fact.at_most))
    return {
        key: bound.ratio[0] // bound.ratio[1] for key, bound in given if bound and not bound.ratio[0] % bound.ratio[1]
    }


def _percent_pattern(fact: Fact) -> str:
    sign = "-?" if fact.at_least and fact.at_least.ratio[0] < 0 else ""
    decimals = f"[0-9]{{1,{fact.decimals}}}0*" if fact.decimals else "0+"
    return rf"^\s*{sign}(0|[1-9][0-9]*)(\.{decimals})?\s*%$"


_PLAIN: Final[dict[str, dict[str, Any]]] = {
    "count": _COUNT,
    "money": _COUNT,
    "yes_no": {"enum": [True, False, "yes", "no", "có", "không"]},
    "date": {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|none)$"},
    "document": _ID,
    "grant": _object({"points": {"type": "number", "minimum": 0}, "reason": _LINE}, ["points", "reason"]),
}
