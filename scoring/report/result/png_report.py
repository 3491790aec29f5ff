"""The charts of a result as a PNG picture, in the font that comes with this package."""

from __future__ import annotations

from scoring.engine.result import Result
from scoring.language import Speech
from scoring.report.chart import check_installed


def render(result: Result, language: str) -> bytes:
    """The PNG file."""
    check_installed("png")
    from scoring.report.chart.drawing import PIXELS  # noqa: PLC0415
    from scoring.report.chart.picture import png_of  # noqa: PLC0415 - vl_convert is an extra
    from scoring.report.chart.whole import whole_picture  # noqa: PLC0415

    return png_of(whole_picture(result, Speech(language), PIXELS))
