"""Every page: one file that fetches nothing, allows only its own style and script, and shows all text as text."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from scoring.report.html import render_page
from scoring.report.html.environment import page_environment
from scoring.report.result.page import render as result_page
from scoring.report.rulebook import Shown
from scoring.report.rulebook.page import render as rulebook_page
from tests.generated import example_result

SCRIPTED = """{% extends "page.html" %}
{% import "components.html" as part %}
{% block title %}{{ title }}{% endblock %}
{% block style %}.mine { color: red }{% endblock %}
{% block script %}document.title += "!";{% endblock %}
{% block header %}{{ part.cover("a", title, [line]) }}{% endblock %}
{% block content %}{{ part.table("t", ["Mã", "Điểm"], [["1.1", "2 %"]], numbers=1, total=["all", "2"]) }}{% endblock %}
{% block footer %}{{ part.badge("full", "đủ điểm") }}{% endblock %}"""


class Sources(HTMLParser):
    """What a page would fetch, and the style and script that stand in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.inline: dict[str, str] = {}
        self.policy = ""
        self._within = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._within = tag
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        links = [given.get(name) for name in ("src", "href", "srcset", "poster", "data", "action", "xlink:href")]
        self.fetched += [link for link in links if link is not None and not link.startswith("#")]
        assert "style" not in given, "the policy forbids it"
        assert not [name for name in given if name.startswith("on")]

    def handle_data(self, data):
        if self._within in ("style", "script"):
            self.inline[self._within] = self.inline.get(self._within, "") + data

    def handle_endtag(self, tag):
        self._within = ""


def made(**subject) -> str:
    return page_environment("vi").from_string(SCRIPTED).render({"title": "Đầu đề", "line": "dòng", **subject})


@pytest.mark.parametrize(
    "page",
    [
        made(),
        rulebook_page(Shown.load("uong-bi-2023"), "vi"),
        result_page(example_result("ubnd-tinh-giua-nam"), "en"),
    ],
    ids=["scripted", "rulebook", "result"],
)
def test_a_page_fetches_nothing_and_its_policy_names_only_its_own_style_and_script(page: str):
    found = Sources(page)
    rules = dict(rule.strip().split(" ", 1) for rule in found.policy.split(";"))
    assert found.fetched == []
    assert not re.search(r"url\(|@import|https?://", page)
    assert rules.pop("default-src") == rules.pop("base-uri") == rules.pop("form-action") == "'none'"
    for kind in ("style", "script"):
        text = found.inline.get(kind, "")
        digest = f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" if text else "'none'"
        assert rules.pop(f"{kind}-src") == digest
    assert rules == {"img-src": "data:"}


def test_the_same_subject_gives_the_same_page():
    assert made() == made()


def test_text_is_escaped_and_has_no_control_characters():
    page = made(title='<script>alert("1")</script>', line="a\x1b[31m\u202eb")
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;") == 2
    assert "a\ufffd[31m\ufffdb" in page


def test_a_percent_sign_stays_with_its_number():
    assert '<td class="number">2\u00a0%</td>' in made()


def test_a_number_column_and_the_total_are_marked():
    page = made()
    assert '<th scope="col" class="number">Điểm</th>' in page
    assert '<th scope="row">1.1</th>' in page
    assert '<tfoot><tr><th scope="row">all</th><td class="number">2</td></tr></tfoot>' in " ".join(page.split("\n"))


def test_a_badge_says_its_outcome_in_words_and_by_shape():
    footer = made().partition("<footer>")[2]
    assert re.search(r'<span class="badge is-full"><svg .*?<circle.*?</svg>đủ điểm</span>', footer, re.DOTALL)


def test_the_shell_speaks_the_language_of_the_page():
    assert '<html lang="en">' in render_page("rulebook.html", _subject(), "en")
    assert "Skip to the content" in render_page("rulebook.html", _subject(), "en")
    assert "Tới nội dung chính" in render_page("rulebook.html", _subject(), "vi")


def _subject() -> dict[str, object]:
    names = (
        "title",
        "id",
        "version",
        "digest",
        "source",
        "issuer",
        "source_title",
        "period",
        "basis",
        "max_points",
        "budget",
    )
    lists = ("notes", "classes", "vetoes", "areas", "plan")
    return {**dict.fromkeys(names, "x"), **{name: [] for name in lists}, "criteria_count": 0, "budget": ""}
