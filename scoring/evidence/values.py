"""Reads one submitted value by the type of its fact into integers, or says what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pydantic_core import PydanticCustomError

from scoring.errors import listed, shown, unknown
from scoring.evidence.model import DocumentRecord, is_line
from scoring.exact import Ratio, is_number, ratio_of, units_of
from scoring.language import Message, day_in_both, in_both
from scoring.rulebook.facts import DECLARED_NONE, Fact
from scoring.rulebook.quantities import Amount, parse_day
from scoring.yaml_reader import MOST_PROBLEMS

Cells = dict[str, int]
"""The integers of a fact by period or answer; a simple fact has the one key ''."""


class Context(NamedTuple):
    """What a value is read against."""

    documents: Mapping[str, DocumentRecord]
    year: int
    earliest: date
    latest: date


class BadValue(Exception):
    """A value that cannot be read; `key` is the period or answer it stands under."""

    def __init__(self, message: Message, key: str | None = None) -> None:
        super().__init__(message["en"])
        self.message, self.key = message, key


def read_value(raw: Any, fact: Fact, context: Context) -> tuple[Cells, list[BadValue]]:
    """The integers of a submitted value, and everything that is wrong with it. A blank part is left out."""
    if fact.keys(context.year):
        return _read_parts(raw, fact, context)
    try:
        return {"": _READERS[fact.type](raw, fact, context)}, []
    except BadValue as bad:
        return {}, [bad]


def _read_parts(raw: Any, fact: Fact, context: Context) -> tuple[Cells, list[BadValue]]:
    keys = fact.keys(context.year)
    if not isinstance(raw, dict):
        return {}, [
            BadValue(Message("{raw}: write one value for each of: {keys}.", raw=_show(raw), keys=listed(keys, 12)))
        ]
    read = _document if fact.type == "documents" else _count
    cells: Cells = {}
    bad: list[BadValue] = []
    for key, value in raw.items():
        if len(bad) >= MOST_PROBLEMS:
            break
        if key not in keys:
            said = unknown(Message("period or answer"), key, keys)
            bad.append(BadValue(said, key))
        elif value is not None:
            try:
                cells[key] = read(value, fact, context)
            except BadValue as error:
                error.key = key
                bad.append(error)
    return cells, bad


def _show(raw: Any) -> str:
    return shown(raw) if isinstance(raw, (dict, list)) else f"'{shown(raw)}'"


def _count(raw: Any, fact: Fact, _context: Context) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        if raw >= 0:
            return raw
        raise BadValue(Message("{raw} is negative; a count is 0 or more.", raw=raw))
    what = Message("an amount in đồng") if fact.type == "money" else Message("a count")
    raise BadValue(
        Message(
            "{raw} is not {what}. Write a whole number without separators or words, such as 10000.",
            raw=_show(raw),
            what=what,
        )
    )


def _number(raw: Any, fact: Fact, _context: Context) -> int:
    if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
        return _bounded(ratio_of(f"{raw:f}" if isinstance(raw, Decimal) else str(raw)), raw, fact)
    raise BadValue(Message("{raw} is not a number. Write 12.5, with a point for the decimals.", raw=_show(raw)))


def _percent(raw: Any, fact: Fact, _context: Context) -> int:
    if isinstance(raw, str) and raw.endswith("%") and is_number(raw[:-1].strip()):
        numerator, denominator = ratio_of(raw[:-1].strip())
        return _bounded((numerator, denominator * 100), raw, fact)
    raise BadValue(
        Message(
            "{raw} is not a percentage. Write 84.2 %, with a point for the decimals and the % sign.", raw=_show(raw)
        )
    )


def _bounded(ratio: Ratio, raw: Any, fact: Fact) -> int:
    units = units_of(ratio, fact.places)
    if units is None:
        raise BadValue(Message("{raw} has more than {decimals} decimals.", raw=_show(raw), decimals=fact.decimals))
    low = fact.at_least or (_NOTHING if fact.type == "percent" else None)
    high = fact.at_most or (_EVERYTHING if fact.type == "percent" else None)
    if low and ratio[0] * low.ratio[1] < low.ratio[0] * ratio[1]:
        raise BadValue(Message("{raw} is less than {least}.", raw=_show(raw), least=in_both(low.words)))
    if high and ratio[0] * high.ratio[1] > high.ratio[0] * ratio[1]:
        raise BadValue(Message("{raw} is more than {most}.", raw=_show(raw), most=in_both(high.words)))
    return units


_NOTHING: Final = Amount((0, 100), is_percent=True)
_EVERYTHING: Final = Amount((100, 100), is_percent=True)
_ANSWERS: Final[dict[Any, int]] = {True: 1, False: 0, "yes": 1, "no": 0, "có": 1, "không": 0}


def _yes_no(raw: Any, _fact: Fact, _context: Context) -> int:
    if isinstance(raw, (bool, str)) and raw in _ANSWERS:
        return _ANSWERS[raw]
    raise BadValue(Message("{raw}: write yes or no.", raw=_show(raw)))


def _choice(raw: Any, fact: Fact, _context: Context) -> int:
    options = list(fact.options or {})
    if raw in options:
        return options.index(raw)
    said = unknown(Message("option"), shown(raw), options)
    raise BadValue(said)


def _date(raw: Any, fact: Fact, context: Context) -> int:
    if raw == "none":
        return DECLARED_NONE
    try:
        return _within(parse_day(raw), fact, context)
    except PydanticCustomError as refused:
        raise BadValue((refused.context or {})["message"]) from None


def _document(raw: Any, fact: Fact, context: Context) -> int:
    if raw == "none":
        return DECLARED_NONE
    if not isinstance(raw, str) or raw not in context.documents:
        said = unknown(Message("document"), shown(raw), context.documents)
        raise BadValue(Message("{problem} List it under documents, or write none if it was not issued.", problem=said))
    return _within(context.documents[raw].day, fact, context)


def _within(day: date, fact: Fact, context: Context) -> int:
    earliest, latest = fact.from_ or context.earliest, fact.to or context.latest
    if not earliest <= day <= latest:
        raise BadValue(
            Message(
                "{day} is outside the days allowed, {earliest} to {latest}.",
                day=day_in_both(day),
                earliest=day_in_both(earliest),
                latest=day_in_both(latest),
            )
        )
    return day.toordinal()


def _grant(raw: Any, fact: Fact, _context: Context) -> int:
    points = raw.get("points") if isinstance(raw, dict) else None
    reason = raw.get("reason") if isinstance(raw, dict) else None
    extra = set(raw) - {"points", "reason"} if isinstance(raw, dict) else set()
    units = None
    if isinstance(points, (int, Decimal)) and not isinstance(points, bool):
        units = units_of(ratio_of(f"{points:f}" if isinstance(points, Decimal) else str(points)), fact.places)
    if units is None or units < 0 or extra or not is_line(reason) or not reason.strip():
        raise BadValue(Message("points granted are written {{points: 0.5, reason: why}}, points 0 or more."))
    return units


Reader = Callable[[Any, Fact, Context], int]
_READERS: Final[dict[str, Reader]] = {
    "count": _count,
    "money": _count,
    "number": _number,
    "percent": _percent,
    "yes_no": _yes_no,
    "choice": _choice,
    "date": _date,
    "document": _document,
    "grant": _grant,
}
