"""The naive evaluator's reading: scalars, facts, expressions and due dates, the slow and obvious way."""

import ast
import re
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

TOKEN = re.compile(r"\d+(?:\.\d+)?(?:\s*%)?|[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)?|>=|<=|!=|[=<>+\-*(),]")
WORDS = {"and", "or", "not", "min", "max"}


class SilentError(Exception):
    """A fact that is needed was not submitted; `outcome` is set where the due date does not decide what that means."""

    def __init__(self, name: str, outcome: str | None = None) -> None:
        super().__init__(name)
        self.outcome = outcome


@dataclass(frozen=True)
class Case:
    """One agency's evidence under one rulebook on one day."""

    rulebook: dict[str, Any]
    evidence: dict[str, Any]
    as_of: date

    @property
    def agency(self) -> dict[str, Any]:
        agency: dict[str, Any] = self.evidence["agency"]
        return agency

    @property
    def declared(self) -> dict[str, Any]:
        return {name: fact for area in self.rulebook["areas"] for name, fact in area["facts"].items()}


def number(written: Any) -> Fraction:
    """`12.50` or `90 %`, exactly."""
    text = str(written).strip()
    return Fraction(text[:-1].strip()) / 100 if text.endswith("%") else Fraction(text)


def yes(written: Any) -> bool:
    return {"yes": True, "có": True, "true": True, "no": False, "không": False, "false": False}[str(written).lower()]


def day(written: Any) -> date:
    return date.fromisoformat(str(written))


def choose(value: Any, agency: dict[str, Any]) -> Any:
    """A tag wins over a kind, a kind over a level, a level over `default`."""
    if not isinstance(value, dict):
        return value
    for name in (*agency.get("tags", ()), agency["kind"], agency["level"], "default"):
        if name in value:
            return value[name]
    raise KeyError(f"{value} says nothing for {agency}")


def read(case: Case, name: str) -> Any:
    """What was submitted for a fact, without the document that backs it; raises where there is nothing."""
    given, document = case.evidence["facts"].get(name), None
    if isinstance(given, dict) and "value" in given:
        given, document = given["value"], given.get("document")
    if given is None or given == "":
        raise SilentError(name)
    if case.declared[name].get("document") == "required" and not document:
        raise SilentError(name)
    return given


def operand(case: Case, name: str) -> Fraction | bool:
    """A fact of an expression: a number, a yes/no, or one answer or period of a fact, `fact.id`."""
    fact, _, key = name.partition(".")
    given = read(case, fact)
    if key:
        if given.get(key) in (None, ""):
            raise SilentError(name)
        return number(given[key])
    return yes(given) if case.declared[fact]["type"] == "yes_no" else number(given)


def in_python(expression: Any) -> ast.expr:
    """An expression or a condition as Python's own syntax tree, with the facts as strings."""
    words = []
    for token in TOKEN.findall(str(expression)):
        is_fact = token[0].isalpha() and token not in WORDS
        words.append(f"fact({token!r})" if is_fact else f"number({token!r})" if token[0].isdigit() else token)
    return ast.parse(" ".join("==" if word == "=" else word for word in words), mode="eval").body


def value_of(case: Case, node: ast.expr) -> Any:
    """The value of a part of the tree; every fact in it must be there."""
    scope = {"__builtins__": {}, "fact": lambda name: operand(case, name), "number": number, "min": min, "max": max}
    return eval(compile(ast.Expression(node), "rule", "eval"), scope)  # noqa: S307 - only texts of the tests


def calculate(case: Case, expression: Any) -> Any:
    """The value of an expression; raises where a fact is missing."""
    return value_of(case, in_python(expression))


def truth(case: Case, node: ast.expr) -> bool | None:
    """Whether a condition holds; None where that depends on a fact that is missing."""
    if isinstance(node, ast.BoolOp):
        decisive = isinstance(node.op, ast.Or)
        found = [truth(case, value) for value in node.values]
        return decisive if decisive in found else None if None in found else not decisive
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        found_one = truth(case, node.operand)
        return None if found_one is None else not found_one
    try:
        return bool(value_of(case, node))
    except SilentError:
        return None


def holds(case: Case, condition: Any) -> bool | None:
    """Whether a condition holds; None, which holds nowhere, where that depends on a fact that is missing."""
    return truth(case, in_python(condition))


def document_day(case: Case, document: str) -> date:
    """The day of a document is its `received_on` where the evidence gives one, otherwise its `date`."""
    record = case.evidence["documents"][document]
    return day(record.get("received_on") or record["date"])


def issued_on(case: Case, name: str) -> date | None:
    """The day of a document or date fact; None where it was not issued."""
    given = read(case, name)
    if str(given) == "none":
        return None
    return day(given) if case.declared[name]["type"] == "date" else document_day(case, given)


def is_working_day(case: Case, when: date) -> bool:
    calendar = case.rulebook.get("calendar", {})
    if str(when) in {str(d) for d in calendar.get("holidays", ())}:
        return False
    return when.weekday() < 5 or str(when) in {str(d) for d in calendar.get("working_weekends", ())}


def last_day(case: Case, due: dict[str, Any]) -> date:
    """The last day that is on time: `by` includes its day, `before` does not, `within` counts from the day after."""
    if not {"by", "before", "within"} & due.keys():
        due = choose(due, case.agency)
    if "by" in due:
        return day(due["by"])
    if "before" in due:
        return day(due["before"]) - timedelta(days=1)
    when, left = issued_on(case, due["of"]), int(due["within"])
    if when is None:
        raise SilentError(due["of"])
    while left:
        when += timedelta(days=1)
        left -= due["days"] == "calendar" or is_working_day(case, when)
    return when


def period_ends(case: Case, name: str) -> dict[str, date]:
    """The last day of every period of a fact, by the period's id."""
    periods, year = case.declared[name]["periods"], day(case.rulebook["period"]["from"]).year
    if isinstance(periods, dict):
        return {key: day(period["ends_on"]) for key, period in periods.items()}
    months = {"months": range(1, 13), "quarters": range(3, 13, 3)}[periods]
    first_after = [date(year + m // 12, m % 12 + 1, 1) for m in months]
    ids = [f"m{m:02}" if periods == "months" else f"q{m // 3}" for m in months]
    return {key: first - timedelta(days=1) for key, first in zip(ids, first_after, strict=True)}
