"""Compares a recorded result with the same scored again: every number and every text, and what a difference means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from scoring.engine.result import Result
from scoring.language import Message
from scoring.report.json_text import to_json
from scoring.report.result.json_report import result_as_dict
from scoring.report.verify.reading import Recorded

CAUSES: Final = {
    "evidence": Message("the evidence is not the same: its digest differs"),
    "rulebook": Message("the rulebook is not the same: its digest differs"),
    "edited": Message("the result was edited: its own numbers do not agree with one another"),
    "edited_or_program": Message(
        "same evidence, same rulebook, other content: the result was edited, or another version of score made it"
    ),
    "places": Message("the facts are the same; only where they stand differs (line, cell or file name)"),
}
"""Why a result may differ."""


class Difference(NamedTuple):
    """One value that differs: the criterion (or area; None for the whole result), the field, both values."""

    criterion: str | None
    field: str
    recorded: Any
    now: Any


class Verification(NamedTuple):
    """What came of scoring again."""

    file: str
    result: Result
    differences: tuple[Difference, ...]
    causes: tuple[str, ...]
    is_byte_for_byte: bool

    @property
    def is_same(self) -> bool:
        """True if no value differs."""
        return not self.differences


def verify(recorded: Recorded, result: Result, file: str) -> Verification:
    """Compare what was recorded in `file` with `result`, which was scored again from the same inputs."""
    now = result_as_dict(result)
    differences = tuple(_differences(recorded.values, now))
    causes = tuple(_causes(recorded.values, differences))
    return Verification(file, result, differences, causes, recorded.text == to_json(now))


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    for key in _keys(then, now):
        if key in ("areas", "criteria"):
            yield from _by_id(key, then.get(key), now.get(key, []))
        else:
            yield from _inside(None, key, then.get(key), now.get(key))


def _by_id(key: str, then: Any, now: list[dict[str, Any]]) -> Iterator[Difference]:
    """The differences of a list whose members have ids; a repeated, missing or strange member is one as well."""
    listed = then if isinstance(then, list) else []
    members = [one for one in listed if isinstance(one, dict) and isinstance(one.get("id"), str)]
    order, expected = [one["id"] for one in members], [one["id"] for one in now]
    if order != expected or len(members) != len(listed):
        yield Difference(None, f"{key}.id", order, expected)
    found = {one["id"]: one for one in members}
    for member in now:
        before = found.get(member["id"])
        if before is not None:
            for name in _keys(before, member):
                yield from _inside(member["id"], name, before.get(name), member.get(name))


def _inside(criterion: str | None, path: str, then: Any, now: Any) -> Iterator[Difference]:
    if isinstance(then, dict) and isinstance(now, dict):
        for key in _keys(then, now):
            yield from _inside(criterion, f"{path}.{key}", then.get(key), now.get(key))
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for place, (before, after) in enumerate(zip(then, now, strict=True), 1):
            yield from _inside(criterion, f"{path}[{place}]", before, after)
    elif not _equal(then, now):
        yield Difference(criterion, path, then, now)


def _keys(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys([*now, *then]))


def _equal(then: Any, now: Any) -> bool:
    """Equal in value and in kind: `true` is not 1, and "1" is not 1."""
    number = (int, Decimal)
    if isinstance(then, bool) or isinstance(now, bool):
        return then is now
    if isinstance(then, number) and isinstance(now, number):
        return Decimal(then) == Decimal(now)
    return type(then) is type(now) and bool(then == now)


def _causes(then: Mapping[str, Any], differences: tuple[Difference, ...]) -> Iterator[str]:
    fields = {difference.field for difference in differences}
    changed = [cause for cause in ("evidence", "rulebook") if f"{cause}.digest" in fields]
    yield from changed
    if not _adds_up(then):
        yield "edited"
    elif differences and not changed:
        are_places = all(field == "evidence.file" or field.endswith("].at") for field in fields)
        yield "places" if are_places else "edited_or_program"


def _adds_up(then: Mapping[str, Any]) -> bool:
    """True if the areas come to the total, and every loss is maximum minus points."""
    try:
        areas, criteria = then["areas"], then["criteria"]
        sums = all(sum(area[key] for area in areas) == then[key] for key in ("points", "max_points"))
        lost = all(one["deduction"] in (0, one["max_points"] - (one["points"] or 0)) for one in criteria)
        whole = sum(one["deduction"] for one in criteria) + then["points"] == then["max_points"]
    except (TypeError, KeyError, ArithmeticError):
        return False
    return bool(sums and lost and whole)
