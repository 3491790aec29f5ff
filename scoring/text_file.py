"""Reads a file, and the text in it: FileProblem if it is missing, Refused if it is too large or not UTF-8."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from scoring.errors import FileProblem, Problem, Refused
from scoring.language import Text

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
        raise _refused(name, 0, f"tệp lớn hơn {limit} MiB.", f"the file is larger than {limit} MiB.")
    return content


def decode_text(content: bytes, name: str) -> str:
    """The text that UTF-8 content is."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _refused(name, 1, "tệp ở mã UTF-16. Lưu lại ở mã UTF-8.", "the file is in UTF-16. Save it as UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        raise _refused(
            name,
            line,
            f"byte 0x{byte:02x} không phải UTF-8. Lưu lại tệp ở mã UTF-8.",
            f"byte 0x{byte:02x} is not UTF-8. Save the file as UTF-8.",
        ) from None


def _bytes(path: Path, name: str) -> bytes:
    try:
        if str(path) == STANDARD_INPUT:
            return sys.stdin.buffer.read(LARGEST_BYTES + 1)
        if path.is_dir():
            raise _absent(name, "đây là thư mục, không phải tệp.", "this is a folder, not a file.")
        if not path.is_file():
            raise _absent(name, "không có tệp này. Kiểm tra lại đường dẫn.", "there is no such file. Check the path.")
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise _absent(name, f"không đọc được tệp ({error.strerror}).", f"cannot read it ({error.strerror}).") from None


def _absent(name: str, vi: str, en: str) -> FileProblem:
    return FileProblem([Problem(name, 0, 0, "", Text(vi, en))])


def _refused(name: str, line: int, vi: str, en: str) -> Refused:
    return Refused([Problem(name, line, 1 if line else 0, "", Text(vi, en))])
