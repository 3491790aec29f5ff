"""Workbooks that are no form, or are meant to harm, end in one clear line: quickly, and with little memory."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.errors import Refused
from scoring.evidence.workbook.package import MOST_TAGS
from scoring.evidence.workbook.reading import read_form
from tests.form_files import department_form, filled, with_parts
from tests.hostile_files import MIB
from tests.test_hostile import MOST_MEBIBYTES, assert_refused, check

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4096
FIRST = "xl/worksheets/sheet1.xml"
Parts = dict[str, bytes]


def changed(change: Callable[[Parts], object]) -> bytes:
    return with_parts(filled(), change)


def replaced(parts: Parts, name: str, old: bytes, new: bytes) -> None:
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new, 1)


def in_sheet(markup: bytes) -> bytes:
    """A form with something more among the cells of its first sheet."""
    return changed(lambda parts: replaced(parts, FIRST, b"</sheetData>", markup + b"</sheetData>"))


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def lying_about_its_size() -> bytes:
    """A part said to hold a few bytes, which unpacks to many."""
    content = changed(lambda parts: parts.update({"xl/media/a.xml": b"A" * 6 * MIB}))
    return content.replace((6 * MIB).to_bytes(4, "little"), (100).to_bytes(4, "little"))


def encrypted() -> bytes:
    """A form whose list of parts says that they are encrypted."""
    content = bytearray(filled())
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


FOREIGN = (
    b'<Relationship Id="rIdX" TargetMode="External" Target="file:///etc/passwd" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"/></Relationships>'
)
RELS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
WORKBOOK_TYPE = b"spreadsheetml.sheet.main+xml"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.xlsx": (lambda: b"", "not an Excel workbook"),
    "text.xlsx": (lambda: b"rulebook: ha-tinh-2024\n", "not an Excel workbook"),
    "bare-zip.xlsx": (lambda: zipped("a.txt", b"a"), "not an Excel workbook"),
    "word.xlsx": (
        lambda: changed(lambda parts: replaced(parts, TYPES, WORKBOOK_TYPE, b"wordprocessingml.document.main+xml")),
        "not an Excel workbook",
    ),
    "old.xls": (lambda: OLE, "encrypted, or in the old .xls format"),
    "encrypted.xlsx": (lambda: OLE, "encrypted, or in the old .xls format"),
    "encrypted-parts.xlsx": (encrypted, "encrypted, or in the old .xls format"),
    "cut.xlsx": (lambda: filled()[:-200], "damaged or cut off"),
    "half.xlsx": (lambda: filled()[:9000], "damaged or cut off"),
    "first-bytes.xlsx": (lambda: filled()[:4], "damaged or cut off"),
    "one-byte-changed.xlsx": (lambda: filled().replace(b"PK\x01\x02", b"PK\x01\x03", 1), "damaged or cut off"),
    "same-part-twice.xlsx": (lambda: twice_the_same_part(), "damaged or cut off"),  # noqa: PLW0108 - defined below
    "entities.xlsx": (
        lambda: changed(
            lambda parts: replaced(
                parts, FIRST, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet'
            )
        ),
        "damaged or cut off",
    ),
    "utf-16.xlsx": (
        lambda: changed(lambda parts: parts.update({FIRST: parts[FIRST].decode().encode("utf-16")})),
        "damaged or cut off",
    ),
    "not-xml.xlsx": (lambda: changed(lambda parts: parts.update({FIRST: b"<worksheet><"})), "damaged or cut off"),
    "sheet-missing.xlsx": (lambda: changed(lambda parts: parts.pop("xl/worksheets/sheet2.xml")), "a sheet is missing"),
    "styles-missing.xlsx": (
        lambda: changed(lambda parts: replaced(parts, FIRST, b'<c r="D9" s="', b'<c r="D9" s="9999')),
        "damaged or cut off",
    ),
    "text-out-of-list.xlsx": (
        lambda: in_sheet(b'<row r="90"><c r="C90" t="s"><v>9</v></c></row>'),
        "damaged or cut off",
    ),
    "bomb.xlsx": (lambda: changed(lambda parts: parts.update({"xl/a.bin": b"\0" * 200 * MIB})), "holds too much"),
    "bomb-of-text.xlsx": (lambda: in_sheet(b"<row>" * 61_000), "holds too much"),
    "lying-about-its-size.xlsx": (lying_about_its_size, "damaged or cut off"),
    "many-parts.xlsx": (
        lambda: changed(lambda parts: parts.update({f"xl/{n}.bin": b"" for n in range(300)})),
        "holds too much",
    ),
    "long-attribute.xlsx": (
        lambda: changed(lambda parts: replaced(parts, FIRST, b'sqref="', b'sqref="' + b"A1 " * 30_000)),
        "holds too much",
    ),
    "lists-of-ranges.xlsx": (
        lambda: changed(
            lambda parts: replaced(
                parts,
                "xl/worksheets/sheet2.xml",
                b"</dataValidations>",
                (b'<dataValidation sqref="' + b"A1 " * 6000 + b'"/>') * 400 + b"</dataValidations>",
            )
        ),
        "holds too much",
    ),
    "shared-formula.xlsx": (
        lambda: in_sheet(
            b'<row r="100"><c r="C100"><f t="shared" si="0" ref="C100:C101">'
            + b"A1+" * 2700
            + b"1</f></c>"
            + b'<c r="C101"><f t="shared" si="0"/></c>' * 10_000
            + b"</row>"
        ),
        "holds too much",
    ),
    "long-name.xlsx": (
        lambda: changed(
            lambda parts: replaced(
                parts,
                "xl/workbook.xml",
                b"</definedNames>",
                b'<definedName name="_xlnm.Print_Area">' + b"'A'!A1," * 200_000 + b"A!A1</definedName></definedNames>",
            )
        ),
        "holds too much",
    ),
    "three-megabytes.xlsx": (lambda: b"PK\x03\x04" + b"x" * 3 * MIB, "larger than 2 MiB"),
    "row-a-million.xlsx": (
        lambda: in_sheet(b'<row r="1048576"><c r="C1048576"><v>1</v></c></row>'),
        "more than 5000 rows",
    ),
    "macros.xlsm": (
        lambda: changed(
            lambda parts: replaced(
                parts, TYPES, b"openxmlformats-officedocument." + WORKBOOK_TYPE, b"ms-excel.sheet.macroEnabled.main+xml"
            )
        ),
        "has macros",
    ),
    "macros-renamed.xlsx": (lambda: changed(lambda parts: parts.update({"xl/vbaProject.bin": OLE})), "has macros"),
    "other-workbook.xlsx": (
        lambda: changed(lambda parts: parts.update({"xl/externalLinks/externalLink1.xml": b"<a/>"})),
        "links to other files",
    ),
    "foreign-target.xlsx": (
        lambda: changed(lambda parts: replaced(parts, RELS, b"</Relationships>", FOREIGN)),
        "links to other files",
    ),
    "embedded.xlsx": (lambda: changed(lambda parts: parts.update({"xl/embeddings/a.bin": OLE})), "embedded objects"),
    "another-workbook.xlsx": (lambda: not_a_form(), "is not an evidence form"),  # noqa: PLW0108
}


def twice_the_same_part() -> bytes:
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(out := io.BytesIO(filled()), "a", zipfile.ZIP_DEFLATED) as package,
    ):
        package.writestr(FIRST, b"<worksheet/>")
    return out.getvalue()


def not_a_form() -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415

    book, out = Workbook(), io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", REFUSED)
def test_a_workbook_that_is_no_form_is_refused_in_time(name: str, tmp_path: Path):
    make, words = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    assert_refused(check(tmp_path / name), 4, words)


def tags(content: bytes) -> int:
    return content.count(b"<") - content.count(b"</")


def as_many(markup: bytes) -> bytes:
    """The markup as many times as a form still has room for."""
    with zipfile.ZipFile(io.BytesIO(filled())) as package:
        taken = sum(tags(package.read(name)) for name in package.namelist())
    return markup * ((MOST_TAGS - taken - 1) // tags(markup))  # one for what the markup stands in


LARGE: dict[str, Callable[[], bytes]] = {
    "rows": lambda: in_sheet(b"".join(b'<row r="%d"><c r="C%d"/></row>' % (n, n) for n in range(100, 4900))),
    "cells": lambda: in_sheet(
        b'<row r="100">' + as_many(b'<c r="C100" t="inlineStr"><is><t>a</t></is></c>') + b"</row>"
    ),
    "styles": lambda: changed(
        lambda parts: replaced(
            parts, "xl/styles.xml", b"</cellXfs>", as_many(b'<xf numFmtId="0" fontId="0" fillId="0"/>') + b"</cellXfs>"
        )
    ),
    "merged-cells": lambda: changed(
        lambda parts: replaced(
            parts, FIRST, b"</mergeCells>", as_many(b'<mergeCell ref="A1:XFD1048576"/>') + b"</mergeCells>"
        )
    ),
    "validations": lambda: changed(
        lambda parts: replaced(
            parts,
            "xl/worksheets/sheet2.xml",
            b"</dataValidations>",
            as_many(b'<dataValidation type="whole" sqref="A1"><formula1>1</formula1></dataValidation>')
            + b"</dataValidations>",
        )
    ),
}


MOST_ORDINARY_FORMS = 4


@pytest.mark.parametrize("name", LARGE)
def test_a_form_as_large_as_allowed_is_read_in_time(name: str, tmp_path: Path):
    """What passes the first look is read in the time of a few ordinary forms, whatever the speed of the machine."""
    (tmp_path / "ordinary.xlsx").write_bytes(filled())
    (tmp_path / "large.xlsx").write_bytes(LARGE[name]())
    runs = [(check(tmp_path / "ordinary.xlsx"), check(tmp_path / "large.xlsx")) for _ in range(2)]
    assert {run.code for pair in runs for run in pair} == {0}
    ordinary, large = (min(run.seconds for run in of_one) for of_one in zip(*runs, strict=True))
    assert large < MOST_ORDINARY_FORMS * ordinary
    assert max(large.mebibytes for _, large in runs) < MOST_MEBIBYTES


def test_a_web_address_in_a_cell_is_no_link_to_a_file():
    link = FOREIGN.replace(b"externalLinkPath", b"hyperlink").replace(b"file:///etc/passwd", b"https://example.vn")
    content = changed(lambda parts: replaced(parts, RELS, b"</Relationships>", link))
    assert read_form(content, "form.xlsx")["agency"]["id"] == "so-mau"


def test_flipped_bytes_never_end_in_anything_but_a_refusal():
    content = department_form()
    step = len(content) // 150
    for at in range(0, len(content), step):
        broken = content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
        try:
            read_form(broken, "form.xlsx")
        except Refused as refused:
            assert refused.problems  # noqa: PT017 - it need not be refused


def test_a_checksum_that_does_not_fit_is_seen():
    content = bytearray(filled())
    content[content.find(b"PK\x01\x02") + 16] ^= 1  # the checksum of the first part
    with pytest.raises(Refused, match="damaged"):
        read_form(bytes(content), "form.xlsx")
