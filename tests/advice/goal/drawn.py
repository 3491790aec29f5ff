"""Hypothesis strategies for goal seeking: the criteria of small rulebooks, which share facts.

Beside the rulebook stands, written down where each criterion is drawn and read from nowhere else, on which sides every
fact may go: the table "What may move" of docs/goal-seeking.md in code.
"""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.advice_samples import criterion, fact

MOST = 6
"""The greatest value of a figure that evidence or the rulebook says."""
PARTS_OF_MAX = st.sampled_from(["0 %", "15 %", "33 %", "50 %", "75 %", "100 %"])
EFFORTS = st.sampled_from(["0", "0.5", "1", "2", "3.25"])
LATE = st.sampled_from(["2024-03-31", "2024-06-30", "2024-09-30", "2025-01-15"])
UP, DOWN = frozenset({1}), frozenset({-1})
BOTH = UP | DOWN

Drawn = dict[str, Any]
Sides = frozenset[int]


class Making:
    """A rulebook in the making: facts are picked again and again, so that criteria share them."""

    def __init__(self, draw: DrawFn) -> None:
        self.draw = draw
        self.facts: Drawn = {}
        self.sides: dict[str, Sides] = defaultdict(frozenset)
        self.wholes: list[Drawn] = []
        self.below: set[str] = set()
        self.turning: set[str] = set()
        self.taken_from: set[str] = set()
        self.given: dict[str, set[str]] = defaultdict(set)

    def pick(self, kind: str, not_these: tuple[str, ...] = ()) -> str:
        """A fact of a kind: one that is there already, or a new one."""
        known = [name for name, one in self.facts.items() if name.startswith(kind) and name not in not_these]
        if known and (len(self.facts) >= 5 or self.draw(st.booleans())):
            return self.draw(st.sampled_from(known))
        name = f"{kind}_{len(self.facts)}"
        self.facts[name] = getattr(self, f"_{kind}")()
        if self.draw(st.integers(0, 9)) == 0 and kind not in ("choice", "grant"):
            self.facts[name]["effort"] = self.draw(st.sampled_from(["fixed", Decimal("0.25"), 2]))
        return name

    def _figure(self) -> Drawn:
        """Any number: counted without bounds, or a number between two."""
        if self.draw(st.booleans()):
            return fact("count", cumulative=self.draw(st.integers(0, 3)) == 0)
        low = self.draw(st.integers(0, 1))
        return fact("number", decimals=0, at_least=low, at_most=self.draw(st.integers(MOST - 1, MOST + 2)))

    def _answer(self) -> Drawn:
        return fact("yes_no")

    def _paper(self) -> Drawn:
        return fact(self.draw(st.sampled_from(["document", "date"])))

    def _reports(self) -> Drawn:
        return fact("documents", periods="quarters", to="2025-06-30")

    def _visits(self) -> Drawn:
        return fact("counts", periods="quarters")

    def _choice(self) -> Drawn:
        two = {"vi": "Một", "en": "One"}
        return fact("choice", options={"good": two, "poor": two})

    def _grant(self) -> Drawn:
        return fact("grant")

    def goes(self, name: str, sides: Sides, by: str) -> None:
        """A criterion of the index lets a fact go on these sides, if it is not what it divides by."""
        if name not in self.given[by]:
            self.sides[name] |= sides


def turned(sides: Sides, direction: int) -> Sides:
    return BOTH if direction == 0 and sides else frozenset(side * direction for side in sides)


