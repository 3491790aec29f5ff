"""Drawings as pictures: SVG inside a page, SVG as a file of its own, PNG."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

import vl_convert
from markupsafe import Markup

from scoring.language import printable
from scoring.report.chart.drawing import Drawing
from scoring.report.json_text import to_json

VEGA_LITE: Final = "6.1"
"""The version of Vega-Lite that reads the specifications, whichever others the package brings."""
PIXELS_A_UNIT: Final = 2
"""Of a PNG against its SVG: a chart as wide as a page of A4 has 200 pixels to the inch."""
MARGIN: Final = 24
_FONTS: Final = Path(__file__).parent / "fonts"


def inline_svg(drawing: Drawing, description: str) -> str:
    """The `<svg>` of one drawing, to stand in a page; read out as its description."""
    return f"{_head(drawing.width, drawing.height, description)}{_inside(drawing)}</svg>"


def page_pictures(draw: Callable[[int], Drawing], widths: tuple[int, int], description: str) -> list[Markup]:
    """The `<svg>` of one chart for a wide screen, then for a phone, as `part.chart` of a page takes them."""
    # The library escapes every text of the pictures that it draws.
    return [Markup(inline_svg(draw(width), description)) for width in widths]  # noqa: S704


def svg_file(drawings: list[Drawing], description: str) -> str:
    """Drawings of one width under each other, on paper with a margin, as an SVG file that needs nothing else."""
    width = drawings[0].width + 2 * MARGIN
    top, parts = MARGIN, []
    for drawing in drawings:
        parts.append(f'<svg x="{MARGIN}" y="{top}" width="{drawing.width}" height="{drawing.height}">')
        parts += [_inside(drawing), "</svg>"]
        top += drawing.height
    height = top + MARGIN
    paper = f'<rect width="{width}" height="{height}" fill="{drawings[0].look.paper}"/>'
    return f"{_head(width, height, description, alone=True)}{paper}{''.join(parts)}</svg>\n"


def png_of(svg: str) -> bytes:
    """The pixels of an SVG file whose texts are in the font `Score Chart`."""
    _register_fonts()
    png: bytes = vl_convert.svg_to_png(svg, scale=PIXELS_A_UNIT)
    return png


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(_FONTS))


def _inside(drawing: Drawing) -> str:
    """What Vega draws, without the `<svg>` around it. It may fetch nothing."""
    svg: str = vl_convert.vegalite_to_svg(to_json(drawing.spec()), vl_version=VEGA_LITE, allowed_base_urls=[])
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


def _head(width: int, height: int, description: str, *, alone: bool = False) -> str:
    """The `<svg …>`; in a page it needs no namespace."""
    name = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
    label = escape(printable(description), quote=True)
    return (
        f'<svg{name} class="chart" role="img" aria-label="{label}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    )
