"""The parts that official documents share: heading, recipients and signature, tables; built of `official`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from scoring.language import Speech
from scoring.report.word.official import CENTRE, LEFT, TEXT_WIDTH, add_line, add_rule, add_run

_CELL_MARGIN: Final = 100
"""Twips of blank inside a cell at either side."""


def add_heading(document: Document, speech: Speech, superior: str, issuer: str, number: str, place_date: str) -> None:
    """Issuing body and number at the left, national title, place and date at the right, each with its rule."""
    left, right = _side_by_side(document, 68, TEXT_WIDTH - 68)
    if superior:
        add_line(left, "{%p if " + superior + " %}")
        add_line(left, "{{ " + superior + " | upper }}", size=12)
        add_line(left, "{%p endif %}")
    add_line(left, "{{ " + issuer + " | upper }}", size=12, bold=True)
    add_rule(left, 24, 68, after=6)
    add_line(left, number, size=13)
    add_line(
        right,
        speech.say("SOCIALIST REPUBLIC OF VIET NAM"),
        size=12,
        bold=True,
    )
    add_line(right, speech.say("Independence - Freedom - Happiness"), size=13, bold=True)
    add_rule(right, speech_rule(speech), TEXT_WIDTH - 68, after=6)
    add_line(right, place_date, size=13, italic=True)


def speech_rule(speech: Speech) -> int:
    """The length of the motto in millimetres, which the rule under it has too."""
    return 60 if speech.language == "vi" else 74


def add_title(document: Document, kind: str, subject: str) -> None:
    """The kind of document in capitals, its subject, and a rule."""
    add_line(document, kind, bold=True, before=18)
    add_line(document, subject, bold=True)
    add_rule(document, 40, TEXT_WIDTH, after=12)


def add_signature(document: Document, speech: Speech, recipients: str, signatory: str) -> None:
    """“Nơi nhận” at lower left from a list of texts, and the signatory's title at lower right; never a name."""
    left, right = _side_by_side(document, 85, TEXT_WIDTH - 85)
    add_line(left, speech.say("Recipients:"), size=12, bold=True, italic=True, align=LEFT)
    add_line(left, "{%p for recipient in " + recipients + " %}", align=LEFT)
    add_line(left, "- {{ recipient }}", size=11, align=LEFT)
    add_line(left, "{%p endfor %}", align=LEFT)
    add_line(right, "{{ " + signatory + " | upper }}", bold=True)
    for _ in range(4):
        add_line(right, "")


def add_table(document: Document, columns: Sequence[tuple[str, int]], size: int = 11) -> Table:
    """A ruled table with a header row that every page repeats; each column's heading and width in millimetres."""
    table = _grid(document, [width for _, width in columns])
    table.style = "Table Grid"
    header = table.rows[0]
    for cell, (heading, _) in zip(header.cells, columns, strict=True):
        _write(cell, heading, size=size, bold=True, is_centred=True)
        _shade(cell)
    _mark_row(header, "w:cantSplit", "w:tblHeader")
    return table


def add_row(
    table: Table,
    texts: Sequence[str],
    size: int = 11,
    bold: bool = False,
    centred: Sequence[int] = (),
    *,
    is_whole: bool = True,
) -> None:
    """A row that no page break splits, unless it `is_whole` no more; columns in `centred` are centred."""
    row = _new_row(table)
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        _write(cell, text, size=size, bold=bold, is_centred=place in centred)
    if is_whole:
        _mark_row(row, "w:cantSplit")


def add_rows_for(  # noqa: PLR0913 - what a row may differ in
    table: Table,
    loop: str,
    texts: Sequence[str],
    size: int = 11,
    centred: Sequence[int] = (),
    bold: bool = False,
    *,
    unless: str = "",
) -> None:
    """A row for each item of a loop: `add_rows_for(table, "row in annex", ["{{ row.number }}", …])`.

    A page break splits a row only where the condition `unless` holds, such as `row.is_long`: kept whole, a row as high
    as a page leaves the page before it empty.
    """
    _tag_row(table, f"{{%tr for {loop} %}}")
    if unless:
        _tag_row(table, f"{{%tr if {unless} %}}")
        add_row(table, texts, size, bold, centred, is_whole=False)
        _tag_row(table, "{%tr else %}")
    add_row(table, texts, size, bold, centred)
    if unless:
        _tag_row(table, "{%tr endif %}")
    _tag_row(table, "{%tr endfor %}")


def _new_row(table: Any) -> Any:
    return table.add_row()


def _tag_row(table: Table, tag: str) -> None:
    _new_row(table).cells[0].paragraphs[0].add_run(tag)


def _write(cell: _Cell, text: str, *, size: int, bold: bool, is_centred: bool) -> None:
    """Lines of text, a paragraph each."""
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.alignment = CENTRE if is_centred else LEFT
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        add_run(paragraph, line, size=size, bold=bold)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "EDEDED")):
        shade.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - the library has no name for it


def _mark_row(row: Any, *names: str) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no name for it
    for name in names:
        properties.append(OxmlElement(name))


def _side_by_side(document: Document, left: int, right: int) -> tuple[_Cell, _Cell]:
    """Two columns without lines, kept on one page, of so many millimetres."""
    table = _grid(document, [left, right])
    _mark_row(table.rows[0], "w:cantSplit")
    cells = table.rows[0].cells
    for cell in cells:
        cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001 - the library leaves an empty paragraph in every cell
    return cells[0], cells[1]


def _grid(document: Document, widths: Sequence[int]) -> Table:
    """A table of one row whose columns keep their widths."""
    table: Table = document.add_table(rows=1, cols=len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    properties = table._tblPr  # noqa: SLF001 - the library has no name for it
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_CELL_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.insert(list(properties).index(properties.find(qn("w:tblLook"))), margins)
    for column, cell, width in zip(table.columns, table.rows[0].cells, widths, strict=True):
        column.width = cell.width = Mm(width)
    return table
