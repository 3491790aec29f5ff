"""What a chart is put together from: bars on a scale of points, texts at fixed places; then a Vega-Lite specification.

Every place is settled here, in pixels, and nothing is measured: the same chart comes out whatever fonts there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any, Final, NamedTuple

from scoring.language import printable

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
LINE: Final = 16
"""From one line of text to the next, in pixels."""
SIZE: Final = 13
_LETTER_PERCENT: Final = 53
"""The mean width of a letter, in percent of the size of the text; a little more than most fonts have."""


class Look(NamedTuple):
    """The font and colours of a chart; colours are anything that SVG takes."""

    font: str
    ink: str
    soft: str
    track: str
    bar: str
    fall: str
    gap: str
    paper: str


PAGE: Final = Look(
    "inherit", "var(--ink)", "var(--soft)", "var(--track)", "var(--bar)", "var(--fall)", "var(--gap)", "var(--card)"
)
"""Inside a page: its own font, and the colours of its light, dark or printed face."""
PAPER: Final = Look(
    "Inter, Noto Sans, Segoe UI, Arial, sans-serif",
    *("#1b2227", "#55606a", "#dfe6e4", "#16788a", "#c4453a", "#7a2e8e", "#ffffff"),
)
"""By itself, on white."""
PIXELS: Final = PAPER._replace(font="Score Chart")
"""The same in the font that comes with this package."""


class Drawing:
    """A chart `width` pixels wide whose bars stand on a scale from `low` to `high` points, `span` pixels across."""

    def __init__(self, width: int, look: Look, low: Decimal, high: Decimal, span: tuple[int, int]) -> None:
        self.width, self.look, self.bounds, self.span = width, look, (low, high), span
        self.height = 0
        self._bars: list[dict[str, Any]] = []
        self._links: list[dict[str, Any]] = []
        self._texts: dict[tuple[str, int], list[dict[str, Any]]] = {}
        self._cuts: list[dict[str, Any]] = []
        self._outlines: dict[bool, list[dict[str, Any]]] = {}
        self._marks: list[dict[str, Any]] = []

    def add_bar(self, low: Decimal, high: Decimal, top: int, height: int, colour: str) -> None:
        """A bar between two numbers of points, which go in as they are written."""
        self._bars.append({"low": str(low), "high": str(high), "top": top, "foot": top + height, "colour": colour})

    def add_link(self, at: Decimal, top: int, foot: int) -> None:
        """A thin line from one bar to the next."""
        self._links.append({"at": str(at), "top": top, "foot": foot})

    def add_outline(
        self, low: Decimal, high: Decimal, top: int, height: int, colour: str, *, dashed: bool = False
    ) -> None:
        """A frame between two numbers of points, with nothing in it."""
        row = {"low": str(low), "high": str(high), "top": top, "foot": top + height, "colour": colour}
        self._outlines.setdefault(dashed, []).append(row)

    def add_mark(self, at: Decimal, top: int, foot: int) -> None:
        """A thick line across a bar, over everything else."""
        self._marks.append({"at": str(at), "top": top, "foot": foot})

    def add_cut(self, x: int, middle: int) -> None:
        """The sign across a bar that it does not begin at 0."""
        self._cuts.append({"x": x, "y": middle})

    def add_text(
        self, lines: Sequence[str], x: int, top: int, colour: str, *, bold: bool = False, ends: bool = False
    ) -> None:
        """Lines of text that begin at `x`, or end there."""
        row = {"x": x, "y": top + SIZE - 1, "colour": colour, "said": [printable(line) for line in lines]}
        self._texts.setdefault(("right" if ends else "left", 600 if bold else 400), []).append(row)

    def spec(self) -> dict[str, Any]:
        """The chart in Vega-Lite."""
        layers = [
            *_layer({"type": "rule", "stroke": self.look.soft, "strokeWidth": 1}, self._on_scale("at"), self._links),
            *_layer({"type": "rect", "cornerRadius": 2}, self._on_scale("low", "high"), self._bars),
            *_layer(
                {
                    "type": "point",
                    "shape": _CUT,
                    "size": 200,
                    "stroke": self.look.paper,
                    "strokeWidth": 3,
                    "opacity": 1,
                },
                {"x": _pixel("x"), "y": _pixel("y")},
                self._cuts,
            ),
        ]
        for dashed, rows in self._outlines.items():
            dash = {"strokeDash": [4, 3]} if dashed else {}
            framed = self._on_scale("low", "high", paint="stroke")
            layers += _layer({"type": "rect", "fillOpacity": 0, "strokeWidth": 1.5, **dash}, framed, rows)
        layers += _layer({"type": "rule", "stroke": self.look.ink, "strokeWidth": 3}, self._on_scale("at"), self._marks)
        for (align, weight), rows in self._texts.items():
            mark = {"type": "text", "align": align, "fontWeight": weight, "fontSize": SIZE, "lineHeight": LINE}
            mark |= {"baseline": "alphabetic", "font": self.look.font}
            place = {"x": _pixel("x"), "y": _pixel("y"), "fill": _as_given("colour"), "text": {"field": "said"}}
            layers += _layer(mark, place, rows)
        return {
            "$schema": SCHEMA,
            "width": self.width,
            "height": self.height,
            "padding": 0,
            "autosize": "none",
            "background": None,
            "config": {"view": {"stroke": None}},
            "layer": layers,
        }

    def _on_scale(self, first: str, second: str = "", paint: str = "fill") -> dict[str, Any]:
        scale = {"domain": list(self.bounds), "range": list(self.span), "nice": False, "zero": False}
        along = {"x": {"field": first, "type": "quantitative", "scale": scale, "axis": None}}
        if second:
            along |= {"x2": {"field": second}, paint: _as_given("colour")}
        return {**along, "y": _pixel("top"), "y2": {"field": "foot"}}


def wrapped(text: str, pixels: int, most: int) -> list[str]:
    """The text in at most `most` lines that fit into so many pixels; what is too long ends in an ellipsis.

    >>> wrapped("Cải cách thủ tục hành chính", 84, 2)
    ['Cải cách thủ', 'tục hành …']
    """
    return wrap(printable(text), letters_in(pixels), max_lines=most, placeholder=" …") or [""]


def lines_at(sign: str, words: str, width: int) -> list[str]:
    """The words in as many lines as they take, broken only where `sign` stands between two things that they say.

    >>> lines_at(" · ", "một · hai · ba", 84)
    ['một · hai', 'ba']
    """
    first, *others = words.split(sign)
    lines = [first]
    for part in others:
        if len(f"{lines[-1]}{sign}{part}") <= letters_in(width):
            lines[-1] += sign + part
        else:
            lines.append(part)
    return lines


def letters_in(pixels: int) -> int:
    """How many letters of a text surely fit into so many pixels; at least 4."""
    return max(4, pixels * 100 // (SIZE * _LETTER_PERCENT))


def _layer(mark: dict[str, Any], encoding: dict[str, Any], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One kind of mark with its rows; none where there are no rows. Points are read as numbers only to be drawn."""
    if not rows:
        return []
    parse = {name: "number" for name in ("at", "low", "high") if name in rows[0]}
    return [
        {
            "mark": {**mark, "aria": False},
            "encoding": encoding,
            "data": {"values": rows, "format": {"type": "json", "parse": parse}},
        }
    ]


def _pixel(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _as_given(field: str) -> dict[str, Any]:
    return {"field": field, "type": "nominal", "scale": None}


_CUT: Final = "M-0.35,0.9L0.05,-0.9M0.05,0.9L0.45,-0.9"