def draw_scale(draw: DrawFn, bounds: list[Any]) -> tuple[Any, int]:
    """A scale with two bounds, the lower one first, and whether more is better (1), worse (-1), or either (0)."""
    low, high = bounds
    parts = [draw(PARTS_OF_MAX) for _ in range(3)]
    banded = [{"at_least": high, "earns": parts[0]}, {"at_least": low, "below": high, "earns": parts[1]}]
    worth = [Decimal(part[:-2]) for part in parts]
    way = 1 if worth == sorted(worth, reverse=True) else -1 if worth == sorted(worth) else 0
    return draw(
        st.sampled_from(
            [
                ({"at_least": high}, 1),
                ({"above": low}, 1),
                ({"at_most": low}, -1),
                ({"below": high}, -1),
                ({"proportional_to": high}, 1),
                ({"proportional_above": high}, 1),
                ({"linear": {"zero_at": low, "full_at": high}}, 1),
                ({"linear": {"zero_at": high, "full_at": low}}, -1),
                ({"bands": [*banded, {"below": low, "earns": parts[2]}]}, way),
            ]
        )
    )


def draw_rate(make: Making) -> tuple[Drawn, dict[str, Sides], set[str]]:
    """A rate, the sides on which it grows, and the figures below the line."""
    draw = make.draw
    whole = make.pick("figure")
    part = make.pick("figure", (whole,))
    form = draw(st.sampled_from(["plain", "plain", "taken off", "sum", "two", "ratio"]))
    empty = {"when_empty": draw(st.sampled_from(["not_applicable", "zero", "full"]))}
    if form == "plain":
        return {"share": [part, whole], **empty}, {part: UP}, {whole}
    if form == "taken off":
        return {"share": [f"{whole} - {part}", whole], **empty}, {part: DOWN}, {whole}
    if form == "sum":
        return {"share": [part, f"{part} + {whole}"], **empty}, {part: UP, whole: DOWN}, {part, whole}
    if form == "ratio":
        return {"ratio": [part, whole], **empty}, {part: UP}, {whole}
    other = make.pick("figure", (whole, part))
    return {"share": [f"{part} + {other}", whole], **empty}, {part: UP, other: UP}, {whole}


def draw_item(make: Making) -> tuple[Drawn, dict[str, Sides], list[Drawn], set[str]]:
    """A measure with its scale, on which sides its facts may raise points, and its rate if it is one."""
    draw = make.draw
    form = draw(st.sampled_from(["rate", "rate", "rate", "value", "difference", "unit", "answer", "paper", "spread"]))
    if form == "rate":
        measure, sides, below = draw_rate(make)
        cuts = sorted(draw(st.lists(st.integers(2, 14 if len(below) > 1 else 19), min_size=2, max_size=2, unique=True)))
        scale, way = draw_scale(draw, [f"{5 * cut} %" for cut in cuts])
        return {"measure": measure, "scale": scale}, {n: turned(s, way) for n, s in sides.items()}, [measure], below
    if form in ("value", "difference", "unit"):
        name = make.pick("figure")
        other = make.pick("figure", (name,)) if form == "difference" else ""
        measure = {"value": f"{name} - {other}" if other else name}
        make.taken_from |= {name} if other else set()
        cuts = sorted(draw(st.lists(st.integers(1, MOST), min_size=2, max_size=2, unique=True)))
        scale, way = draw_scale(draw, cuts)
        if form == "unit":
            scale, way = draw(st.sampled_from([({"per_unit": "20 %"}, 1), ({"deduct": "35 %"}, -1)]))
        sides = {name: UP} | ({other: DOWN} if other else {})
        return {"measure": measure, "scale": scale}, {n: turned(s, way) for n, s in sides.items()}, [], set()
    return (*draw_said(make, form), [], set())


