"""Looks at a Word template before it is opened: what a document may hold, and which fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from scoring import office_package
from scoring.language import Message
from scoring.office_package import Kind, Refusals

MOST_PARTS: Final = 300
MOST_BYTES: Final = 16 * 1024 * 1024
MOST_XML_BYTES: Final = 4 * 1024 * 1024
"""Of one part: a template of ten pages has about 0.1 MiB of it."""
FIELDS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")
"""The fields a template may have: numbers of pages, which no file, clock or network decides."""

_FOREIGN: Final = ("word/embeddings/", "word/activeX/", "word/afchunk", "word/webExtensions/")
_OBJECTS: Final = re.compile(rb"<(?:\w+:)?(?:OLEObject|altChunk|control|subDoc|object)\b")
_EXTERNAL: Final = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_SIMPLE_FIELD: Final = re.compile(rb"\binstr\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_INSTRUCTION: Final = re.compile(rb"<(?:\w+:)?instrText\b")
_FIELD_STEP: Final = re.compile(
    rb"fldCharType\s*=\s*[\"'](begin|end)|<(?:\w+:)?instrText\b[^>]*>([^<]*)</(?:\w+:)?instrText"
)


def fault_of(content: bytes) -> Message | None:
    """What makes this file unfit as a template, or None."""
    return office_package.fault_of(content, _WORD, _faults_inside)


def _faults_inside(name: str, content: bytes) -> Iterator[Message]:
    if _OBJECTS.search(content) or (name.endswith(".rels") and _EXTERNAL.search(content)):
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
_WORD: Final = Kind(
    main=b"wordprocessingml.document.main+xml",
    relatives=((b"wordprocessingml.template.main+xml", _IS_DOTX),),
    foreign=_FOREIGN,
    most_parts=MOST_PARTS,
    most_bytes=MOST_BYTES,
    most_xml_bytes=MOST_XML_BYTES,
    refusals=Refusals(_NOT_WORD, _ENCRYPTED, DAMAGED, _TOO_LARGE, _HAS_MACROS, _BRINGS_ALONG),
)
