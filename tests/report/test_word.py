"""Word documents: texts are plain runs, bytes are reproducible, a hostile template ends in a message."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import docx
import pytest

from scoring.errors import ReportError
from scoring.language import VIETNAMESE
from scoring.report.word.filling import Properties, fill, packed
from scoring.report.word.official import add_body, landscape_section, official_document
from scoring.report.word.parts import add_heading, add_rows_for, add_signature, add_table, add_title
from tests.report.hostile_strings import HOSTILE as EVERY_HOSTILE

DAY = Properties("Kế hoạch", date(2021, 12, 31))
VALUES = {"text": "Sở Nội vụ", "rows": [{"name": "một"}, {"name": "hai"}], "shown": False}
HOSTILE = (
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "<w:fldSimple w:instr='DDE'/>",
    "]]></w:t><w:br/>",
    "a\x00b\x1b[31m\u202ec\ud800",
    '=HYPERLINK("http://x")',
    "http://example.org & <b>",
    "a\nb\tc\x0bd\x0ce\x07f",
)


def template(*texts: str) -> bytes:
    document = official_document("vi")
    for text in texts:
        add_body(document, text)
    return packed(document, DAY)


def filled(*texts: str, **values: object) -> str:
    made = fill(template(*texts), "mau.docx", {**VALUES, **values}, (), DAY)
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(made)).paragraphs)


def changed(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A good template with its parts changed."""
    with zipfile.ZipFile(BytesIO(template("{{ text }}"))) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return made.getvalue()


def in_part(name: str, old: bytes, new: bytes) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return changed(change)


DOCUMENT, TYPES, LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
OUTSIDE = b'<Relationship Id="rId99" Type="http://x/image" Target="http://example.org/a.png" TargetMode="External"/>'
BROKEN = {
    "not a docx": (b"hello", "not a Word document"),
    "an old doc": (bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "encrypted"),
    "cut off": (template("{{ text }}")[:2000], "damaged"),
    "a docm": (in_part(TYPES, b"wordprocessingml.document.main+xml", b"macroEnabled.main+xml"), "macros"),
    "a dotx": (in_part(TYPES, b"document.main+xml", b"template.main+xml"), ".dotx"),
    "a macro": (changed(lambda parts: parts.update({"word/vbaProject.bin": b"x"})), "macros"),
    "a linked picture": (in_part(LINKS, b"</Relationships>", OUTSIDE + b"</Relationships>"), "links to the outside"),
    "an embedded object": (
        changed(lambda parts: parts.update({"word/embeddings/a.bin": b"x"})),
        "links to the outside",
    ),
    "another file inside": (
        in_part(DOCUMENT, b"<w:sectPr", b'<w:altChunk r:id="rId9"/><w:sectPr'),
        "links to the outside",
    ),
    "an entity": (in_part(DOCUMENT, b"<w:document", b"<!DOCTYPE a><w:document"), "damaged"),
    "a bomb": (changed(lambda parts: parts.update({"word/media/a.png": b"0" * 17_000_000})), "holds too much"),
    "a DDE field": (
        in_part(DOCUMENT, b"<w:sectPr", b'<w:p><w:fldSimple w:instr=" DDEAUTO c:\\x"/></w:p><w:sectPr'),
        "the field 'DDEAUTO'",
    ),
    "a field in two runs": (
        in_part(
            DOCUMENT,
            b"<w:sectPr",
            b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
            b'<w:r><w:instrText>PICTURE "http://x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
            b"<w:sectPr",
        ),
        "the field 'INCLUDEPICTURE'",
    ),
    "a part cut short": (in_part(DOCUMENT, b"</w:document>", b""), "damaged"),
}
SANDBOXED = {
    "{{ ''.__class__ }}": "not allowed",
    "{{ text.__class__.__mro__ }}": "not allowed",
    "{{ rows.append(1) }}": "not allowed",
    "{{ cycler.__init__.__globals__ }}": "no variable 'cycler'",
    "{{ 'a' * 1000000000 }}": "'mul'",
    "{{ text | safe }}": "safe",
    "{% for a in 'abc' %}{% endfor %}": "'for'",
    "{% for a in rows %}{% for b in rows %}{% for c in rows %}{% for d in rows %}{% endfor %}{% endfor %}{% endfor %}"
    "{% endfor %}": "nests more than 3",
    "{% set x = 1 %}": "'assign'",
    "{% include 'a' %}": "'include'",
    "{% for a in rows %}": "faulty",
    "{{ txet }}": "Did you mean 'text'?",
    "{% for row in rows %}{{ row.nmae }}{% endfor %}": "Did you mean 'name'?",
    "{{ text": "faulty",
}


