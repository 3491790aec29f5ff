"""The look of a Vietnamese official document (Decree 30/2020/NĐ-CP, Appendix I), from which default templates are made.

A4; margins 20 mm above and below, 30 mm left, 15 mm right; Times New Roman 14; the number of the page centred at the
top from page 2. A template is such a document with variables and tags in its texts; see docs/templates.md.
"""

from __future__ import annotations

from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT: Final = "Times New Roman"
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
JUSTIFIED: Final = WD_ALIGN_PARAGRAPH.JUSTIFY
TEXT_WIDTH: Final = 165
"""Of a portrait page, in millimetres; 252 of a landscape one."""
LANDSCAPE_WIDTH: Final = 252
_AFTER_NUMBERING: Final = ("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid")


def official_document(language: str) -> Document:
    """An empty A4 document with the margins, the font and the page number of the decree."""
    document = docx.Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for which in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(which), FONT)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), "vi-VN" if language == "vi" else "en-GB")
    style.element.get_or_add_rPr().append(spoken)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    style.paragraph_format.widow_control = True
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    _set_margins(section)
    return document


def landscape_section(document: Document) -> Section:
    """A new section of A4 on its side, for an annex: its pages are numbered from 1 again."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    _set_margins(section)
    numbered = OxmlElement("w:pgNumType")
    numbered.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(numbered, *_AFTER_NUMBERING)  # noqa: SLF001 - the library has no name for it
    return section


def _set_margins(section: Section) -> None:
    """The margins of the decree, no number on the first page, and the number on every other."""
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    add_field(number, "PAGE")


def add_field(paragraph: Paragraph, name: str) -> None:
    """A field of a page number in a paragraph; no other may stand in a template."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - the library has no name for it


def add_line(  # noqa: PLR0913 - what a paragraph may differ in
    place: Any,
    text: str,
    *,
    size: int = 14,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTRE,
    before: int = 0,
    after: int = 0,
) -> Paragraph:
    """A paragraph of one run in a document or a cell; `size`, `before` and `after` in points."""
    paragraph: Paragraph = place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    add_run(paragraph, text, size=size, bold=bold, italic=italic)
    return paragraph


def add_run(paragraph: Paragraph, text: str, *, size: int = 14, bold: bool = False, italic: bool = False) -> Run:
    """A run of one look; a variable or a tag stands whole in one run."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    return run


def add_body(place: Any, text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph of the body: justified, its first line set in by 10 mm, 6 points to the next."""
    paragraph = add_line(place, text, bold=bold, italic=italic, align=JUSTIFIED, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    if bold:
        paragraph.paragraph_format.keep_with_next = True
    return paragraph


def add_tag(place: Any, tag: str) -> Paragraph:
    """A paragraph that holds nothing but a tag such as `{%p for … %}`, and disappears with it."""
    return add_line(place, tag, align=LEFT)


def add_rule(place: Any, width: int, of: int, after: int = 0) -> Paragraph:
    """A solid line of `width` millimetres in the middle of a column of `of` millimetres."""
    paragraph = add_line(place, "", size=2, before=3, after=after)
    side = Mm((of - width) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Length(side)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(3)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "1"), ("w:color", "000000")):
        line.set(qn(name), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no name for it
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    return paragraph
