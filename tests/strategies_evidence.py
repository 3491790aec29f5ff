"""Hypothesis strategies: an agency's evidence for a rulebook given as a dict, with gaps, and a day to score it on."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.naive import is_among
from tests.naive_reading import Case, SilentError, calculate
from tests.on_disk import sample_agency, sample_document
from tests.strategies import rulebooks

COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 100), st.sampled_from([0, 1, 10**12]))
FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2024, 12, 31)


class Scored(NamedTuple):
    """A rulebook, an agency's evidence for it, and the day."""

    rulebook: dict[str, Any]
    evidence: dict[str, Any]
    as_of: date


class Submission:
    """Draws what an agency submits for each fact, and keeps the documents it names."""

    def __init__(self, draw: DrawFn, as_of: date, grants: dict[str, Decimal]) -> None:
        self.draw, self.as_of, self.grants = draw, as_of, grants
        self.documents: dict[str, Any] = {}

    def day(self, last: date) -> str:
        return str(FIRST_DAY + timedelta(days=self.draw(st.integers(0, (min(last, self.as_of) - FIRST_DAY).days))))

    def document(self, last: date) -> str:
        if self.draw(st.integers(0, 5)) == 0:
            return "none"
        name, day = f"d{len(self.documents)}", self.day(last)
        received = self.draw(st.sampled_from([{}, {"received_on": day}]))
        dated = self.day(date.fromisoformat(day)) if received else day
        self.documents[name] = sample_document(name, dated, **received)
        return name

    def some(self, periods: list[str], value: Any) -> dict[str, Any]:
        return {period: value() for period in periods if self.draw(st.integers(0, 4))}

    def periods(self, fact: dict[str, Any]) -> list[str]:
        return [f"m{n:02}" for n in range(1, 13)] if fact["periods"] == "months" else [f"q{n}" for n in range(1, 5)]

    def value(self, name: str, fact: dict[str, Any]) -> Any:
        """A valid value for a fact."""
        draw = self.draw
        last = date.fromisoformat(fact.get("to", str(LAST_DAY)))
        makers = {
            "count": lambda: draw(COUNTS),
            "money": lambda: draw(COUNTS),
            "number": lambda: draw(st.decimals(0, 60, places=2)),
            "percent": lambda: f"{draw(st.decimals(0, 100, places=2))} %",
            "yes_no": lambda: draw(st.sampled_from(["yes", "no", "có", "không", True, False])),
            "date": lambda: self.day(last) if draw(st.integers(0, 5)) else "none",
            "choice": lambda: draw(st.sampled_from(sorted(fact["options"]))),
            "document": lambda: self.document(last),
            "documents": lambda: self.some(self.periods(fact), lambda: self.document(last)),
            "counts": lambda: self.some(self.periods(fact), lambda: draw(st.integers(0, 6))),
            "survey": lambda: {answer: draw(st.integers(0, 9)) for answer in fact["answers"]},
            "grant": lambda: {"points": draw(st.decimals(0, self.grants[name], places=2)), "reason": "Sáng kiến"},
        }
        value = makers[fact["type"]]()
        if fact.get("document") != "required":
            return value
        name = f"d{len(self.documents)}"
        if draw(st.integers(0, 5)) == 0:
            return {"value": value}
        self.documents[name] = sample_document(name, self.day(LAST_DAY))
        return {"value": value, "document": name}


def items(rulebook: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything that has a measure: criteria without parts, and parts."""
    criteria = [criterion for area in rulebook["areas"] for criterion in area["criteria"]]
    return [item for c in criteria for item in c.get("sum_of") or c.get("best_of") or [c]]


def keep_shares_possible(draw: DrawFn, case: Case) -> None:
    """A part cannot exceed its whole, nor be negative: such evidence is refused, so the part is drawn again."""
    for part, whole in [item["measure"]["share"] for item in items(case.rulebook) if "share" in item["measure"]]:
        try:
            most, value = calculate(case, whole), calculate(case, part)
        except SilentError:
            most, value = Decimal(0), Decimal(1)
        if 0 <= value <= most:
            continue
        own = [name for name in re.findall(r"[a-z]+_\d+", part) if name not in re.findall(r"[a-z]+_\d+", whole)]
        for n, name in enumerate(own):
            given = case.evidence["facts"].get(name)
            new = draw(st.integers(0, int(most))) if n == 0 else 0
            if isinstance(given, dict):
                given["value"] = new
            elif given is not None:
                case.evidence["facts"][name] = new


def facts_asked(rulebook: dict[str, Any], agency: dict[str, Any]) -> set[str]:
    """The facts of the criteria that concern the agency, and of the vetoes: an agency may submit no others."""
    concern = [c for area in rulebook["areas"] for c in area["criteria"] if is_among(c.get("applies_to", {}), agency)]
    return set(re.findall(r"\w+", repr([*concern, *rulebook.get("vetoes", ())])))


@st.composite
def evidence_for(draw: DrawFn, rulebook: dict[str, Any], as_of: date) -> dict[str, Any]:
    """An agency and its facts, some of them left out; every value is one that the rulebook allows."""
    level = draw(st.sampled_from(sorted(rulebook["levels"])))
    kind = draw(st.sampled_from(["department", "people_committee"])) if level == "province" else "people_committee"
    tags = draw(st.lists(st.sampled_from(["has_procedures", "has_units"]), unique=True))
    grants = {i["measure"]["granted"]: i["max_points"] for i in items(rulebook) if "granted" in i["measure"]}
    submission = Submission(draw, as_of, grants)
    declared = {name: fact for area in rulebook["areas"] for name, fact in area["facts"].items()}
    asked = facts_asked(rulebook, sample_agency(level=level, kind=kind, tags=tags))
    submitted = {name: fact for name, fact in declared.items() if name in asked and draw(st.integers(0, 9))}
    facts = {name: submission.value(name, fact) for name, fact in submitted.items()}
    evidence = {
        "rulebook": rulebook["rulebook"],
        "agency": sample_agency(level=level, kind=kind, tags=tags),
        "as_of": str(as_of),
        "facts": facts,
        "documents": submission.documents,
    }
    keep_shares_possible(draw, Case(rulebook, evidence, as_of))
    return evidence


def days() -> st.SearchStrategy[date]:
    """Days to score on: within the period, on its last day, and after it."""
    during = st.integers(31, 365).map(lambda n: FIRST_DAY + timedelta(days=n))
    return st.one_of(during, st.sampled_from([LAST_DAY, date(2025, 1, 1), date(2025, 3, 31)]))


@st.composite
def scored(draw: DrawFn) -> Scored:
    """A rulebook, evidence for it, and a day."""
    rulebook, as_of = draw(rulebooks()), draw(days())
    return Scored(rulebook, draw(evidence_for(rulebook, as_of)), as_of)
