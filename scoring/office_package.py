"""Looks at a file of Word or Excel before it is opened: what it is, how much it holds, what it would bring along."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final, NamedTuple

from scoring.first_bytes import OLE, ZIP
from scoring.language import Message

_TYPES: Final = "[Content_Types].xml"
_MACROS: Final = (b"macroEnabled", b"vbaProject")
_XML: Final = (".xml", ".rels")
_OTHER_ENCODING: Final = re.compile(rb"^[^<]{0,3}<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)

FaultsInside = Callable[[str, bytes], Iterator[Message]]
"""What is wrong inside one XML part, from its name and its content."""


class Refusals(NamedTuple):
    """What is said of a file that is unfit, whichever way."""

    is_another: Message
    is_encrypted: Message
    is_damaged: Message
    is_too_large: Message
    has_macros: Message
    brings_along: Message


class Kind(NamedTuple):
    """What sets one kind of file apart: the type of its main part, what it may not hold, and how much it may."""

    main: bytes
    relatives: tuple[tuple[bytes, Message], ...]
    """Types of main parts that are nearly right, each with what is said of it."""
    foreign: tuple[str, ...]
    """How the names of parts begin that come from elsewhere."""
    most_parts: int
    most_bytes: int
    most_xml_bytes: int
    """Of one part."""
    refusals: Refusals


def fault_of(content: bytes, kind: Kind, faults_inside: FaultsInside) -> Message | None:
    """What makes this file unfit, or None if it can be opened without harm."""
    said = kind.refusals
    if content.startswith(OLE):
        return said.is_encrypted
    if not content.startswith(ZIP):
        return said.is_another
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return _fault_of_list(package, kind) or next(_faults_of_parts(package, kind, faults_inside), None)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        return said.is_damaged


def _fault_of_list(package: zipfile.ZipFile, kind: Kind) -> Message | None:
    """What the list of parts, read before any part, tells."""
    parts, said = package.infolist(), kind.refusals
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        return said.is_encrypted
    is_large = any(part.file_size > kind.most_xml_bytes for part in parts if part.filename.endswith(_XML))
    if is_large or len(parts) > kind.most_parts or sum(part.file_size for part in parts) > kind.most_bytes:
        return said.is_too_large
    if len({name.lower() for name in names}) < len(names):
        return said.is_damaged
    if _TYPES not in names:
        return said.is_another
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return said.has_macros
    return said.brings_along if any(name.startswith(kind.foreign) for name in names) else None


def _faults_of_parts(package: zipfile.ZipFile, kind: Kind, faults_inside: FaultsInside) -> Iterator[Message]:
    """What is wrong inside: a part cannot be larger than the list says, or reading it fails."""
    types, said = package.read(_TYPES), kind.refusals
    if any(word in types for word in _MACROS):
        yield said.has_macros
    yield from (message for main, message in kind.relatives if main in types)
    if kind.main not in types:
        yield said.is_another
    for part in package.infolist():
        content = package.read(part)
        if not part.filename.endswith(_XML):
            continue
        if b"\0" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content or _OTHER_ENCODING.match(content):
            yield said.is_damaged
        yield from faults_inside(part.filename, content)
