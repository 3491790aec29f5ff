"""Evidence as a form holds it: nothing blank, no wrapper around a value that names no document."""

from __future__ import annotations

from typing import Any

Plain = dict[str, Any]


def plain_evidence(tree: Plain) -> Plain:
    """The same evidence without what says nothing; a form read back gives exactly this.

    >>> plain_evidence({"facts": {"a": {"value": 1, "document": None}, "b": None}, "note": None, "documents": {}})
    {'facts': {'a': 1}}
    """
    kept = {key: value for key, value in tree.items() if value not in (None, {})}
    for key in ("agency", "claimed"):
        if key in kept:
            kept[key] = {name: value for name, value in kept[key].items() if value not in (None, [], {})}
    if "documents" in kept:
        kept["documents"] = {name: without_blanks(record) for name, record in kept["documents"].items()}
    if "facts" in kept:
        facts = {name: _plain_fact(raw) for name, raw in kept["facts"].items()}
        kept["facts"] = {name: value for name, value in facts.items() if value is not None}
    return {key: value for key, value in kept.items() if value != {}}


def without_blanks(mapping: Plain) -> Plain:
    """The mapping without the keys that have no value."""
    return {key: value for key, value in mapping.items() if value is not None}


def _plain_fact(raw: Any) -> Any:
    """A value, or {value, document or documents, note, series} if there is more to say; None for nothing."""
    if not isinstance(raw, dict):
        return raw
    if "value" not in raw:
        return without_blanks(raw) or None
    value = raw["value"]
    value = (without_blanks(value) or None) if isinstance(value, dict) else value
    documents = documents_of(raw)
    more: Plain = {"document": documents[0]} if len(documents) == 1 else {"documents": documents} if documents else {}
    if raw.get("note") is not None:
        more["note"] = raw["note"]
    series = raw.get("series")
    if isinstance(series, dict):
        series = without_blanks(series) or None
    if series is not None:
        more["series"] = series
    return {"value": value, **more} if more else value


def documents_of(raw: Plain) -> list[str]:
    """The documents that a wrapped value names."""
    several = raw.get("documents") or []
    one = [] if raw.get("document") is None else [raw["document"]]
    return [*one, *(several if isinstance(several, list) else [several])]
