"""Strict YAML: read once through libyaml, with the place of every key and value, and nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

import yaml

from scoring.errors import Problem, Refused
from scoring.exact import MOST_DIGITS
from scoring.language import Message
from scoring.mark import Mark
from scoring.yaml_syntax import DEEPEST, TOO_DEEP, syntax_fault

MOST_PROBLEMS: Final = 50
MOST_EVENTS: Final = 100_000

_PLAIN: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_FIRST: Final = frozenset("-0123456789tfn~")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Mapping(dict[str, Any]):
    """A YAML mapping that knows where it and each of its keys and values stand."""

    __slots__ = ("at", "keys_at", "values_at")

    def __init__(self, at: Mark) -> None:
        super().__init__()
        self.at = at
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}


class Listing(list[Any]):
    """A YAML sequence that knows where it and each of its items stand."""

    __slots__ = ("at", "items_at")

    def __init__(self, at: Mark) -> None:
        super().__init__()
        self.at = at
        self.items_at: list[Mark] = []


def parse_yaml(text: str, file: str, *, may_be_blank: bool) -> Mapping:
    """The mapping that `text` holds, or Refused with all problems. `may_be_blank` lets a key have no value (None)."""
    builder = _Builder(file, may_be_blank)
    try:
        next_event: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        number = 0
        while type(event := next_event()) is not yaml.StreamEndEvent:
            builder.take(event)
            number += 1
            if number > MOST_EVENTS:
                builder.refuse(_mark(event.start_mark), _TOO_MANY)
                break
    except yaml.reader.ReaderError as error:
        builder.refuse(_reader_mark(text, error), _UNREADABLE)
    except yaml.MarkedYAMLError as error:
        mark, message = syntax_fault(error, text)
        builder.refuse(_mark(mark) if mark else Mark(1, 1), message)
    if not builder.problems and not isinstance(builder.root, Mapping):
        builder.refuse(Mark(1, 1), _NOT_A_MAPPING)
    if builder.problems or not isinstance(builder.root, Mapping):
        raise Refused(builder.problems)
    return builder.root


def place_of(data: object, path: Sequence[str | int]) -> Mark:
    """The place of the value at `path`, or of the nearest thing above it; parts that are not there are skipped."""
    at = data.at if isinstance(data, (Mapping, Listing)) else Mark(1, 1)
    for part in path:
        if isinstance(data, Mapping) and part in data:
            at, data = data.values_at[str(part)], data[str(part)]
        elif isinstance(data, Listing) and isinstance(part, int) and part < len(data):
            at, data = data.items_at[part], data[part]
    return at


class _Builder:
    """Builds the tree from parser events, without recursion, and notes what it refuses."""

    def __init__(self, file: str, may_be_blank: bool) -> None:
        self.file, self.may_be_blank = file, may_be_blank
        self.problems: list[Problem] = []
        self.root: object = None
        self._open: list[Mapping | Listing] = []
        self._keys: list[str | None] = []
        self._documents = 0

    def refuse(self, at: Mark, message: Message) -> None:
        self.problems.append(Problem(self.file, at.line, at.column, "", message))
        if len(self.problems) >= MOST_PROBLEMS:
            raise Refused(self.problems)

    def take(self, event: yaml.Event) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._start(event, Mapping(_mark(event.start_mark)))
        elif kind is yaml.SequenceStartEvent:
            self._start(event, Listing(_mark(event.start_mark)))
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self._open.pop()
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            self.refuse(_mark(event.start_mark), _ALIAS)
            raise Refused(self.problems)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self.refuse(_mark(event.start_mark), _TWO_DOCUMENTS)

    def _start(self, event: Any, node: Mapping | Listing) -> None:
        self._check_plainness(event, node.at)
        if self._open and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self.refuse(node.at, _COMPLEX_KEY)
            raise Refused(self.problems)
        self._place(node, node.at)
        self._open.append(node)
        self._keys.append(None)
        if len(self._open) > DEEPEST:
            self.refuse(node.at, TOO_DEEP)
            raise Refused(self.problems)

    def _scalar(self, event: Any) -> None:
        # Two of three events are scalars: this is where the time of reading goes.
        at = _mark(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._check_plainness(event, at)
        if event.style == '"' and _CONTROL.search(event.value):
            self.refuse(at, _UNREADABLE)
        if not self._open:
            self.root = self._value(event, at)
            return
        owner, key = self._open[-1], self._keys[-1]
        if isinstance(owner, Listing):
            owner.append(self._value(event, at))
            owner.items_at.append(at)
        elif key is None:
            self._key(event.value, at, owner)
        else:
            owner[key] = self._value(event, at)
            owner.values_at[key] = at
            self._keys[-1] = None

    def _key(self, key: str, at: Mark, owner: Mapping) -> None:
        self._keys[-1] = key
        if key == "<<":
            self.refuse(at, _MERGE)
        elif key in owner.keys_at:
            self.refuse(at, _twice(key, owner.keys_at[key]))
        else:
            owner.keys_at[key] = at

    def _value(self, event: Any, at: Mark) -> object:
        text: str = event.value
        if event.style or (text and text[0] not in _FIRST):
            return text
        if text in _WORDS:
            value = _WORDS[text]
            if value is None and not self.may_be_blank:
                self.refuse(at, _EMPTY)
            return value
        found = _PLAIN.fullmatch(text)
        if not found:
            return text
        if len(text) > MOST_DIGITS:
            self.refuse(at, _TOO_LONG)
            return 0
        return Decimal(text) if found[1] else int(text)

    def _place(self, value: object, at: Mark) -> None:
        if not self._open:
            self.root = value
            return
        owner = self._open[-1]
        if isinstance(owner, Mapping):
            key = self._keys[-1]
            assert key is not None
            owner[key] = value
            owner.values_at[key] = at
            self._keys[-1] = None
        else:
            owner.append(value)
            owner.items_at.append(at)

    def _check_plainness(self, event: Any, at: Mark) -> None:
        if event.anchor is not None:
            self.refuse(at, _ANCHOR)
        if event.tag is not None:
            self.refuse(at, _TAG)


def _mark(mark: Any) -> Mark:
    return _new(Mark, (mark.line + 1, mark.column + 1, ""))


_new: Final = tuple.__new__  # half the cost of Mark(…), and there is a mark for every word of a file


def _reader_mark(text: str, error: yaml.reader.ReaderError) -> Mark:
    before = text.encode()[: error.position].decode("utf-8", "replace")
    return Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _twice(key: str, first: Mark) -> Message:
    return Message(
        "the key '{key}' already stands on line {line}. Keep one, delete the other.", key=key, line=first.line
    )


_UNREADABLE = Message("there is a control character or one that cannot be read. Save the file as UTF-8 text.")
_NOT_A_MAPPING = Message("the file must consist of 'key: value' lines at its top level.")
_ALIAS = Message("YAML aliases (*name) are not allowed. Write the value out.")
_ANCHOR = Message("YAML anchors (&name) are not allowed. Delete the anchor and write the value out.")
_TAG = Message("YAML tags (!name) are not allowed. Delete the tag.")
_MERGE = Message("merge keys (<<) are not allowed. Write the keys out.")
_COMPLEX_KEY = Message("a key must be a single word, not a mapping or a list.")
_TWO_DOCUMENTS = Message("the file holds more than one YAML document (---). Keep one.")
_TOO_MANY = Message("the file holds too much (more than 100,000 keys and values). Nothing here is that long.")
_TOO_LONG = Message(
    "a number of more than {most_digits} digits. Check it; if it is a code, put it in quotes.", most_digits=MOST_DIGITS
)
_ALIAS = Message("YAML aliases (*name) are not allowed. Write the value out.")
_ANCHOR = Message("YAML anchors (&name) are not allowed. Delete the anchor and write the value out.")
_TAG = Message("YAML tags (!name) are not allowed. Delete the tag.")
_MERGE = Message("merge keys (<<) are not allowed. Write the keys out.")
_COMPLEX_KEY = Message("a key must be a single word, not a mapping or a list.")
_TWO_DOCUMENTS = Message("the file holds more than one YAML document (---). Keep one.")
_TOO_MANY = Message("the file holds too much (more than 100,000 keys and values). Nothing here is that long.")
_TOO_LONG = Message(
    "a number of more than {most_digits} digits. Check it; if it is a code, put it in quotes.", most_digits=MOST_DIGITS
)
_EMPTY = Message(
    "the key has no value. Write one, or delete the line; a text with a comma inside {{ }} goes in quotes."
)
