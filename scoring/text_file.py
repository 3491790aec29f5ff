"""Reads a file, and the text in it: FileProblem if it is missing, Refused if it is too large or not UTF-8."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scoring.errors import FileProblem, Problem, Refused
from scoring.language import Message

LARGEST_BYTES: Final = 2 * 1024 * 1024
STANDARD_INPUT: Final = "-"


def read_text(path: Path, shown: str | None = None) -> str:
    """The text of a UTF-8 file of at most 2 MiB; `-` is standard input."""
    name = shown or str(path)
    return decode_text(read_bytes(path, name), name)


def read_bytes(path: Path, name: str) -> bytes:
    """The content of a file of at most 2 MiB, called `name` in messages; `-` is standard input."""
    content = _bytes(path, name)
    if len(content) > LARGEST_BYTES:
        limit = LARGEST_BYTES // 1024 // 1024
        raise _refused(name, 0, Message("the file is larger than {limit} MiB.", limit=limit))
    return content


def decode_text(content: bytes, name: str) -> str:
    """The text that UTF-8 content is."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _refused(name, 1, Message("the file is in UTF-16. Save it as UTF-8."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        raise _refused(
            name, line, Message("byte 0x{byte} is not UTF-8. Save the file as UTF-8.", byte=f"{byte:02x}")
        ) from None


def _bytes(path: Path, name: str) -> bytes:
    try:
        if str(path) == STANDARD_INPUT:
            return sys.stdin.buffer.read(LARGEST_BYTES + 1)
        if path.is_dir():
            raise _absent(name, Message("this is a folder, not a file."))
        if not path.is_file():
            raise _absent(name, Message("there is no such file. Check the path."))
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise _absent(name, Message("cannot read it ({strerror}).", strerror=error.strerror)) from None


def _absent(name: str, message: Message) -> FileProblem:
    return FileProblem([Problem(name, 0, 0, "", message)])


def _refused(name: str, line: int, message: Message) -> Refused:
    return Refused([Problem(name, line, 1 if line else 0, "", message)])
