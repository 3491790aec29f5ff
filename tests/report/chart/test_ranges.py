"""The chart of ranges: bars that touch and fill their maximum, to the place worked out by hand."""

from decimal import Decimal

import pytest

from scoring.advice.standing import Range, Standing
from scoring.language import Speech
from scoring.report.chart.drawing import PAPER
from scoring.report.chart.ranges import Ranged, ranges_drawing, ranges_of, ranges_words
from tests.generated import example_result

# Of 8 points 2 are guaranteed and 6 attainable: 25 % and 75 %.
RANGE = Range(guaranteed=200, attainable=600, maximum=800)


def bars_of(drawing) -> dict[str, list[tuple[str, str]]]:
    """The two ends of every bar and frame, by its colour."""
    found: dict[str, list[tuple[str, str]]] = {}
    for layer in drawing.spec()["layer"]:
        for row in layer["data"]["values"]:
            if "low" in row:
                found.setdefault(row["colour"], []).append((row["low"], row["high"]))
    return found


def test_a_share_is_percent_of_the_maximum_rounded_half_up_to_three_places():
    assert Ranged("A", 100, RANGE).share(200) == Decimal("25.000")
    assert Ranged("A", 100, Range(guaranteed=1, attainable=3, maximum=3)).share(2) == Decimal("66.667")


def test_a_range_is_said_in_words_with_and_without_points_so_far():
    said = "guaranteed 2.00 · still open 4.00 · out of reach 2.00 · of 8.00 points"
    assert Ranged("A", None, RANGE).words(2, Speech("en")) == said
    assert Ranged("A", 100, RANGE).words(2, Speech("en")) == f"so far 1.00 · {said}"


def test_what_is_sure_touches_what_is_open_and_that_what_is_lost():
    drawing = ranges_drawing(Standing(example_result("ubnd-tinh-giua-nam")), Speech("vi"), 600, PAPER)
    found = bars_of(drawing)
    (start, sure), (opens, most), (lost, end) = (found[colour][0] for colour in (PAPER.bar, PAPER.track, PAPER.fall))
    assert (start, opens, lost, end) == ("0", sure, most, "100")
    # 9.98 of 80.49 points are guaranteed and 97.46 % of them attainable (tests/test_examples.py)
    assert sure == "12.399"
    assert round(Decimal(most), 2) == Decimal("97.46")


def test_the_whole_comes_first_and_then_the_areas_that_have_anything_to_earn():
    standing = Standing(example_result("ubnd-tinh-giua-nam"))
    titles = [one.title for one in ranges_of(standing, Speech("vi"))]
    assert titles[:2] == ["Tổng cộng", "Chỉ đạo điều hành CCHC"]
    assert len(titles) == 8


@pytest.mark.parametrize("width", [320, 608])
def test_no_text_stands_outside_the_picture(width: int):
    drawing = ranges_drawing(Standing(example_result("ubnd-tinh-giua-nam")), Speech("vi"), width, PAPER)
    rows = [row for layer in drawing.spec()["layer"] for row in layer["data"]["values"] if "said" in row]
    assert len(rows) == 16
    assert all(0 < row["y"] < drawing.height and len(row["said"]) <= 3 for row in rows)
    assert not [line for row in rows for line in row["said"] if line.endswith("…")]


def test_the_words_name_every_area_once():
    said = ranges_words(Standing(example_result("ubnd-tinh-giua-nam")), Speech("en"))
    assert said.startswith(
        "Where the points may end, in total and for every area. Total: so far 12.81 · guaranteed 9.98"
    )
    assert said.count("out of reach") == 8
