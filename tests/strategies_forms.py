"""Hypothesis strategies: anything that a form of a shipped rulebook may hold, odd texts and long numbers too."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from scoring.evidence.questions import questions_in
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import Fact
from tests.generated import kinds_and_levels

ODD = (
    "=1+1",
    "+84 24",
    "-5",
    "@SUM(A1)",
    "\t=cmd|' /C calc'!A0",
    "#N/A",
    "TRUE",
    "10.000",
    " a ",
    "x – y",
    "dòng 1\ndòng 2",
    "84,2 %",
)
LINES = st.one_of(
    st.sampled_from(ODD), st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40)
)
IDS = st.from_regex(r"[a-z0-9][a-z0-9/.()-]{0,19}", fullmatch=True).filter(lambda name: name != "none")
WHOLES = st.one_of(
    st.integers(0, 10**6), st.integers(0, 10**30 - 1), st.sampled_from([0, 10**15 - 1, 10**15, 2**53 + 1])
)
DECIMALS = st.one_of(
    st.decimals(-1000, 1000, places=2),
    st.decimals(0, 10**9, places=6),
    st.sampled_from([Decimal("2.50"), Decimal("0.1")]),
)
PERCENTS = st.one_of(
    st.decimals(0, 100, places=2).map(lambda n: f"{n} %"),
    st.sampled_from(["84.2 %", "84.2%", "7 %", "100 %", "0.07 %", "-2.5 %"]),
)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str)


BY_MONTH: dict[str, st.SearchStrategy[Any]] = {
    "count": WHOLES,
    "money": WHOLES,
    "number": DECIMALS,
    "percent": PERCENTS,
}
"""What a figure may have come to by the end of a month, by its type; others have no series."""


def value_of(draw: DrawFn, fact: Fact, year: int, documents: list[str]) -> Any:
    """A value of a fact as a file may hold it."""
    named = st.sampled_from([*documents, "none"])
    if fact.type in ("documents", "counts", "survey"):
        one = named if fact.type == "documents" else WHOLES
        return {key: draw(one) for key in fact.keys(year) if draw(st.booleans())}
    makers: dict[str, st.SearchStrategy[Any]] = {
        "count": WHOLES,
        "money": WHOLES,
        "number": st.one_of(st.integers(-1000, 1000), DECIMALS),
        "percent": PERCENTS,
        "yes_no": st.sampled_from([True, False, "yes", "no", "có", "không"]),
        "date": st.one_of(DAYS, st.just("none")),
        "choice": st.sampled_from(list(fact.options or ["x"])),
        "document": named,
        "grant": st.fixed_dictionaries({"points": st.decimals(0, 5, places=2), "reason": LINES}),
    }
    return draw(makers[fact.type])


MONTHS = st.dates(date(2020, 1, 1), date(2027, 12, 31)).map(lambda day: f"{day:%Y-%m}")


def wrapped(draw: DrawFn, value: Any, documents: list[str], month: st.SearchStrategy[Any] | None = None) -> Any:
    """The value as it stands, or with documents, a note and monthly figures around it."""
    if draw(st.booleans()) or not documents:
        return value
    around: dict[str, Any] = {"value": value}
    if month is not None and draw(st.booleans()):
        around["series"] = draw(st.dictionaries(MONTHS, month, min_size=1, max_size=4))
    named = draw(st.lists(st.sampled_from(documents), max_size=3))
    if len(named) == 1 and draw(st.booleans()):
        around["document"] = named[0]
    elif named:
        around["documents"] = named
    return {**around, "note": draw(LINES)} if draw(st.booleans()) else around


GROUP_KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
GROUP_NAMES = LINES.map(str.strip).filter(bool)


@st.composite
def filled_forms(draw: DrawFn, rulebook: Rulebook) -> dict[str, Any]:
    """Evidence for a rulebook, for one of its kinds of agency, of the facts that its form asks for."""
    kind, level = draw(st.sampled_from(list(kinds_and_levels(rulebook))))
    documents = {identifier: draw(records()) for identifier in draw(st.lists(IDS, max_size=4, unique=True))}
    asked = [question for area in rulebook.areas for question in questions_in(area, rulebook, kind, level)]
    facts = {
        fact_name: wrapped(
            draw,
            value_of(draw, fact, rulebook.head.period.from_.year, list(documents)),
            list(documents),
            BY_MONTH.get(fact.type),
        )
        for fact_name, fact, _ in asked
        if draw(st.integers(0, 3)) == 0
    }
    agency: dict[str, Any] = {"id": draw(IDS), "name": draw(LINES), "level": level, "kind": kind}
    tags = draw(st.lists(st.sampled_from(sorted(rulebook.head.tags)), unique=True)) if rulebook.head.tags else []
    if draw(st.booleans()):
        agency["groups"] = draw(st.dictionaries(GROUP_KEYS, GROUP_NAMES, min_size=1, max_size=4))
    claimable = [i for i, c in rulebook.criteria.items() if c.source != "survey" and c.id in asked_ids(asked)]
    return {
        "rulebook": rulebook.id,
        "agency": {**agency, "tags": tags} if tags else agency,
        "as_of": draw(DAYS),
        **draw(st.fixed_dictionaries({}, optional={"note": LINES})),
        "facts": facts,
        "documents": documents,
        "claimed": {i: draw(st.decimals(0, 9, places=2)) for i in claimable if draw(st.integers(0, 5)) == 0},
    }


def asked_ids(asked: list[Any]) -> set[str]:
    return {criterion.id for _, _, criteria in asked for criterion in criteria}


@st.composite
def records(draw: DrawFn) -> dict[str, str]:
    """A document, with or without what may be left out."""
    optional = {"file": LINES, "received_on": DAYS, "sha256": st.from_regex(r"[0-9a-f]{64}", fullmatch=True)}
    return draw(st.fixed_dictionaries({"number": LINES, "date": DAYS, "title": LINES}, optional=optional))
