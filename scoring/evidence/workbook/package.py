"""Looks at a workbook before it is opened: what one may hold, and how much work it may make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring.errors import Problem, Refused
from scoring.language import Message
from scoring.office_package import Kind, Refusals, fault_of

MOST_PARTS: Final = 200
MOST_BYTES: Final = 8 * 1024 * 1024
MOST_TAGS: Final = 30_000
LONGEST_ATTRIBUTE: Final = 20_000
MOST_RANGES: Final = 10_000
MOST_FORMULA_BYTES: Final = 1_000_000

_FOREIGN: Final = ("xl/externalLinks/", "xl/embeddings/", "xl/activeX/", "xl/ctrlProps/", "xl/connections.xml")
_RELATIONSHIP: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_LONG: Final = re.compile(
    rb"=\s*\"[^\"<]{%(most)d}|=\s*'[^'<]{%(most)d}|<(?:\w+:)?definedName\b[^<]{%(most)d}" % {b"most": LONGEST_ATTRIBUTE}
)
_RANGES: Final = re.compile(rb"sqref\s*=\s*(?:\"[^\"]*|'[^']*)")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f\b[^<]*")


def check_package(content: bytes, file: str) -> None:
    """Refused if the content is not a plain .xlsx that can be opened without harm."""
    fault = fault_of(content, _EXCEL, _Labour().faults_inside)
    if fault is not None:
        raise Refused([Problem(file, 0, 0, "", fault)])


class _Labour:
    """Counts, over all parts of one workbook, what the library would have to build."""

    def __init__(self) -> None:
        self._tags = 0

    def faults_inside(self, name: str, content: bytes) -> Iterator[Message]:
        """What is wrong inside one part."""
        self._tags += content.count(b"<") - content.count(b"</")
        if self._tags > MOST_TAGS or _is_laborious(content):
            yield _TOO_LARGE
        if name.endswith(".rels") and any(map(_leads_outside, _RELATIONSHIP.findall(content))):
            yield _BRINGS_ALONG


def _is_laborious(content: bytes) -> bool:
    """True for a part that is small and yet keeps the library busy: lists of ranges, formulas in many cells."""
    ranges = sum(found.count(b" ") for found in _RANGES.findall(content))
    formulas = sum(map(len, _FORMULA.findall(content))) * content.count(b"shared")
    return ranges > MOST_RANGES or formulas > MOST_FORMULA_BYTES or _LONG.search(content) is not None


def _leads_outside(relationship: bytes) -> bool:
    """True for a link to another file, but not for a web address that someone typed into a cell: it is never opened."""
    return b"External" in relationship and b"/hyperlink" not in relationship


_NOT_EXCEL = Message("this is not an Excel workbook (.xlsx). Open it in Excel or LibreOffice and save it as .xlsx.")
_ENCRYPTED = Message("the workbook is encrypted, or in the old .xls format. Remove the password and save it as .xlsx.")
_DAMAGED = Message("the workbook is damaged or cut off. Fetch it again, or open it in Excel and save it anew.")
_TOO_LARGE = Message(
    "the workbook holds too much (more than {most_bytes} MiB or {most_tags} items when "
    "unpacked). No form is that large.",
    most_bytes=MOST_BYTES // 1024 // 1024,
    most_tags=MOST_TAGS,
)
_HAS_MACROS = Message("the workbook has macros (.xlsm). Save it as .xlsx.")
_BRINGS_ALONG = Message(
    "the workbook has links to other files, or embedded objects. Remove them (Data > Edit Links), keep the values."
)
UNREADABLE = _DAMAGED
"""What is said when the library fails on a workbook whose outside looks right."""
_EXCEL: Final = Kind(
    main=b"spreadsheetml.sheet.main+xml",
    relatives=(),
    foreign=_FOREIGN,
    most_parts=MOST_PARTS,
    most_bytes=MOST_BYTES,
    most_xml_bytes=MOST_BYTES,
    refusals=Refusals(_NOT_EXCEL, _ENCRYPTED, _DAMAGED, _TOO_LARGE, _HAS_MACROS, _BRINGS_ALONG),
)
