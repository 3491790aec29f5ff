"""The way down from the maximum to the points: each step and what is left after it, worked out from the example."""

import re

import pytest

from scoring.language import Speech
from scoring.report.chart.areas import areas_drawing, areas_words
from scoring.report.chart.drawing import PAPER
from scoring.report.chart.picture import inline_svg
from scoring.report.chart.waterfall import begin_of_scale, steps_down, waterfall_drawing, waterfall_words
from tests.generated import example_result

VI, EN = Speech("vi"), Speech("en")


def test_the_steps_go_from_the_maximum_to_the_points_largest_first():
    steps = steps_down(example_result("so-tu-phap"))
    # 33.72 less 0.89, 0.315, 0.155 and 0.0586 is 32.3014, in units of 0.0001
    assert [([c.id for c in step.criteria], step.lost, step.left) for step in steps] == [
        (["7.2"], 8900, 328300),
        (["VI.2.1a"], 3150, 325150),
        (["VI.2.6a"], 1550, 323600),
        (["3.1"], 586, 323014),
    ]


def test_small_deductions_are_gathered_in_the_last_step_and_none_is_lost():
    result = example_result("so-xay-dung")
    steps = steps_down(result, 4)
    assert [len(step.criteria) for step in steps] == [1, 1, 1, 9]
    assert steps[-1].left == result.total.points
    assert {c.id for step in steps for c in step.criteria} == {c.id for c in result.deductions}
    assert [len(step.criteria) for step in steps_down(result, 12)] == [1] * 12


@pytest.mark.parametrize(
    ("points", "maximum", "begin"),
    [(60, 100, 0), (66, 100, 0), (67, 100, 50), (100, 100, 100), (0, 100, 0), (0, 0, 0), (323014, 337200, 310000)],
)
def test_the_scale_begins_at_0_unless_the_loss_would_be_too_small_to_see(points: int, maximum: int, begin: int):
    assert begin_of_scale(points, maximum) == begin


def test_a_bar_is_as_long_as_its_points_on_one_scale():
    svg = inline_svg(waterfall_drawing(example_result("so-tu-phap"), VI, 500, PAPER), "")
    bars = re.findall(r'<path d="([^"]+)" fill="#', svg)
    ends = [sorted({float(x) for x, _ in re.findall(r"(-?[\d.]+),(-?[\d.]+)", bar)}) for bar in bars]
    spans = [(min(xs), max(xs)) for xs in ends]
    # 31 … 33.72 points are pixels 239 … 436: 197 pixels for 2.72 points
    expected = [(31, 33.72), (32.83, 33.72), (32.515, 32.83), (32.36, 32.515), (32.3014, 32.36), (31, 32.3014)]
    for (low, high), (first, last) in zip(spans, expected, strict=True):
        assert low == pytest.approx(239 + (first - 31) * 197 / 2.72, abs=0.01)
        assert high == pytest.approx(239 + (last - 31) * 197 / 2.72, abs=0.01)


def test_what_is_missing_is_told_by_words_and_not_by_colour_only():
    assert (
        "[7.2] 70 % cơ sở dữ liệu của các sở, ngành được kết nối liên thông (thiếu số liệu): −0,89"
        in waterfall_words(example_result("so-tu-phap"), VI)
    )


def test_numbers_are_written_as_the_language_writes_them():
    result = example_result("so-tu-phap")
    assert ">3,28 / 3,75<" in inline_svg(areas_drawing(result, VI, 500, PAPER), "")
    assert ">3.28 / 3.75<" in inline_svg(areas_drawing(result, EN, 500, PAPER), "")
    assert "Cải cách thể chế: không áp dụng; Cải cách thủ tục hành chính: 11,74 / 11,80" in areas_words(result, VI)


def test_an_area_that_is_not_applicable_has_no_bar():
    svg = inline_svg(areas_drawing(example_result("so-tu-phap"), VI, 500, PAPER), "")
    # seven areas, one of them not applicable: a track and a bar for each of the six
    assert (svg.count(PAPER.track), svg.count(PAPER.bar)) == (6, 6)
    assert "không áp dụng" in svg
