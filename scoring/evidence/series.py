"""A monthly series: what a fact came to by the end of each month; a preview reads from it how it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Any, Final

from scoring.errors import shown
from scoring.evidence.model import Evidence, Series
from scoring.evidence.values import Context, read_value
from scoring.language import Message, day_in_both
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import NUMERIC, Fact
from scoring.yaml_reader import MOST_PROBLEMS

Finding = tuple[tuple[str | int, ...], Message]

MONTH: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_NO_SERIES: Final = Message("only a count, number, percent or money has a monthly series. Delete the line.")
_FORM: Final = Message("write what it came to by the end of each month, such as {{2024-01: 120, 2024-02: 260}}.")


def read_series(raw: Any, fact: Fact, context: Context) -> tuple[Series, list[Finding]]:
    """The last day of each month with the integer of the fact by then, in order of days; and what is wrong."""
    if raw is None:
        return (), []
    if fact.type not in NUMERIC:
        return (), [((), _NO_SERIES)]
    if not isinstance(raw, dict):
        return (), [((), _FORM)]
    found: dict[int, int] = {}
    bad: list[Finding] = []
    for key, value in islice(raw.items(), 0, MOST_PROBLEMS * 10):
        if len(bad) >= MOST_PROBLEMS:
            break
        if not isinstance(key, str) or not MONTH.fullmatch(key) or key < "0001":
            bad.append(
                ((str(key),), Message("'{key}' is not a month. Write YYYY-MM, such as 2024-03.", key=shown(key)))
            )
        elif value is not None:
            cells, wrong = read_value(value, fact, context)
            bad += [((key,), error.message) for error in wrong]
            found.update({_last_day(key): units for units in cells.values()})
    return tuple(sorted(found.items())), bad


def _last_day(month: str) -> int:
    """The ordinal of the last day of `YYYY-MM`.

    >>> date.fromordinal(_last_day("2024-02")).isoformat()
    '2024-02-29'
    """
    return ((date.fromisoformat(f"{month}-28") + timedelta(days=4)).replace(day=1) - timedelta(days=1)).toordinal()


def check_series(evidence: Evidence, rulebook: Rulebook) -> Iterator[Finding]:
    """Every month that is not over or not of the period, and what goes down although it only grows."""
    first, today = rulebook.head.period.from_.toordinal(), evidence.as_of.toordinal()
    for name, submitted in evidence.facts.items():
        if not submitted.series:
            continue
        for day, _ in submitted.series:
            if not first <= day <= today:
                yield (
                    _at(name, day),
                    _OUTSIDE.filled(
                        month=_month(day), first=day_in_both(date.fromordinal(first)), last=day_in_both(evidence.as_of)
                    ),
                )
        now = submitted.cells.get(name)
        points = [*submitted.series, *([(today, now)] if now is not None else [])]
        for (earlier, before), (later, after) in pairwise(points):
            if later == earlier and before != after:
                yield _at(name, earlier), _UNEQUAL.filled(month=_month(earlier))
            elif after < before and rulebook.facts[name].cumulative:
                yield _at(name, earlier), _FALLS.filled(month=_month(earlier))


_OUTSIDE: Final = Message(
    "{month} does not end between {first} and {last}, the day of the facts. Only months that are over belong here."
)
_UNEQUAL: Final = Message("{month} ends on the day of the facts, but its figure is not the value. Make them equal.")
_FALLS: Final = Message("the figure of {month} is more than what comes after it, and this fact only grows. Check both.")


def _month(day: int) -> str:
    return date.fromordinal(day).strftime("%m/%Y")


def _at(name: str, day: int) -> tuple[str | int, ...]:
    return "facts", name, "series", date.fromordinal(day).strftime("%Y-%m")
