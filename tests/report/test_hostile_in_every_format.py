"""Every hostile text, in every field of evidence, in every format of every report, stays a text.

Each format is read as its reader reads it, and must have the structure that it has with a harmless text: the same
elements, parts, formulas, keys. A text that became anything but a text would change it.
"""

import csv
import json
import struct
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import docx
import polars as pl
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from tests.report.every_report import EVERY, REPORTS
from tests.report.hostile_strings import HOSTILE
from tests.report.hostile_subjects import SUBJECTS
from tests.report.html.test_page import Sources
from tests.report.schemas_of_others import read_junit, read_sarif

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure

RUNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
HARMLESS = "Sở A"
WITHOUT_TEXT = {("check", "text")}
"""A check prints nothing on standard output about a file with problems."""
TABLES = {("batch", ""): ("agencies", "criteria"), ("robustness", "csv"): ("ranks", "swaps", "criteria")}
"""The tables of a report, in every format or in one."""
BY_ID = (".ranks", ".draws_by_rank")
"""Where the names of a JSON object are ids of agencies, or ranks."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINE = ("tspan", frozenset[str]())
"""A line of a text in a chart, which has no attribute but its place: a long text is broken into several."""
Made = str | bytes


class Structure(HTMLParser):
    """The tags of a page with the names of their attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if (tag, set(names) - {"x", "dy"}) != LINE:
            self.found.append((tag, names))

    def handle_endtag(self, tag):
        if tag != LINE[0]:
            self.found.append(f"/{tag}")

    def handle_comment(self, data):
        self.found.append("comment")

    def handle_decl(self, decl):
        self.found.append(decl)


def html(made: str) -> object:
    """Its elements; it fetches nothing and has no handler."""
    assert Sources(made).fetched == []
    return Structure(made).found


def markdown(made: str) -> object:
    """The blocks and everything in their lines that is not plain text, as GitHub reads them: links and HTML as well."""
    reader = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough", "linkify"])
    reader.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
    tokens = reader.parse(made)
    inner = [one.type for token in tokens for one in token.children or () if one.type != "text"]
    return [token.type for token in tokens], inner


def rows_of_csv(made: str) -> object:
    """The number of cells of every row; none runs, and none holds what could begin another."""
    rows = list(csv.reader(StringIO(made)))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.strip().startswith(RUNS) and not _is_number(cell)] == []
    assert [cell for cell in cells if not all(letter.isprintable() for letter in cell)] == []
    return [len(row) for row in rows]


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal() and cell.isascii()


def package(made: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(made)) as parts:
        yield from ((name, parts.read(name)) for name in parts.namelist())


def workbook(made: bytes) -> object:
    """Parts, relationships and formulas; every text that begins like a formula is marked as a text."""
    parts = dict(package(made))
    cells = [cell for sheet in load_workbook(BytesIO(made)).worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.hyperlink or cell.comment] == []
    texts = [cell for cell in cells if cell.data_type == "s" and str(cell.value).strip().startswith(RUNS)]
    assert [cell.coordinate for cell in texts if not cell.quotePrefix] == []
    relations = {name: content for name, content in parts.items() if name.endswith(".rels")}
    assert b"External" not in b"".join(relations.values())
    return sorted(parts), relations, [(cell.coordinate, cell.value) for cell in cells if cell.data_type == "f"]


def document(made: bytes) -> object:
    """Parts, relationships, and the elements of every part with what a field is told to do."""
    parts = dict(package(made))
    relations = {name: content for name, content in parts.items() if name.endswith(".rels")}
    elements = {
        name: [(one.tag, _instruction(one)) for one in etree.fromstring(content).iter()]
        for name, content in parts.items()
        if name.startswith("word/") and name.endswith(".xml")
    }
    pages = [
        found for name, found in elements.items() if name.startswith(("word/document", "word/header", "word/foot"))
    ]
    tags = {str(tag).rpartition("}")[2] for found in pages for tag, _ in found}
    assert not tags & {"hyperlink", "object", "altChunk", "OLEObject", "control"}
    assert {told for found in elements.values() for _, told in found} <= {None, "PAGE", "NUMPAGES"}
    return sorted(parts), relations, elements


def _instruction(element) -> str | None:
    """What a field is told to do: `PAGE`; None of anything but a field."""
    told = element.text if str(element.tag).endswith("}instrText") else element.get(f"{W}instr")
    return told and told.strip()


def picture(made: str) -> object:
    """The kinds of elements, none of which links or runs."""
    elements = list(etree.fromstring(made.encode()).iter())
    assert not [name for one in elements for name in one.attrib if "href" in name or name.startswith("on")]
    return {one.tag for one in elements} - {"{http://www.w3.org/2000/svg}tspan"}


def pixels(made: bytes) -> object:
    """The kinds of chunks: none of them holds a text."""
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    place, kinds = 8, set()
    while place < len(made):
        (size,) = struct.unpack(">I", made[place : place + 4])
        kinds.add(made[place + 4 : place + 8])
        place += 12 + size
    assert not kinds & {b"tEXt", b"zTXt", b"iTXt", b"eXIf"}
    return kinds


