"""The sixty rules as a query in Polars, as one who knows Polars and these rules would write it."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

import polars as pl

from benchmarks.rules import DUE, QUARTERS, Rule

UNITS = 10_000
OUTCOMES = pl.Enum(["full", "partial", "zero", "missing", "pending", "not_applicable", "unscored", "survey"])
FULL, PARTIAL, ZERO = ("full", "reached"), ("partial", "short"), ("zero", "nothing")
MISSING, EMPTY, EXCUSED = ("missing", "missing"), ("not_applicable", "empty"), ("not_applicable", "condition")


class Verdict(NamedTuple):
    """Points in ten-thousandths, outcome and reason of a rule."""

    points: pl.Expr
    outcome: pl.Expr
    reason: pl.Expr


def verdicts(rules: list[Rule], table: pl.LazyFrame, reasons: pl.Enum) -> pl.LazyFrame:
    """Totals, and points, outcome and reason of every rule."""
    judged = {rule.id: _judge(rule, reasons) for rule in rules}
    points = [one.points.alias(f"points.{name}") for name, one in judged.items()]
    words = [pl.col("agency")]
    for name, one in judged.items():
        words += [one.outcome.alias(f"outcome.{name}"), one.reason.alias(f"reason.{name}")]
    return _with_totals(rules, table.select(*points, *words))


def totals(rules: list[Rule], table: pl.LazyFrame) -> pl.LazyFrame:
    """Points, maximum and index of each agency."""
    points = [_points(rule).alias(f"points.{rule.id}") for rule in rules]
    return _with_totals(rules, table.select("agency", *points)).select("agency", "points", "max_points", "index")


def _with_totals(rules: list[Rule], table: pl.LazyFrame) -> pl.LazyFrame:
    most = [pl.when(pl.col(f"points.{rule.id}").is_null()).then(0).otherwise(_most(rule)) for rule in rules]
    return table.with_columns(
        points=pl.sum_horizontal(pl.col(f"points.{rule.id}") for rule in rules),
        max_points=pl.sum_horizontal(most),
    ).with_columns(index=(20_000 * pl.col("points") + pl.col("max_points")) // (2 * pl.col("max_points")))


def _most(rule: Rule) -> int:
    return int(rule.max_points * UNITS)


def _points(rule: Rule) -> pl.Expr:
    most = _most(rule)
    made = pl.when(_is_missing(rule)).then(0)
    if rule.shape == "share_asked":
        asked = pl.col(rule.names[2])
        made = pl.when(asked.is_null()).then(0).when(asked == 0).then(None).when(_is_missing(rule)).then(0)
    if rule.shape in ("yes", "all_yes"):
        return made.when(_all_yes(rule)).then(most).otherwise(0)
    if rule.shape in ("document", "schedule"):
        below = 2 * len(_days(rule))
        return made.otherwise((2 * most * _promptness(rule) + below) // (2 * below))
    have, need = _have_and_need(rule)
    if rule.shape != "number":
        made = made.when(pl.col(rule.names[1]) == 0).then(None)
    if rule.shape == "bands":
        return made.when(have >= need).then(most).when(have * 90 >= need * 70).then(most // 2).otherwise(0)
    part = (2 * most * have + need) // (2 * need)
    if rule.shape == "share_above":
        return made.when(have > need).then(most).otherwise(pl.min_horizontal(part, most - 1))
    return made.when(have >= need).then(most).otherwise(part)


def _judge(rule: Rule, reasons: pl.Enum) -> Verdict:
    pairs = _pairs(rule)

    def chain(place: int, kind: pl.Enum) -> pl.Expr:
        words = kind.categories.to_list()
        codes = [(when, pl.lit(words.index(pair[place]), pl.UInt8)) for when, pair in pairs]
        made = reduce(
            lambda made, case: made.when(case[0]).then(case[1]), codes[1:-1], pl.when(codes[0][0]).then(codes[0][1])
        )
        return made.otherwise(codes[-1][1]).cat.to(kind)

    return Verdict(_points(rule), chain(0, OUTCOMES), chain(1, reasons))


def _pairs(rule: Rule) -> list[tuple[pl.Expr, tuple[str, str]]]:
    """Outcome and reason by the first condition that holds."""
    cases: list[tuple[pl.Expr, tuple[str, str]]] = [(_is_missing(rule), MISSING)]
    if rule.shape == "share_asked":
        asked = pl.col(rule.names[2])
        cases = [(asked == 0, EXCUSED), (asked.is_null(), MISSING), *cases]
    otherwise = pl.lit(value=True)
    if rule.shape in ("yes", "all_yes"):
        return [*cases, (_all_yes(rule), FULL), (otherwise, ZERO)]
    if rule.shape in ("document", "schedule"):
        earned = _promptness(rule)
        return [*cases, (earned == 2 * len(_days(rule)), FULL), (earned > 0, PARTIAL), (otherwise, ZERO)]
    have, need = _have_and_need(rule)
    if rule.shape != "number":
        cases.append((pl.col(rule.names[1]) == 0, EMPTY))
    reached = have > need if rule.shape == "share_above" else have >= need
    some = have * 90 >= need * 70 if rule.shape == "bands" else have > 0
    return [*cases, (reached, FULL), (some, PARTIAL), (otherwise, ZERO)]


def _is_missing(rule: Rule) -> pl.Expr:
    if rule.shape == "schedule":
        return reduce(and_, (day.is_null() for day, _ in _days(rule)))
    return reduce(or_, (pl.col(name).is_null() for name in rule.names[:2]))


def _all_yes(rule: Rule) -> pl.Expr:
    return reduce(and_, (pl.col(name) == 1 for name in rule.names))


def _have_and_need(rule: Rule) -> tuple[pl.Expr, pl.Expr]:
    have = pl.col(rule.names[0])
    if rule.shape == "number":
        return have, pl.lit(rule.target, pl.Int64)
    if rule.shape == "share_of_all":
        return have, pl.col(rule.names[1])
    return have * 100, pl.col(rule.names[1]) * (90 if rule.shape == "bands" else rule.target)


def _days(rule: Rule) -> list[tuple[pl.Expr, int]]:
    """The columns of days, and the last day on time of each."""
    if rule.shape == "document":
        return [(pl.col(rule.names[0]), date.fromisoformat(DUE).toordinal())]
    return [(pl.col(f"{rule.names[0]}.{q}"), date(2024, month, 15).toordinal()) for q, (month, _) in QUARTERS.items()]


def _promptness(rule: Rule) -> pl.Expr:
    """2 for each document in time, 1 for each that is late."""
    given = (
        (day > 0).cast(pl.Int64).fill_null(0) + ((day > 0) & (day <= last)).cast(pl.Int64).fill_null(0)
        for day, last in _days(rule)
    )
    return reduce(lambda one, other: one + other, given)
