"""The rows of a form, and the tree of evidence that they become; every value knows its cell."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scoring.errors import shown
from scoring.evidence.workbook import sheets
from scoring.evidence.workbook.opening import Entry
from scoring.language import Message
from scoring.mark import Mark
from scoring.yaml_reader import Listing, Mapping


class Row(NamedTuple):
    """One row of a sheet: its number, what it asks for, how its entry is read, and its cells by field."""

    number: int
    key: str
    kind: str
    cells: AnyMapping[str, Entry | None]


@dataclass(slots=True)
class Sheet:
    """One sheet of a form, read row by row."""

    title: str
    holds: str
    columns: dict[str, int]
    rows: list[Row] = field(default_factory=list)

    def mark(self, row: Row, name: str = sheets.VALUE) -> Mark:
        """The place of a field in a row."""
        return Mark(row.number, self.columns.get(name, sheets.KEY_COLUMN), self.title)


def put(owner: Mapping, key: str, value: Any, at: Mark) -> None:
    """Put a value with its place into a mapping."""
    owner[key] = value
    owner.keys_at[key] = owner.values_at[key] = at


def put_documents(wrapped: Mapping, names: list[str] | None, at: Mark) -> None:
    """One document as `document`, several as `documents`."""
    if names and len(names) == 1:
        put(wrapped, "document", names[0], at)
    elif names:
        several = Listing(at)
        several.extend(names)
        several.items_at.extend([at] * len(names))
        put(wrapped, "documents", several, at)


def section(tree: Mapping, key: str) -> Mapping:
    """A top-level mapping, made when first asked for."""
    if key not in tree:
        put(tree, key, Mapping(tree.at), tree.at)
    found = tree[key]
    assert isinstance(found, Mapping)
    return found


def twice(name: str, first: Mark) -> Message:
    """What is said of a name that stands in two rows."""
    return Message("'{name}' already stands in {cell}. Keep one, delete the other.", name=shown(name), cell=first.cell)
