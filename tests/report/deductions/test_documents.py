"""The auditor's report as page, Word document and workbook: the same words as printed, sums that are checked."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from scoring.advice.ledger import Ledger
from scoring.language import Speech
from scoring.report.deductions import FORMATS
from scoring.report.deductions.wording import (
    apart_words,
    balance_words,
    cover_of,
    entry_lines,
    entry_words,
    summary_words,
)
from tests.command_line import EXAMPLE, ROOT, score
from tests.generated import example_result
from tests.report.contents import CONTENTS

DOCUMENTS = ("html", "docx", "xlsx")
NAMES = ("so-tu-phap", "ubnd-tinh-giua-nam", "xa-mau")


def said(form: str, ledger: Ledger, language: str) -> str:
    """All words of the document, without what escapes them, in one line."""
    made = CONTENTS[form](FORMATS.render(ledger, form, language))
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&#34;", '"'), ("&amp;", "&")):
        made = made.replace(entity, letter) if form == "html" else made
    return " ".join(made.replace("\u00a0", " ").split())


@pytest.mark.parametrize("form", DOCUMENTS)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_printed_report_stands_in_the_document(form: str, language: str, name: str):
    ledger, speech = Ledger(example_result(name)), Speech(language)
    found = said(form, ledger, language)
    words = [balance_words(ledger, speech), *summary_words(ledger, speech)]
    words += [part for line in cover_of(ledger, speech) for part in line.words]
    words += [line for heading, lines in apart_words(ledger, speech) for line in (heading, *lines)]
    for criterion in ledger.entries:
        entry = entry_words(ledger, criterion, speech)
        words += [f"[{entry.id}] {entry.title} ({entry.clause})", entry.required, entry.arithmetic]
        words += [*entry.facts, *entry.documents, *entry.units]
        if form == "html":
            words += [part for line in entry_lines(entry, speech) for part in line.words]
    assert [one for one in words if " ".join(one.split()) not in found] == []


def test_the_sums_of_the_workbook_are_formulas_that_agree():
    made = FORMATS.render(Ledger(example_result("so-tu-phap")), "xlsx", "en")
    assert isinstance(made, bytes)
    cover, ledger, _ = load_workbook(BytesIO(made), data_only=True).worksheets
    lost = [row[8] for row in ledger.iter_rows(min_row=2, values_only=True)]
    # 0.89 + 0.315 + 0.155 + 0.0586 = 1.4186
    assert [round(Decimal(str(one)), 4) for one in lost] == [
        Decimal(text) for text in ("0.8900", "0.3150", "0.1550", "0.0586", "1.4186")
    ]
    (total,) = [row for row in cover.values if row[0] == "Total"]
    assert [round(Decimal(str(one)), 4) for one in total[1:4]] == [
        Decimal(text) for text in ("33.7200", "32.3014", "1.4186")
    ]
    formulas = [cell.value for row in load_workbook(BytesIO(made))["Ledger"].iter_rows() for cell in row]
    assert "=SUM(I2:I5)" in formulas


def test_the_ledger_of_the_document_is_a_landscape_annex_with_a_total():
    made = FORMATS.render(Ledger(example_result("so-tu-phap")), "docx", "vi")
    assert isinstance(made, bytes)
    document = docx.Document(BytesIO(made))
    sides = [(round(one.page_width.mm), round(one.page_height.mm)) for one in document.sections]
    assert sides == [(210, 297), (297, 210)]
    ledger = document.tables[-1]
    assert len(ledger.columns) == 11
    assert [row.cells[8].text for row in ledger.rows] == ["Điểm trừ", "0,89", "0,32", "0,16", "0,06", "1,42"]


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_filter_is_said_with_its_totals(form: str):
    ledger = Ledger(example_result("so-tu-phap"), area="direction")
    found = said(form, ledger, "en")
    assert "In this ledger: 0.47 points lost, criteria: 2; of 1.42 points lost in all, criteria: 4." in found
    assert "[VI.2.1a]" in found
    assert "[7.2] " not in found.replace("[7.2] −", "")


@pytest.mark.parametrize("form", DOCUMENTS)
def test_the_same_ledger_gives_the_same_bytes(form: str):
    first, second = (FORMATS.render(Ledger(example_result("xa-mau")), form, "vi") for _ in range(2))
    assert first == second


def test_a_template_of_ones_own_gives_the_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    own = tmp_path / "mine.html"
    own.write_text('{% extends "deductions.html" %}{% block footer %}Sở Nội vụ tỉnh Mẫu{% endblock %}', "utf-8")
    done = score("deductions", EXAMPLE, "--format", "html", "--template", own)
    assert done.exit_code == 0
    assert "<footer>\nSở Nội vụ tỉnh Mẫu" in done.stdout
    word = tmp_path / "mine.docx"
    word.write_bytes((ROOT / "scoring/report/deductions/deductions.en.docx").read_bytes())
    assert score("deductions", EXAMPLE, "-o", tmp_path / "a.docx", "--template", word).exit_code == 0
    assert (tmp_path / "a.docx").is_file()
    done = score("deductions", EXAMPLE, "--template", word, "--lang", "en")
    assert done.exit_code == 2
    assert "--template does not go with --format text. Allowed: html, docx" in done.stderr


def test_parts_of_the_period_are_written_out():
    ledger = Ledger(example_result("so-tu-phap"))
    for form in ("text", "markdown", "csv", *DOCUMENTS):
        made = FORMATS.render(ledger, form, "vi")
        found = CONTENTS[form](made) if form in CONTENTS else str(made)
        assert "q1:" not in found
        assert "Quý I: " in found
