"""Which format a report is written in: as asked, else by the suffix of the file, else the default."""

from pathlib import Path

import pytest

from scoring.errors import ReportError
from scoring.report.formats import Formats
from tests.command_line import EXAMPLE, ROOT, printed, score

REPORT = Formats({"text": "a", "markdown": "b", "json": "c", "html": "d", "docx": "e", "junit": "f"})


@pytest.mark.parametrize(
    ("asked", "output", "form"),
    [
        (None, None, "text"),
        (None, "report", "text"),
        (None, "report.txt", "text"),
        (None, "report.md", "markdown"),
        (None, "REPORT.JSON", "json"),
        (None, "a.b/report.htm", "html"),
        (None, "report.xml", "junit"),
        (None, "report.docx", "docx"),
        ("json", None, "json"),
        ("json", "report.md", "json"),
        ("docx", "report", "docx"),
    ],
)
def test_the_format_is_the_one_asked_for_else_that_of_the_suffix_else_the_default(
    asked: str | None, output: str | None, form: str
):
    assert REPORT.choose(asked, Path(output) if output else None) == form


@pytest.mark.parametrize(
    ("asked", "output", "says"),
    [
        ("pdf", None, "--format: this report has no format 'pdf'. Allowed: text, markdown, json, html, docx, junit."),
        ("jsn", None, "--format: this report has no format 'jsn'. Did you mean 'json'? Allowed: text, markdown,"),
        ("docx", None, "--format: the format docx cannot be printed. Add: -o FILE.docx."),
        (None, "a.pdf", "a.pdf: this report has no format for the suffix '.pdf'. Allowed: .docx, .html, .json, .md,"),
        (None, "a.xlsx", "a.xlsx: this report has no format for the suffix '.xlsx'."),
        ("", None, "--format: this report has no format ''."),
    ],
)
def test_what_no_format_fits_is_refused_by_name(asked: str | None, output: str | None, says: str):
    with pytest.raises(ReportError) as caught:
        REPORT.choose(asked, Path(output) if output else None)
    (sentence,) = caught.value.sentences("en")
    assert sentence.startswith(says)
    assert caught.value.sentences("vi") != [sentence]


def test_the_command_writes_what_the_suffix_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    for suffix, form in (("md", "markdown"), ("json", "json"), ("csv", "csv"), ("txt", "table")):
        path = tmp_path / f"result.{suffix}"
        assert printed(EXAMPLE, "-o", path) == ""
        assert path.read_text("utf-8") == printed(EXAMPLE, "--format", form)


def test_the_command_says_in_both_languages_which_formats_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    for language, words in (("vi", "không có dạng “all”. Được dùng: table"), ("en", "no format 'all'. Allowed: table")):
        done = score(EXAMPLE, "--format", "all", "--lang", language)
        assert (done.exit_code, done.stdout) == (2, "")
        assert words in done.stderr
    assert score(EXAMPLE, "-o", tmp_path / "a.pdf").exit_code == 2
    assert list(tmp_path.iterdir()) == []
