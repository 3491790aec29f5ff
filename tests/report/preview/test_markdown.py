"""The preview as Markdown: the sections in order, what is tried first, and everything submitted escaped."""

import re

import pytest

from scoring.report.preview import Preview
from scoring.report.preview.markdown import render
from tests.golden_previews import TRIED, example_preview
from tests.report.hostile_strings import HOSTILE, hostile_result


def test_the_sections_come_in_the_order_of_reading():
    titles = re.findall(r"^## (.+)$", render(example_preview(tried=TRIED), "en"), re.MULTILINE)
    assert titles == [
        "Figures tried",
        "What if",
        "Standing",
        "At risk",
        "Do first",
        "Distances",
        "Several at once, or none yet",
        "Not due yet",
        "Not raised by figures",
        "Deadlines",
        "Criteria",
    ]


def test_a_section_without_rows_says_so():
    # nothing is due within 0 days but what is at risk by its figures; after a wrong try nothing changes
    page = render(example_preview(tried=("digitised_results=119000",)), "en")
    assert "Every value tried is the one submitted." in page
    assert "No criterion changes." in page


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_table_keeps_its_columns_whatever_is_submitted(text: str):
    page = render(Preview(hostile_result(text), None, 30), "en")
    assert not re.search(r"(?<!\\)<script", page)
    widths: set[int] = set()
    for line in page.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line))
        widths = {cells} if line.startswith("| Id") or not cells else widths | {cells}
        assert len(widths - {0}) <= 1 or not line.startswith("|"), line
