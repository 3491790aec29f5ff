"""Charts as files: the same bytes for the same result, texts as texts, nothing fetched, nothing submitted that runs."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from scoring.language import printable
from scoring.report.result import FORMATS
from tests.command_line import EXAMPLE, ROOT, score
from tests.generated import example_result
from tests.report.hostile_strings import HOSTILE, hostile_result

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own picture


def svg_of(result, language: str = "vi") -> ET.Element:
    return parsed(FORMATS.render(result, "svg", language))


def texts_of(svg: ET.Element) -> str:
    """What is written in a picture, lines joined by spaces."""
    return " ".join(" ".join(text.itertext()) for text in svg.iter(f"{SVG}text"))


def test_the_picture_says_in_texts_what_it_shows():
    said = " ".join(text for text in svg_of(example_result("so-tu-phap")).itertext())
    for text in ("Sở Tư pháp", "Chỉ số: 95,79 %", "3,28 / 3,75", "33,72", "−0,89", "32,30"):
        assert text in said


def test_the_waterfall_is_left_out_where_nothing_was_lost():
    assert "Từ điểm tối đa đến điểm đạt" in texts_of(svg_of(example_result("so-tu-phap")))
    full = example_result("so-tu-phap")
    full.deductions = []
    assert "Từ điểm tối đa đến điểm đạt" not in texts_of(svg_of(full))


def test_it_is_read_out_as_a_picture_with_a_description():
    svg = svg_of(example_result("so-tu-phap"), "en")
    assert svg.get("role") == "img"
    assert "Sở Tư pháp. Points and maximum of every area." in (svg.get("aria-label") or "")


@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_result_gives_the_same_bytes(form: str):
    assert FORMATS.render(example_result("xa-mau"), form, "vi") == FORMATS.render(example_result("xa-mau"), form, "vi")


def test_a_png_has_two_pixels_for_each_of_the_svg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    assert score(EXAMPLE, "-o", tmp_path / "chart.png").exit_code == 0
    assert score(EXAMPLE, "-o", tmp_path / "chart.svg").exit_code == 0
    png, svg = (tmp_path / "chart.png").read_bytes(), parsed((tmp_path / "chart.svg").read_text("utf-8"))
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (2 * int(svg.get("width", 0)), 2 * int(svg.get("height", 0)))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_submitted_is_only_a_text(text: str):
    made = FORMATS.render(hostile_result(text), "svg", "vi")
    svg = parsed(made)
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= {
        "svg",
        "g",
        "path",
        "rect",
        "text",
        "tspan",
        "line",
    }
    assert not [name for element in svg.iter() for name in element.attrib if name.startswith("on") or "href" in name]
    assert not re.search(r"url\(|@import", made)
    start = " ".join(printable(text).split())[:8]
    assert start in " ".join(texts_of(svg).split())


def test_a_picture_of_hostile_texts_has_pixels():
    for text in ("\x00\x01\ufffe", "<script>", "x" * 1000):
        assert FORMATS.render(hostile_result(text), "png", "vi")[:4] == b"\x89PNG"


def test_without_the_package_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    done = score(EXAMPLE, "-o", tmp_path / "chart.png", "--lang", "en")
    assert done.exit_code == 2
    assert "Install it: pip install vl-convert-python." in done.stderr
    assert not (tmp_path / "chart.png").exists()
