"""The HTML report: what each part says, without a browser; `.ci/accessibility` looks at it in one."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scoring.language import printable
from scoring.report.result.page import render
from tests.command_line import EXAMPLE, ROOT, score
from tests.generated import example_result
from tests.report.hostile_strings import HOSTILE, hostile_result


class Seen(HTMLParser):
    """The tags of a page with their attributes, and its texts but for style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._within = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._within = tag

    def handle_endtag(self, tag):
        self._within = ""

    def handle_data(self, data):
        if self._within not in ("style", "script"):
            self.text += data


def opened(page: str, criterion: str) -> str:
    """The words that a criterion opens to, in one line."""
    found = re.search(rf'<div class="opened" id="c-{re.escape(criterion)}">(.*?)</div>\n</details>', page, re.DOTALL)
    assert found
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).replace("\xa0", " ").split())


def test_the_totals_stand_at_the_head():
    figures = re.findall(r"<dt>(.*?)</dt><dd><strong>(.*?)</strong>", render(example_result("so-tu-phap"), "vi"))
    assert figures[:3] == [("Chỉ số", "95,79\xa0%"), ("Điểm đạt", "32,30"), ("Điểm trừ", "1,42")]


def test_a_criterion_opens_to_its_arithmetic_evidence_clause_and_remedies():
    said = opened(render(example_result("so-tu-phap"), "vi"), "3.1")
    for words in (
        "8.420 / 10.000 = 84,20 % < 90 % (cấp tỉnh) → 0,85 / 0,91 điểm",
        "Điều khoản II.3.1",
        "examples/ha-tinh-2024/so-tu-phap.yaml, dòng 27",
        "tự chấm 0,86",
        "Tổ chức quy trình số hóa hồ sơ",
    ):
        assert words in said


def test_every_criterion_is_there_without_a_script_each_with_its_anchor():
    result = example_result("ubnd-tinh-giua-nam")
    tags = Seen(render(result, "vi")).tags
    rows = [given for tag, given in tags if tag == "li" and "criterion" in (given.get("class") or "")]
    assert [given["data-outcome"] for given in rows] == [one.outcome.value for one in result.criteria]
    assert not [given for given in rows if "hidden" in given]
    anchors = {given["id"] for tag, given in tags if (given.get("id") or "").startswith("c-")}
    assert anchors == {f"c-{one.id}" for one in result.criteria}


def test_what_stands_apart_is_told_by_its_own_word():
    page = render(example_result("ubnd-tinh-giua-nam"), "vi")
    apart = page[page.index('<section class="apart">') : page.index('<div class="filters')]
    badges = re.findall(r'<span class="badge is-(\w+)">', apart)
    assert badges == ["missing", "pending", "not_applicable"]
    assert 'href="#c-7.2"' in render(example_result("so-tu-phap"), "vi")


def test_only_points_that_were_lost_are_written_as_lost():
    page = render(example_result("so-tu-phap"), "vi")
    assert re.findall(r'<span class="lost">(.+?)</span>', page) == ["−0,32", "−0,16", "−0,06", "−0,89"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_submitted_stays_a_text(text: str):
    plain, hostile = Seen(render(hostile_result("x"), "vi")), Seen(render(hostile_result(text), "vi"))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert [list(given) for _, given in hostile.tags] == [list(given) for _, given in plain.tags]
    assert printable(text).strip().replace(" %", "\xa0%") in hostile.text


def test_a_template_of_ones_own_changes_the_look_and_keeps_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    own, page = tmp_path / "my.html", tmp_path / "report.html"
    own.write_text('{% extends "result.html" %}{% block header %}UBND TỈNH MẪU: {{ index }}{% endblock %}', "utf-8")
    assert score(EXAMPLE, "--template", own, "-o", page).exit_code == 0
    made = page.read_text("utf-8")
    assert "UBND TỈNH MẪU: 95,79\xa0%" in made
    assert '<svg class="chart"' in made
    refused = score(EXAMPLE, "--template", own, "--lang", "en")
    assert refused.exit_code == 2
    assert "--template goes with --format html" in refused.stderr
