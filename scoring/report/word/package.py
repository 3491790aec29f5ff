"""Looks at a Word template before it is opened: what it is, how much it holds, what it would bring along."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from scoring.language import Message

MOST_PARTS: Final = 300
MOST_BYTES: Final = 16 * 1024 * 1024
MOST_XML_BYTES: Final = 4 * 1024 * 1024
"""Of one part: a template of ten pages has about 0.1 MiB of it."""
FIELDS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")
"""The fields a template may have: numbers of pages, which no file, clock or network decides."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_TYPES: Final = "[Content_Types].xml"
_DOCUMENT: Final = b"wordprocessingml.document.main+xml"
_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_MACROS: Final = (b"macroEnabled", b"vbaProject")
_FOREIGN: Final = ("word/embeddings/", "word/activeX/", "word/afchunk", "word/webExtensions/")
_OBJECTS: Final = re.compile(rb"<(?:\w+:)?(?:OLEObject|altChunk|control|subDoc|object)\b")
_EXTERNAL: Final = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_SIMPLE_FIELD: Final = re.compile(rb"\binstr\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_INSTRUCTION: Final = re.compile(rb"<(?:\w+:)?instrText\b")
_FIELD_STEP: Final = re.compile(
    rb"fldCharType\s*=\s*[\"'](begin|end)|<(?:\w+:)?instrText\b[^>]*>([^<]*)</(?:\w+:)?instrText"
)
_OTHER_ENCODING: Final = re.compile(rb"^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)


def fault_of(content: bytes) -> Message | None:
    """What makes this file unfit as a template, or None."""
    if content.startswith(_OLE):
        return _ENCRYPTED
    if not content.startswith(_ZIP):
        return _NOT_WORD
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _fault_of_list(package) or next(_faults_of_parts(package), None)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        return DAMAGED


def _fault_of_list(package: zipfile.ZipFile) -> Message | None:
    """What the list of parts, read before any part, tells."""
    parts = package.infolist()
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        return _ENCRYPTED
    is_large = any(part.file_size > MOST_XML_BYTES for part in parts if part.filename.endswith((".xml", ".rels")))
    if is_large or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        return _TOO_LARGE
    if len({name.lower() for name in names}) < len(names):
        return DAMAGED
    if _TYPES not in names:
        return _NOT_WORD
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return _HAS_MACROS
    return _BRINGS_ALONG if any(name.startswith(_FOREIGN) for name in names) else None


def _faults_of_parts(package: zipfile.ZipFile) -> Iterator[Message]:
    """What is wrong inside: a part cannot be larger than the list says, or reading it fails."""
    types = package.read(_TYPES)
    if any(word in types for word in _MACROS):
        yield _HAS_MACROS
    if _TEMPLATE in types:
        yield _IS_DOTX
    if _DOCUMENT not in types:
        yield _NOT_WORD
    for part in package.infolist():
        content = package.read(part)
        if not part.filename.endswith((".xml", ".rels")):
            continue
        if b"\0" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content or _OTHER_ENCODING.match(content):
            yield DAMAGED
        if _OBJECTS.search(content) or (part.filename.endswith(".rels") and _EXTERNAL.search(content)):
            yield _BRINGS_ALONG
        yield from _faults_of_fields(content)


def _faults_of_fields(content: bytes) -> Iterator[Message]:
    """Every field that is not the number of a page."""
    if len(_INSTRUCTION.findall(content)) > sum(step.group(1) is None for step in _FIELD_STEP.finditer(content)):
        yield DAMAGED
    for instruction in _instructions(content):
        name = (instruction.decode("utf-8", "replace").split() or ["?"])[0]
        if name.upper() not in FIELDS:
            yield Message(
                "the template has the field '{name}'. Only page numbers are allowed: {fields}. Turn any "
                "other into text (Ctrl+Shift+F9).",
                name=name[:40],
                fields=", ".join(FIELDS),
            )


def _instructions(content: bytes) -> Iterator[bytes]:
    """What each field is told to do: the words of a simple one, and of the others all runs from begin to end."""
    yield from (double or single for double, single in _SIMPLE_FIELD.findall(content))
    open_fields = [b""]
    for step in _FIELD_STEP.finditer(content):
        if step.group(1) == b"begin":
            open_fields.append(b"")
        elif step.group(1) == b"end":
            yield open_fields.pop()
            open_fields = open_fields or [b""]
        else:
            open_fields[-1] += step.group(2)
    yield from (left for left in open_fields if left)


_NOT_WORD = Message("this is not a Word document (.docx). Open it in Word or LibreOffice and save it as .docx.")
_IS_DOTX = Message("this is a .dotx. Open it in Word and save it as .docx.")
_ENCRYPTED = Message("the document is encrypted, or in the old .doc format. Remove the password and save it as .docx.")
DAMAGED = Message("the document is damaged. Fetch it again, or open it in Word and save it anew.")
"""Also said when the library fails on a template whose outside looks right."""
_TOO_LARGE = Message(
    "the template holds too much (more than {most_bytes} MiB when unpacked). Remove pictures.",
    most_bytes=MOST_BYTES // 1024 // 1024,
)
_HAS_MACROS = Message("the template has macros (.docm). Save it as .docx.")
_BRINGS_ALONG = Message(
    "the template has links to the outside (web pages, files, linked pictures) or embedded "
    "objects. Remove the links (Ctrl+Shift+F9) and insert pictures into the file."
)
