"""A user's template: it may lay out and restyle what it is given, and nothing else; each mistake has its message."""

from pathlib import Path

import pytest

from scoring.errors import ReportError
from scoring.report.html import own_template, render_page

SHELL = '{{% extends "page.html" %}}{{% block content %}}{}{{% endblock %}}'


def rendered(folder: Path, source: str | bytes, **subject) -> str:
    path = folder / "mine.html"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return render_page("rulebook.html", subject, "vi", path)


def refusal(folder: Path, source: str | bytes, **subject) -> list[str]:
    with pytest.raises(ReportError) as refused:
        rendered(folder, source, **subject)
    (problem,) = refused.value.problems
    assert problem.file == str(folder / "mine.html")
    return [str(problem.line), problem.message.vi, problem.message.en]


def test_it_may_extend_the_shell_and_its_subject_is_escaped(tmp_path: Path):
    page = rendered(tmp_path, SHELL.format("<b>{{ name }}</b> {{ say('điểm', 'points') }}"), name="<i>Sở</i>")
    assert "<b>&lt;i&gt;Sở&lt;/i&gt;</b> điểm" in page
    assert "Content-Security-Policy" in page


def test_it_may_build_on_a_shipped_template_and_change_one_block(tmp_path: Path):
    source = '{% extends "rulebook.html" %}{% block header %}UBND TỈNH MẪU{% endblock %}'
    subject = {"title": "T", "id": "x", "version": "1", "digest": "d", "areas": [], "plan": []}
    page = rendered(tmp_path, source, **subject)
    assert "UBND TỈNH MẪU" in page
    assert "Mục lục" in page


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ say.__globals__ }}",
        "{{ say.__self__.language }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(say) }}",
        "{{ rows.append(1) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ ''|attr('__class__') }}",
    ],
)
def test_it_reaches_nothing_of_the_program(tmp_path: Path, source: str):
    line, vi, en = refusal(tmp_path, f"một\n{source}", rows=[1])
    assert line == "2"
    assert "mẫu làm điều không được phép" in vi or "mẫu dùng một tên không có" in vi
    assert "docs/templates.md" in en


@pytest.mark.parametrize("name", ["/etc/passwd", "../environment.py", "mine.html", "other.html"])
def test_it_reads_no_file(tmp_path: Path, name: str):
    (tmp_path / "other.html").write_text("secret", "utf-8")
    _, vi, en = refusal(tmp_path, f"{{% include '{name}' %}}")
    assert "mẫu dựa trên một mẫu không có" in vi
    assert name in en


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a\nb {% if %}", "2 không phải mẫu Jinja hợp lệ"),
        ("a\n\n{{ nmae }}", "3 mẫu dùng một tên không có: 'nmae' is undefined"),
        ("a\n{{ 1 // 0 }}", "2 mẫu gặp lỗi: ZeroDivisionError"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", "1 mẫu gặp lỗi: RecursionError"),
        (b"\xff\xfe", "0 mẫu không phải văn bản UTF-8"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, source: str | bytes, said: str):
    line, vi, _ = refusal(tmp_path, source)
    assert f"{line} {vi}".startswith(said)


def test_a_template_that_is_not_there_is_said(tmp_path: Path):
    with pytest.raises(ReportError, match="cannot open the template"):
        render_page("rulebook.html", {}, "vi", tmp_path / "none.html")


def test_an_endless_loop_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(own_template, "SECONDS", 2)
    nested = "{% for a in range(99999) %}" * 4 + "{% endfor %}" * 4
    assert "quá 2 giây" in refusal(tmp_path, nested)[1]


@pytest.mark.parametrize("source", ["{{ 'x' * 10 ** 10 }}", "{{ '%5000000000d'|format(1) }}"])
def test_an_endless_text_is_stopped(tmp_path: Path, source: str):
    assert "quá nhiều nội dung" in refusal(tmp_path, source)[1]


def test_a_page_too_large_to_be_one_is_refused(tmp_path: Path):
    assert "quá nhiều nội dung" in refusal(tmp_path, "{{ 'x' * 40000000 }}")[1]


def test_a_template_too_large_to_be_one_is_refused(tmp_path: Path):
    assert "nhiều nhất 1 MB" in refusal(tmp_path, "x" * (2**20 + 1))[1]
