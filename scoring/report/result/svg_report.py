"""The charts of a result as an SVG picture, whose texts stay texts."""

from __future__ import annotations

from scoring.engine.result import Result
from scoring.language import Speech
from scoring.report.chart import check_installed


def render(result: Result, language: str) -> str:
    """The SVG file."""
    check_installed("svg")
    from scoring.report.chart.drawing import PAPER  # noqa: PLC0415
    from scoring.report.chart.whole import whole_picture  # noqa: PLC0415 - vl_convert is an extra

    return whole_picture(result, Speech(language), PAPER)
