"""Charts of a result: a Vega-Lite specification of exact numbers, drawn as SVG or PNG without browser or network."""

from __future__ import annotations

from typing import Final

from scoring.errors import Problem, ReportError
from scoring.language import Message


def is_installed() -> bool:
    """True if the package that draws charts, an extra, is there."""
    from importlib.util import find_spec  # noqa: PLC0415 - only charts need it

    return find_spec("vl_convert") is not None


def check_installed(form: str) -> None:
    """ReportError about the format `form` if the package that draws charts, an extra, is not installed."""
    if not is_installed():
        raise ReportError([Problem(form, 0, 0, "", _NEEDS_VL_CONVERT)])


_NEEDS_VL_CONVERT: Final = Message(
    "drawing charts needs the package vl-convert-python. Install it: pip install vl-convert-python."
)