def keys(made: str) -> object:
    """Where values stand, without what and how many they are."""
    return list(dict.fromkeys(_paths(json.loads(made), "")))


def _paths(value: object, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key in value:
            yield from _paths(value[key], path + (".#" if path.endswith(BY_ID) else f".{key}"))
    elif isinstance(value, list):
        for one in value:
            yield from _paths(one, f"{path}[]")
    else:
        yield path


def junit(made: str) -> object:
    """Its elements and attributes; it fits its schema."""
    read_junit(made)
    return [(one.tag, one.keys()) for one in etree.fromstring(made.encode()).iter()]


def sarif(made: str) -> object:
    """Where every value stands; it fits its schema."""
    read_sarif(made)
    return keys(made)


def parquet(made: bytes) -> object:
    """Columns and rows."""
    frame = pl.read_parquet(BytesIO(made))
    return frame.schema, frame.shape


def lines(made: str) -> object:
    """Nothing that moves the cursor, changes colours or turns the direction of writing."""
    assert all(letter.isprintable() or letter == "\n" for letter in made)
    return None


STRUCTURES: dict[str, Callable[..., object]] = {
    "text": lines,
    "table": lines,
    "markdown": markdown,
    "csv": rows_of_csv,
    "json": keys,
    "html": html,
    "svg": picture,
    "png": pixels,
    "xlsx": workbook,
    "docx": document,
    "parquet": parquet,
    "junit": junit,
    "sarif": sarif,
}
"""What is read of each format."""


def made_of(report: str, form: str, text: str, language: str = "vi") -> list[Made]:
    """The report about evidence that says `text` everywhere; of a field each of its tables."""
    subject = _subject(report, text)
    options = [{"table": table} for table in TABLES.get((report, form), TABLES.get((report, ""), ()))] or [{}]
    return [REPORTS[report].render(subject, form, language, **given) for given in options]


@cache
def _subject(report: str, text: str) -> object:
    return SUBJECTS[report](text)


def test_every_report_and_every_format_is_tried():
    assert SUBJECTS.keys() == REPORTS.keys()
    assert {form for _, form in EVERY} == STRUCTURES.keys()
    assert len(HOSTILE) == len(set(HOSTILE)) == 32


@pytest.mark.parametrize(("report", "form"), [one for one in EVERY if one not in WITHOUT_TEXT])
def test_a_submitted_text_stays_a_text(report: str, form: str):
    read = STRUCTURES[form]
    expected = [read(made) for made in made_of(report, form, HARMLESS)]
    texts = HOSTILE if form != "png" else HOSTILE[10:11]  # a picture holds no text, whichever it is
    differs = [text for text in texts if [read(made) for made in made_of(report, form, text)] != expected]
    assert differs == []


OWN_WORD = {
    "plan": (
        *("{{ subject }}", "{{ issuer | upper }}", "{%p for item in measures %}"),
        *("{{ item.title }}: {{ item.units | join('; ') }} {{ item.cause }}", "{%p endfor %}"),
    ),
    "deductions": (
        *(
            "{{ agency }} {{ balance }}",
            "{%p for line in cover %}",
            "{{ line.label }}: {{ line.words }}",
            "{%p endfor %}",
        ),
        *(
            "{%p for entry in entries %}",
            "{{ entry.facts | join }} {{ entry.documents | join }}",
            "{%p endfor %}",
        ),
    ),
}
"""The paragraphs of a user's own template of each report that can be a Word file."""
IN_WORD = [text for text in HOSTILE if text.startswith(("{", "<w:", "https:", "_x0041_"))]
"""What Word or a template might take for its own; test_word.py fills templates with every text."""
SAID = {"plan": "{{ subject | upper }}", "deductions": "{{ agency }}"}
"""What its header, its footer and a cell of a table say."""


@pytest.mark.parametrize("report", OWN_WORD)
def test_a_submitted_text_stays_a_text_in_a_users_own_word_file(report: str, tmp_path: Path):
    own = docx.Document()
    for line in OWN_WORD[report]:
        own.add_paragraph(line)
    for place in (own.sections[0].header, own.sections[0].footer, own.add_table(1, 1).cell(0, 0)):
        place.paragraphs[0].text = SAID[report]
    own.save(str(tmp_path / "my.docx"))

    def made(text: str) -> bytes:
        rendered = REPORTS[report].render(_subject(report, text), "docx", "vi", template=tmp_path / "my.docx")
        assert isinstance(rendered, bytes)
        return rendered

    expected = document(made(HARMLESS))
    assert [text for text in IN_WORD if document(made(text)) != expected] == []
    jinja = next(text for text in HOSTILE if text.startswith("{{ 7 * 7 }}"))
    assert jinja in docx.Document(BytesIO(made(jinja))).element.xpath("string(.)")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_json_and_parquet_keep_what_was_submitted_letter_by_letter(text: str):
    for report in ("result", "deductions", "preview"):
        (made,) = made_of(report, "json", text)
        assert json.loads(made)["agency"]["name"] == text
    agencies, _ = made_of("batch", "parquet", text)
    assert pl.read_parquet(BytesIO(agencies))["name"].to_list() == [text]
