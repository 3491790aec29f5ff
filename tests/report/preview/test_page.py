"""The page of a preview: bars that add up, tables that can be sorted, all text as text, a template of one's own."""

import importlib.util
import re
from html import unescape
from pathlib import Path

import pytest

from scoring.errors import ReportError
from scoring.report.preview import Preview
from scoring.report.preview.page import render
from tests.command_line import MIDYEAR, printed, score
from tests.golden_previews import TRIED, example_preview
from tests.report.hostile_strings import HOSTILE, hostile_result
from tests.report.html.test_page import Sources


def test_the_ranges_are_a_chart_for_a_wide_screen_and_one_for_a_phone_that_say_what_they_show():
    page = render(example_preview(), "vi")
    said = re.findall(r'<svg class="chart" role="img" aria-label="([^"]+)" width="(\d+)"', page)
    assert [width for _, width in said] == ["608", "320"]
    # worked out in tests/test_examples.py: 9.98 of 80.49 points are guaranteed, 12.81 are earned so far
    total = "Tổng cộng: đến nay 12,81 · chắc chắn 9,98 · còn mở 68,47 · không còn đạt 2,05 · trên 80,49 điểm"
    assert total in unescape(said[0][0])
    assert said[0][0] == said[1][0]


def test_without_the_package_that_draws_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    with pytest.raises(ReportError, match="pip install vl-convert-python"):
        render(example_preview(), "vi")


def test_a_page_fetches_nothing_and_runs_only_its_own_script():
    found = Sources(render(example_preview(tried=TRIED), "vi"))
    assert found.fetched == []
    assert "table.sortable thead th" in found.inline["script"]
    assert "default-src 'none'" in found.policy


def test_numbers_and_days_carry_what_they_are_sorted_by():
    page = render(example_preview(), "vi")
    assert page.count('<table class="sortable">') == 9
    # 30 June 2024 is day 739,067 counted from 1 January of the year 1
    assert re.search(r'class="number" data-value="739067">30/06/2024</th>', page)
    assert re.search(r'<td class="number" data-value="0.8594">0,86</td>', page)


def test_before_and_after_come_first():
    titles = re.findall(r'<h2 id="(\w+)">', render(example_preview(tried=TRIED), "en"))
    assert titles == [
        "tried",
        "what_if",
        "standing",
        "at_risk",
        "first_steps",
        "distances",
        "together",
        "ahead",
        "unraised",
        "deadlines",
        "criteria",
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_submitted_is_text(text: str):
    page = render(Preview(hostile_result(text), None, 30), "en")
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert Sources(page).fetched == []


def test_a_template_of_ones_own_takes_its_place_and_goes_with_html_only(tmp_path: Path):
    own = tmp_path / "my.html"
    own.write_text('{% extends "preview.html" %}{% block footer %}Sở Nội vụ{% endblock %}', "utf-8")
    assert "<footer>\nSở Nội vụ</footer>" in printed("preview", MIDYEAR, "--format", "html", "--template", own)
    done = score("preview", MIDYEAR, "--template", own, "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--template goes with --format html" in done.stderr
