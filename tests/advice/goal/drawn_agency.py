"""Hypothesis strategies for goal seeking: a small rulebook, and what an agency has submitted by the end of June."""

from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.advice.goal.drawn import BOTH, MOST, Drawn, Making, Sides, draw_condition, draw_criterion
from tests.advice_samples import book, fact


class Agency(NamedTuple):
    """A rulebook, the facts submitted on 30 June 2024, and on which sides each fact may go."""

    rulebook: Drawn
    facts: Drawn
    sides: dict[str, Sides]
    """By column; a yes or no, a document or a date that may move has both."""
    wholes: list[Drawn]
    """The measures that divide, of criteria that are asked."""
    below: set[str]
    """The figures that stand in a denominator."""


@st.composite
def agencies(draw: DrawFn) -> Agency:
    """Two to four criteria over at most six facts, perhaps a veto, and what the agency has submitted."""
    make = Making(draw)
    criteria = [draw_criterion(make, str(n)) for n in range(1, draw(st.integers(2, 4)) + 1)]
    more: Drawn = {"bonus": {"at_most": 1}}
    counted = [one for one in criteria if "counts_as" not in one]
    if counted and draw(st.integers(0, 4)) == 0:
        when, sides = draw_condition(make)
        target = draw(st.sampled_from(counted))
        title = {"vi": "Vi phạm", "en": "Breach"}
        more["vetoes"] = [{"id": "grave", "title": title, "clause": "1", "when": when, "zeroes": [target["id"]]}]
        if target.get("source") != "survey":
            for name, some in sides.items():
                make.goes(name, some, target["id"])
    make.turning |= {name for name, sides in make.sides.items() if sides == BOTH and name.startswith("figure")}
    for name in make.turning - make.below:  # else every value would have to be tried, and there is no last one
        make.facts[name] |= {"type": "number", "decimals": 0, "at_least": 0, "at_most": 8}
    for name in make.below:  # without an end, a whole could be made so large that any part of it is small
        kept = {key: make.facts[name][key] for key in ("effort", "cumulative") if key in make.facts[name]}
        make.facts[name] = fact("number", decimals=0, at_least=0, at_most=8, **kept)
    submitted = {name: value for name in make.facts if (value := draw_value(make, name)) is not None}
    make_possible(make, submitted)
    assume(is_possible(make, submitted))
    return Agency(book(make.facts, *criteria, **more), submitted, dict(make.sides), make.wholes, make.below)


def draw_value(make: Making, name: str) -> Any:
    """What is submitted of a fact by the end of June; None is nothing."""
    draw, one = make.draw, make.facts[name]
    if draw(st.integers(0, 6)) == 0:
        return None
    figure = st.integers(int(one.get("at_least", 0)), 4)
    makers: dict[str, st.SearchStrategy[Any]] = {
        "count": figure,
        "number": figure,
        "yes_no": st.booleans(),
        "document": st.sampled_from(["none", "d1", None]),
        "date": st.sampled_from(["none", "2024-02-01", None]),
        "documents": st.dictionaries(st.sampled_from(["q1", "q2"]), st.just("d1")),
        "counts": st.dictionaries(st.sampled_from(["q1", "q2", "q3"]), st.integers(0, 2)),
        "choice": st.sampled_from(["good", "poor"]),
        "grant": st.just({"points": Decimal("0.25"), "reason": "Sáng kiến"}),
    }
    value = draw(makers[one["type"]])
    return None if value == {} else value


def make_possible(make: Making, submitted: Drawn) -> None:
    """No part above its whole; and where a whole is lacking, not all of its parts are."""
    for name in sorted(make.below | make.taken_from):
        submitted.setdefault(name, MOST - 1)
    for rate in make.wholes * 4:
        if "share" not in rate:
            continue
        part, whole = rate["share"]
        names = part.split(" ")[::2]
        if " + " in whole or any(name not in submitted for name in names):
            continue
        total = sum(submitted[name] for name in names if name != whole)
        if total > 8:
            submitted.update({name: 0 for name in names if name != whole})
        submitted[whole] = max(submitted[whole], min(total, 8))


def is_possible(make: Making, submitted: Drawn) -> bool:
    """True if evidence may say it."""
    for name, one in make.facts.items():
        if one["type"] == "number" and name in submitted and not one["at_least"] <= submitted[name] <= one["at_most"]:
            return False
    for rate in (one["share"] for one in make.wholes if "share" in one):
        part, whole = rate
        names = part.split(" ")[::2]
        is_known = whole in submitted and all(name in submitted for name in names)
        if is_known and sum(submitted[name] for name in names if name != whole) > submitted[whole]:
            return False
    return True
