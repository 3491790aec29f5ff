"""Evidence made for one rulebook, carried over to another: what the other does not ask is left out, days move along."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from scoring.evidence.asked import facts_asked
from scoring.evidence.model import Evidence
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import Fact
from scoring.yaml_reader import Mapping


def carry_over(tree: Mapping, evidence: Evidence, native: Rulebook, other: Rulebook) -> Mapping:
    """The tree of `evidence`, made for `native`, as a file for `other`; a fact of another type there is left out.

    Days (`as_of`, of documents, of date facts) move by as many years as lie between the two periods, so that ten days
    before a yearly deadline stay ten days before it. Claims are left out: they were made for the points of `native`.
    """
    years = other.head.period.from_.year - native.head.period.from_.year
    agency = evidence.agency
    tags = [tag for tag in agency.tags if tag in other.head.tags]
    profile = agency.profile._replace(tags=frozenset(tags))
    asked = facts_asked(other, profile)
    facts = {
        name: _moved_fact(raw, other.facts[name], years)
        for name, raw in (tree.get("facts") or {}).items()
        if name in asked and _is_alike(native.facts.get(name), other.facts[name])
    }
    documents = {name: _moved_document(raw, years) for name, raw in (tree.get("documents") or {}).items()}
    values: dict[str, Any] = {key: value for key, value in tree.items() if key != "claimed"}
    if not other.recurring.head.period.every:
        values.pop("period", None)
    values["as_of"] = _moved(evidence.as_of.isoformat(), years)
    values["agency"] = _with(tree["agency"], {"tags": tags} if "tags" in tree["agency"] else {})
    for key, moved in (("facts", facts), ("documents", documents)):
        if tree.get(key):
            values[key] = _kept(tree[key], moved)
    return _kept(tree, values)


def _is_alike(own: Fact | None, theirs: Fact) -> bool:
    """True if an answer to the one question is an answer to the other."""
    return own is None or (own.type, own.options, own.answers) == (theirs.type, theirs.options, theirs.answers)


def _moved_fact(raw: Any, fact: Fact, years: int) -> Any:
    if isinstance(raw, Mapping) and "series" in raw:
        return _kept(raw, {key: value for key, value in raw.items() if key != "series"})
    if fact.type != "date":
        return raw
    if isinstance(raw, Mapping) and "value" in raw:
        return _with(raw, {"value": _moved(raw["value"], years)})
    return _moved(raw, years)


def _moved_document(raw: Mapping, years: int) -> Mapping:
    days = ("date", "received_on")
    return _with(raw, {key: _moved(raw[key], years) for key in days if raw.get(key) is not None})


def _moved(day: Any, years: int) -> Any:
    """The same day so many years on; 29 February becomes the 28th, and `none` stays.

    >>> _moved("2024-02-29", 1), _moved("none", 1)
    ('2025-02-28', 'none')
    """
    try:
        found = date.fromisoformat(day)
    except (TypeError, ValueError):
        return day
    return moved_day(found, 12 * years).isoformat()


def moved_day(day: date, months: int) -> date:
    """The same day so many months on, or the last of a month that is shorter.

    >>> moved_day(date(2024, 2, 29), 12), moved_day(date(2026, 8, 31), 1)
    (datetime.date(2025, 2, 28), datetime.date(2026, 9, 30))
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _with(tree: Mapping, values: dict[str, Any]) -> Mapping:
    return _kept(tree, {**tree, **values})


def _kept(tree: Mapping, values: dict[str, Any]) -> Mapping:
    """A mapping of these values, with the places that their keys have in `tree`."""
    copy = Mapping(tree.at)
    copy.update(values)
    copy.keys_at = {key: tree.keys_at.get(key, tree.at) for key in values}
    copy.values_at = {key: tree.values_at.get(key, tree.at) for key in values}
    return copy