def draw_said(make: Making, form: str) -> tuple[Drawn, dict[str, Sides]]:
    """Answers, documents, quarters, choices."""
    draw = make.draw
    if form == "answer":
        used = [make.pick("answer")]
        asked = draw(st.sampled_from(["yes", "all_yes", "any_yes"]))
        if asked != "yes":
            used.append(make.pick("answer", (used[0],)))
        return {"measure": {asked: used[0] if asked == "yes" else used}, "scale": "yes_no"}, dict.fromkeys(used, BOTH)
    scale = {"on_time": "100 %", "late": draw(PARTS_OF_MAX)}
    if form == "paper":
        name = make.pick("paper")
        return {"measure": {"document": name, "due": {"by": draw(LATE)}}, "scale": scale}, {name: BOTH}
    which = draw(st.sampled_from(["reports", "visits", "choice", "grant"]))
    name = make.pick(which)
    if which == "reports":
        due = {f"q{n}": {"by": f"2024-{3 * n:02}-28"} for n in range(1, 5)}
        return {"measure": {"schedule": name, "due": due}, "scale": scale}, {f"{name}.{key}": BOTH for key in due}
    if which == "visits":
        sides = {f"{name}.q{n}": UP for n in (3, 4)}  # the first two quarters have ended
        measure = {"periods": name, "at_least": draw(st.integers(1, 2))}
        return {"measure": measure, "scale": draw(st.sampled_from(["proportional", {"at_least": "75 %"}]))}, sides
    if which == "choice":
        return {"measure": {"choice": name}, "scale": {"choices": {"good": "100 %", "poor": draw(PARTS_OF_MAX)}}}, {}
    return {"measure": {"granted": name}, "scale": "granted"}, {}


def draw_condition(make: Making) -> tuple[str, dict[str, Sides]]:
    """A condition, and the sides on which its facts may make it false."""
    if make.draw(st.booleans()):
        name = make.pick("answer")
        return name, {name: BOTH}
    name, bound = make.pick("figure"), make.draw(st.integers(0, MOST - 1))
    make.turning.add(name)
    sign, sides = make.draw(st.sampled_from([(">", DOWN), (">=", DOWN), ("<", UP), ("<=", UP), ("=", BOTH)]))
    return f"{name} {sign} {bound}", {name: sides}


def draw_criterion(make: Making, name: str) -> Drawn:
    draw = make.draw
    most = draw(st.sampled_from(["0.5", "1", "1.5", "2", "2.5"]))
    one = criterion(name, {}, {}, most)
    seldom = st.sampled_from([False] * 5 + [True])
    drawn = [draw_item(make) for _ in range(draw(st.sampled_from([1, 1, 1, 1, 1, 2])))]
    if len(drawn) == 1:
        one |= drawn[0][0]
    else:
        kind = draw(st.sampled_from(["sum_of", "best_of"]))
        del one["measure"], one["scale"]
        own = Decimal(most) / 2 if kind == "sum_of" else Decimal(most)
        one[kind] = [{"title": one["title"], "max_points": own, **item} for item, *_ in drawn]
    sides: dict[str, Sides] = defaultdict(frozenset)
    given = {below.copy().pop() for *_, below in drawn if len(below) == 1}
    for _, own, rates, below in drawn:
        make.wholes += rates
        make.below |= below
        for fact_name, some in own.items():
            sides[fact_name] |= some
    if draw(seldom):
        one["zero_if"], more = draw_condition(make)
        for fact_name, some in more.items():
            sides[fact_name] |= some
    add_keys(make, one)
    if one.get("source") != "survey" and one.get("counts_as") != "bonus":
        make.given[name] = given
        for fact_name, some in sides.items():
            make.goes(fact_name, some, name)
    return one


def add_keys(make: Making, one: Drawn) -> None:
    """Now and then, of whom a criterion is asked, what silence earns, and who decides."""
    draw, seldom = make.draw, st.sampled_from([False] * 5 + [True])
    if draw(seldom):
        one["applies_to"] = {"when": draw_condition(make)[0]}
        one["applies_to"] |= draw(st.sampled_from([{}, {"otherwise": "full"}, {"otherwise": "zero"}]))
    if draw(seldom):
        one["when_missing"] = draw(st.sampled_from(["zero", "full", "not_applicable"]))
    if draw(seldom):
        is_given = "granted" in repr(one) or "choices" in repr(one)  # of a survey no figure is the agency's
        keys = {"source": "survey"} if is_given else {"source": "assessor"}
        one |= draw(st.sampled_from([keys, {"counts_as": "bonus"}]))
