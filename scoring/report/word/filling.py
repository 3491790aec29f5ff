"""Fills a Word template: every text is a plain run, and the same content always gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from docx.shared import Length, Mm
from docxtpl import DocxTemplate, InlineImage  # type: ignore[import-untyped]
from jinja2 import TemplateError

from scoring.errors import Problem, Refused, ReportError
from scoring.language import Message, printable
from scoring.report.word.package import DAMAGED, fault_of
from scoring.report.word.sandbox import Sandbox, Unfit
from scoring.text_file import read_bytes

_START: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip archive can name."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a report makes itself, such as a chart: PNG, its width on the page in millimetres, its words."""

    png: bytes
    width_mm: int
    words: str
    """What it shows, for whoever has it read out."""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: a title, and the day of the figures, since no clock may decide its bytes."""

    title: str
    as_of: date


class _Described(InlineImage):  # type: ignore[misc]
    """A picture with an alternative text, for which the library has no place."""

    def __init__(self, document: DocxTemplate, png: BytesIO, width: Length, words: str) -> None:
        super().__init__(document, png, width)
        self.words = words

    def __html__(self) -> str:
        drawn: str = super().__html__()
        return drawn.replace("<wp:docPr ", f"<wp:docPr descr={quoteattr(self.words)} ", 1)


def read_template(path: Path) -> bytes:
    """A user's template; FileProblem if it is not there, ReportError if it is too large."""
    try:
        return read_bytes(path, str(path))
    except Refused as refused:
        raise ReportError(refused.problems) from None


def fill(
    template: bytes, file: str, values: Mapping[str, Any], required: Collection[str], properties: Properties
) -> bytes:
    """The document that `template`, called `file` in messages, makes of `values`.

    Values are texts, numbers, true and false, Pictures, lists and mappings with texts as keys. `required` are those
    that a template must use: without them it would be another document. Raises ReportError if the template is not
    a plain .docx, asks for what there is not, or does what a template may not.
    """
    fault = fault_of(template)
    if fault is not None:
        raise _refused(file, fault)
    document = DocxTemplate(BytesIO(template))
    sandbox = Sandbox(values)
    try:
        document.init_docx()
        document.render({name: _plain(value, document) for name, value in values.items()}, sandbox)
    except Unfit as unfit:
        raise _refused(file, unfit.message) from None
    except TemplateError as error:
        raise _refused(file, _faulty(error)) from None
    except Exception:  # noqa: BLE001 - whatever a library finds in a stranger's file, the user reads one line
        raise _refused(file, DAMAGED) from None
    absent = sorted(set(required) - sandbox.used)
    if absent:
        raise _refused(file, _absent(absent))
    return packed(document.docx, properties)  # get_docx would read the template anew


def _plain(value: Any, document: DocxTemplate) -> Any:
    """The value with every text on one line and without control characters, and pictures as Word has them."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, Picture):
        return _Described(document, BytesIO(value.png), Mm(value.width_mm), one_line(value.words))
    if isinstance(value, Mapping):
        return {name: _plain(inner, document) for name, inner in value.items()}
    return value if isinstance(value, int) else [_plain(inner, document) for inner in value]


def one_line(text: str) -> str:
    r"""The text as one run: line ends and tabs become spaces, other control characters are replaced.

    >>> one_line("Sở\tA\x00\nB")
    'Sở A� B'
    """
    return printable("".join(" " if letter.isspace() else letter for letter in text))


def packed(document: Any, properties: Properties) -> bytes:
    """The bytes of a document of python-docx, with times that depend on `properties` only."""
    moment = datetime.combine(properties.as_of, time(), UTC)
    known = document.core_properties
    known.title, known.author, known.last_modified_by = one_line(properties.title)[:255], "score", "score"
    known.created = known.modified = moment
    known.revision, known.comments, known.subject, known.keywords = 1, "", "", ""
    written, fixed = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _START)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(part, source.read(name), compresslevel=9)
    return fixed.getvalue()


def _refused(file: str, message: Message) -> ReportError:
    return ReportError([Problem(file, 0, 0, "", message)])


def _faulty(error: TemplateError) -> Message:
    said = printable(str(error.message or error))[:160]
    return Message("the template is faulty ({said}). Mend the variable or the tag {{% … %}}.", said=said)


def _absent(names: list[str]) -> Message:
    listed = ", ".join(f"{{{{ {name} }}}}" for name in names)
    return Message(
        "the template does not use {listed}, so the document would lack it. Add it to the template.", listed=listed
    )
