"""Writes a file whole or not at all: a temporary file beside it, then a rename."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from scoring.errors import Problem, ReportError
from scoring.language import Message


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text to `path`; ReportError if it cannot be written, and then nothing is left behind."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file as `write_text` does."""
    temporary: str | None = None
    try:
        with NamedTemporaryFile("wb", dir=path.parent, delete=False) as file:
            temporary = file.name
            file.write(content)
        os.chmod(temporary, 0o644)  # noqa: PTH101 - a temporary file is private; a report is not
        os.replace(temporary, path)  # noqa: PTH105 - replaces in one step
    except OSError as error:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
        said = error.strerror or str(error)
        message = Message("cannot write it ({said}). Check the folder.", said=said)
        raise ReportError([Problem(str(path), 0, 0, "", message)]) from None