def test_variables_loops_and_conditions_are_filled():
    texts = ("{{ text | upper }}", "{%p for row in rows %}", "{{ loop.index }}. {{ row.name }}", "{%p endfor %}")
    assert filled(*texts, "{%p if shown %}", "never", "{%p endif %}") == "SỞ NỘI VỤ\n1. một\n2. hai"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_submitted_text_is_one_plain_run(text: str):
    made = fill(template("{{ text }}"), "mau.docx", {"text": text}, ("text",), DAY)
    with zipfile.ZipFile(BytesIO(made)) as package:
        xml = package.read(DOCUMENT).decode()
    (paragraph,) = re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", xml)
    assert set(re.findall(r"<(w:\w+)", paragraph)) <= {
        *("w:p", "w:pPr", "w:spacing", "w:ind", "w:jc", "w:r", "w:rPr", "w:sz", "w:t")
    }
    (read,) = (paragraph.text for paragraph in docx.Document(BytesIO(made)).paragraphs)
    assert [letter for letter in text if letter.isalnum()] == [letter for letter in read if letter.isalnum()]
    assert read.isprintable()


def test_every_hostile_text_stays_a_text_wherever_a_users_template_has_it():
    own = docx.Document()
    for text in ("{%p for one in texts %}", "{{ one }} {{ one | upper }}", "{%p endfor %}", "{{ texts | join(' ') }}"):
        own.add_paragraph(text)
    for place in (own.sections[0].header, own.sections[0].footer, own.add_table(1, 1).cell(0, 0)):
        place.paragraphs[0].text = "{{ texts | first }}{{ texts | last }}"
    content = packed(own, DAY)

    def elements(texts: list[str]) -> dict[str, list[str]]:
        made = fill(content, "my.docx", {"texts": texts}, ("texts",), DAY)
        with zipfile.ZipFile(BytesIO(made)) as package:
            names = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
            return {name: re.findall(r"<([\w:]+)", package.read(name).decode()) for name in names}

    assert len(EVERY_HOSTILE) == 32
    for texts in (list(EVERY_HOSTILE), list(reversed(EVERY_HOSTILE))):
        assert elements(texts) == elements(["Sở A"] * 32)


@pytest.mark.parametrize("name", BROKEN)
def test_a_hostile_template_ends_in_a_message(name: str):
    content, said = BROKEN[name]
    with pytest.raises(ReportError, match=re.escape(said)) as refused:
        fill(content, "mau.docx", VALUES, (), DAY)
    assert all(line.startswith("mau.docx: ") for line in refused.value.sentences("vi"))


@pytest.mark.parametrize("tag", SANDBOXED)
def test_a_template_can_do_nothing_but_show_values(tag: str):
    with pytest.raises(ReportError, match=re.escape(SANDBOXED[tag])):
        filled(tag)


def test_a_template_that_leaves_out_the_content_is_refused():
    with pytest.raises(ReportError, match=r"does not use \{\{ rows \}\}"):
        fill(template("{{ text }}"), "mau.docx", VALUES, ("text", "rows"), DAY)


def test_the_same_content_gives_the_same_bytes_and_no_clock():
    first, second = (fill(template("{{ text }}"), "mau.docx", VALUES, (), DAY) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    known = docx.Document(BytesIO(first)).core_properties
    assert (known.title, known.author) == ("Kế hoạch", "score")
    assert known.created == known.modified
    assert f"{known.created:%Y-%m-%d}" == "2021-12-31"


def test_the_page_is_the_one_of_decree_30():
    document = official_document("vi")
    add_heading(document, VIETNAMESE, "", "text", "Số: …", "ngày …")
    add_title(document, "KẾ HOẠCH", "{{ text }}")
    add_signature(document, VIETNAMESE, "rows", "text")
    landscape_section(document)
    table = add_table(document, [("STT", 12), ("Tên", 240)])
    add_rows_for(table, "row in rows", ["{{ loop.index }}", "{{ row.name }}"])
    made = docx.Document(BytesIO(packed(document, DAY)))
    sides = [
        tuple(round(side.mm) for side in (s.page_width, s.page_height, s.top_margin, s.left_margin, s.right_margin))
        for s in made.sections
    ]
    assert sides == [(210, 297, 20, 30, 15), (297, 210, 20, 30, 15)]
    assert (made.styles["Normal"].font.name, made.styles["Normal"].font.size.pt) == ("Times New Roman", 14)
    assert all(section.different_first_page_header_footer for section in made.sections)
    assert [section.header._element.xpath("string(.//w:fldSimple/@w:instr)") for section in made.sections] == [
        "PAGE"
    ] * 2
    header = made.tables[-1].rows[0]._tr
    assert header.xpath("count(.//w:tblHeader)") == 1.0
    assert all(
        row._tr.xpath("count(.//w:cantSplit)") == 1.0 for row in made.tables[-1].rows if len(row._tr.xpath(".//w:trPr"))
    )
