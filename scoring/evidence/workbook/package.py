"""Looks at the outside of a workbook before it is opened: what it is, how much it holds, what it would bring along."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from scoring.errors import Problem, Refused
from scoring.evidence.workbook import OLE, ZIP
from scoring.language import Message

MOST_PARTS: Final = 200
MOST_BYTES: Final = 8 * 1024 * 1024
MOST_TAGS: Final = 30_000
LONGEST_ATTRIBUTE: Final = 20_000
MOST_RANGES: Final = 10_000
MOST_FORMULA_BYTES: Final = 1_000_000

_TYPES: Final = "[Content_Types].xml"
_WORKBOOK: Final = b"spreadsheetml.sheet.main+xml"
_MACROS: Final = (b"macroEnabled", b"vbaProject")
_FOREIGN: Final = ("xl/externalLinks/", "xl/embeddings/", "xl/activeX/", "xl/ctrlProps/", "xl/connections.xml")
_RELATIONSHIP: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_LONG: Final = re.compile(
    rb"=\s*\"[^\"<]{%(most)d}|=\s*'[^'<]{%(most)d}|<(?:\w+:)?definedName\b[^<]{%(most)d}" % {b"most": LONGEST_ATTRIBUTE}
)
_RANGES: Final = re.compile(rb"sqref\s*=\s*(?:\"[^\"]*|'[^']*)")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f\b[^<]*")


def check_package(content: bytes, file: str) -> None:
    """Refused if the content is not a plain .xlsx that can be opened without harm."""
    fault = _fault(content)
    if fault is not None:
        raise Refused([Problem(file, 0, 0, "", fault)])


def _fault(content: bytes) -> Message | None:
    if content.startswith(OLE):
        return _ENCRYPTED
    if not content.startswith(ZIP):
        return _NOT_EXCEL
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _fault_of_list(package) or next(_faults_of_parts(package), None)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        return _DAMAGED


def _fault_of_list(package: zipfile.ZipFile) -> Message | None:
    """What the list of parts, read before any part, tells."""
    parts = package.infolist()
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        return _ENCRYPTED
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        return _TOO_LARGE
    if len(set(names)) < len(names):
        return _DAMAGED
    if _TYPES not in names:
        return _NOT_EXCEL
    if any(name.endswith("vbaProject.bin") for name in names):
        return _HAS_MACROS
    return _BRINGS_ALONG if any(name.startswith(_FOREIGN) for name in names) else None


def _faults_of_parts(package: zipfile.ZipFile) -> Iterator[Message]:
    """What is wrong inside: a part cannot be larger than the list says, or reading it fails."""
    types = package.read(_TYPES)
    if any(word in types for word in _MACROS):
        yield _HAS_MACROS
    if _WORKBOOK not in types:
        yield _NOT_EXCEL
    tags = 0
    for part in package.infolist():
        content = package.read(part)
        if not part.filename.endswith((".xml", ".rels")):
            continue
        tags += content.count(b"<") - content.count(b"</")
        if b"\0" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            yield _DAMAGED
        if tags > MOST_TAGS or _is_laborious(content):
            yield _TOO_LARGE
        if part.filename.endswith(".rels") and any(map(_leads_outside, _RELATIONSHIP.findall(content))):
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
