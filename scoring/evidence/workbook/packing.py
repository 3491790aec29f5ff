"""Makes the bytes of a workbook depend on its content only: no time of day, no version of the library."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final

from openpyxl import Workbook

_START: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip archive can name."""
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_VERSION: Final = re.compile(rb"<AppVersion>[^<]*</AppVersion>")


def packed(book: Workbook, title: str, issued_on: date) -> bytes:
    """The file of a workbook, dated by the document that its rulebook encodes."""
    moment = datetime.combine(issued_on, time(), UTC).replace(tzinfo=None)
    book.properties.title, book.properties.creator, book.properties.created = title, "score", moment
    written, fixed = BytesIO(), BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            content = _MODIFIED.sub(rb"\g<1>" + f"{moment.isoformat()}Z".encode() + rb"\g<2>", content)
            content = _VERSION.sub(b"", content)
            part = zipfile.ZipInfo(name, _START)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(part, content, compresslevel=9)
    return fixed.getvalue()
