"""The sixty rules as one query in the SQL of DuckDB, as one who knows it and these rules would write it."""

from __future__ import annotations

from datetime import date

from benchmarks.rules import DUE, QUARTERS, Rule

UNITS = 10_000
Cases = list[tuple[str, str, str, str]]
"""Condition, points, outcome, reason."""


def verdicts(rules: list[Rule]) -> str:
    """Totals, and points, outcome and reason of every rule."""
    words = [f'{column} AS "{key}.{rule.id}"' for rule in rules for key, column in _words(rule).items()]
    return _with_totals(rules, ["*"], [*_points(rules), *words])


def totals(rules: list[Rule]) -> str:
    """Points, maximum and index of each agency."""
    return _with_totals(rules, ["agency"], _points(rules))


def _with_totals(rules: list[Rule], kept: list[str], columns: list[str]) -> str:
    points = " + ".join(f'coalesce("points.{rule.id}", 0)' for rule in rules)
    most = " + ".join(f'CASE WHEN "points.{rule.id}" IS NULL THEN 0 ELSE {_most(rule)} END' for rule in rules)
    return (
        f"WITH judged AS (SELECT agency, {', '.join(columns)} FROM evidence), "  # noqa: S608 - names of our own
        f"summed AS (SELECT {', '.join(kept)}, {points} AS points, {most} AS max_points FROM judged) "
        "SELECT *, (20000 * points + max_points) // (2 * max_points) AS index FROM summed"
    )


def _points(rules: list[Rule]) -> list[str]:
    return [f'{_case(_cases(rule), 1)} AS "points.{rule.id}"' for rule in rules]


def _words(rule: Rule) -> dict[str, str]:
    cases = _cases(rule)
    return {"outcome": _case(cases, 2), "reason": _case(cases, 3)}


def _case(cases: Cases, place: int) -> str:
    whens = " ".join(f"WHEN {case[0]} THEN {case[place]}" for case in cases[:-1])
    return f"CASE {whens} ELSE {cases[-1][place]} END"


def _most(rule: Rule) -> int:
    return int(rule.max_points * UNITS)


def _cases(rule: Rule) -> Cases:
    most, names = str(_most(rule)), [f'"{name}"' for name in rule.names]
    missing = " OR ".join(f"{name} IS NULL" for name in names[:2])
    before: Cases = []
    if rule.shape == "share_asked":
        before = [(f"{names[2]} = 0", "NULL", "'not_applicable'", "'condition'")]
        missing = f"{names[2]} IS NULL OR {missing}"
    if rule.shape == "schedule":
        missing = " AND ".join(f"{day} IS NULL" for day, _ in _days(rule))
    before.append((missing, "0", "'missing'", "'missing'"))
    full, zero = (most, "'full'", "'reached'"), ("", "0", "'zero'", "'nothing'")
    if rule.shape in ("yes", "all_yes"):
        return [*before, (" AND ".join(f"{name} = 1" for name in names), *full), zero]
    if rule.shape in ("document", "schedule"):
        earned, below = _promptness(rule), 2 * len(_days(rule))
        part = (f"{earned} > 0", f"(2 * {most} * {earned} + {below}) // (2 * {below})", "'partial'", "'short'")
        return [*before, (f"{earned} = {below}", *full), part, zero]
    have, need = names[0], str(rule.target)
    if rule.shape != "number":
        before.append((f"{names[1]} = 0", "NULL", "'not_applicable'", "'empty'"))
        share = {"share_of_all": 100, "bands": 90}.get(rule.shape, rule.target)
        have, need = f"({names[0]} * 100)", f"({names[1]} * {share})"
    if rule.shape == "bands":
        half = (f"{have} * 90 >= {need} * 70", str(_most(rule) // 2), "'partial'", "'short'")
        return [*before, (f"{have} >= {need}", *full), half, zero]
    rounded = f"(2 * {most} * {have} + {need}) // (2 * {need})"
    if rule.shape == "share_above":
        part = (f"{have} > 0", f"least({rounded}, {_most(rule) - 1})", "'partial'", "'short'")
        return [*before, (f"{have} > {need}", *full), part, zero]
    return [*before, (f"{have} >= {need}", *full), (f"{have} > 0", rounded, "'partial'", "'short'"), zero]


def _days(rule: Rule) -> list[tuple[str, int]]:
    """The columns of days, and the last day on time of each."""
    if rule.shape == "document":
        return [(f'"{rule.names[0]}"', date.fromisoformat(DUE).toordinal())]
    months = QUARTERS.items()
    return [(f'"{rule.names[0]}.{quarter}"', date(2024, month, 15).toordinal()) for quarter, (month, _) in months]


def _promptness(rule: Rule) -> str:
    """2 for each document in time, 1 for each that is late."""
    days = _days(rule)
    return (
        "("
        + " + ".join(f"CASE WHEN {d} <= {last} AND {d} > 0 THEN 2 WHEN {d} > 0 THEN 1 ELSE 0 END" for d, last in days)
        + ")"
    )
