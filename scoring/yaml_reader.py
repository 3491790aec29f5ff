"""Strict YAML: read once through libyaml, with the place of every key and value, and nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

import yaml

from scoring.errors import Problem, Refused
from scoring.exact import MOST_DIGITS
from scoring.language import Text

DEEPEST: Final = 40
MOST_PROBLEMS: Final = 50

_PLAIN: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_FIRST: Final = frozenset("-0123456789tfn~")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Mark(NamedTuple):
    """A place in a file: line and column, both from 1."""

    line: int
    column: int


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
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        builder.refuse(_reader_mark(text, error), _UNREADABLE)
    except yaml.MarkedYAMLError as error:
        builder.refuse(*_syntax(error, text))
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

    def refuse(self, at: Mark, message: Text) -> None:
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
            self.refuse(node.at, _TOO_DEEP)
            raise Refused(self.problems)

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        at = Mark(mark.line + 1, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._check_plainness(event, at)
        if event.style == '"' and _CONTROL.search(event.value):
            self.refuse(at, _UNREADABLE)
        if self._open and isinstance(self._open[-1], Mapping) and self._keys[-1] is None:
            self._key(event.value, at, self._open[-1])
        else:
            self._place(self._value(event, at), at)

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
    return Mark(mark.line + 1, mark.column + 1)


def _reader_mark(text: str, error: yaml.reader.ReaderError) -> Mark:
    before = text.encode()[: error.position].decode("utf-8", "replace")
    return Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _syntax(error: yaml.MarkedYAMLError, text: str) -> tuple[Mark, Text]:
    said = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    if error.context_mark and (
        "end of stream" in said or "expected ':'" in said or "or ']'" in said or "or '}'" in said
    ):
        mark = error.context_mark  # what is left open, not the end of the file
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        return _mark(mark), _TAB
    for phrase, vi, en in _SYNTAX:
        if phrase in said:
            return Mark(1, 1) if mark is None else _mark(mark), Text(vi, en)
    return Mark(1, 1) if mark is None else _mark(mark), Text(
        vi=f"không đúng cú pháp YAML ({said}). Kiểm tra thụt dòng, dấu hai chấm, ngoặc và dấu nháy ở dòng này.",
        en=f"this is not YAML ({said}). Check the indentation, colons, brackets and quotes of this line.",
    )


def _twice(key: str, first: Mark) -> Text:
    return Text(
        vi=f"khóa “{key}” đã có ở dòng {first.line}. Giữ một, xóa một.",
        en=f"the key '{key}' already stands on line {first.line}. Keep one, delete the other.",
    )


_SYNTAX: Final = (  # what libyaml says, and what it means to someone who fills in a form
    (
        "mapping values are not allowed",
        "dấu hai chấm ở đây không hợp lệ: chữ có “: ” thì đặt trong dấu nháy; nếu không, kiểm tra thụt dòng.",
        "a colon cannot stand here: put a text that holds ': ' in quotes, or check the indentation.",
    ),
    (
        "cannot start any token",
        "giá trị không mở đầu bằng ký tự này được: đặt chữ trong dấu nháy.",
        "no value can begin with this character: put the text in quotes.",
    ),
    ("end of stream", "thiếu dấu nháy đóng.", "the closing quote is missing."),
    ("expected ','", "thiếu dấu phẩy hoặc ngoặc đóng.", "a comma or the closing bracket is missing."),
    ("expected ':'", "thiếu dấu hai chấm sau khóa.", "the colon after the key is missing."),
    (
        "expected key",
        "thụt dòng không khớp các dòng trên, hoặc có chữ thừa sau dấu nháy, ngoặc đóng.",
        "the indentation does not match the lines above, or something follows a closing quote or bracket.",
    ),
    (
        "escape c",
        "sau “\\” trong dấu nháy kép có ký tự không hiểu được. Dùng dấu nháy đơn.",
        "what follows '\\' in double quotes means nothing. Use single quotes.",
    ),
)
_TAB = Text(
    vi="dòng thụt bằng phím Tab. Thụt dòng bằng dấu cách.", en="the line is indented with a Tab. Indent with spaces."
)
_UNREADABLE = Text(
    vi="có ký tự điều khiển hoặc ký tự không đọc được. Lưu lại tệp dạng văn bản UTF-8.",
    en="there is a control character or one that cannot be read. Save the file as UTF-8 text.",
)
_NOT_A_MAPPING = Text(
    vi="tệp phải gồm các dòng “khóa: giá trị”.", en="the file must consist of 'key: value' lines at its top level."
)
_ALIAS = Text(
    vi="không dùng bí danh YAML (*tên). Viết giá trị ra đầy đủ.",
    en="YAML aliases (*name) are not allowed. Write the value out.",
)
_ANCHOR = Text(
    vi="không dùng neo YAML (&tên). Xóa neo, viết giá trị ra đầy đủ.",
    en="YAML anchors (&name) are not allowed. Delete the anchor and write the value out.",
)
_TAG = Text(vi="không dùng thẻ YAML (!tên). Xóa thẻ.", en="YAML tags (!name) are not allowed. Delete the tag.")
_MERGE = Text(
    vi="không dùng khóa gộp “<<”. Viết các khóa ra đầy đủ.",
    en="merge keys (<<) are not allowed. Write the keys out.",
)
_COMPLEX_KEY = Text(vi="khóa phải là một từ.", en="a key must be a single word, not a mapping or a list.")
_TWO_DOCUMENTS = Text(
    vi="tệp chứa hơn một tài liệu YAML (---). Giữ một.",
    en="the file holds more than one YAML document (---). Keep one.",
)
_TOO_DEEP = Text(
    vi=f"lồng quá {DEEPEST} cấp. Không biểu mẫu nào sâu như vậy.",
    en=f"nested more than {DEEPEST} levels deep. Nothing here is that deep; check the brackets.",
)
_TOO_LONG = Text(
    vi=f"số dài hơn {MOST_DIGITS} chữ số. Kiểm tra lại; mã số thì đặt trong dấu nháy.",
    en=f"a number of more than {MOST_DIGITS} digits. Check it; if it is a code, put it in quotes.",
)
_EMPTY = Text(
    vi="khóa không có giá trị. Ghi giá trị hoặc xóa dòng; chữ có dấu phẩy trong { } thì đặt trong dấu nháy.",
    en="the key has no value. Write one, or delete the line; a text with a comma inside { } goes in quotes.",
)
