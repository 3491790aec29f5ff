"""A second, naive evaluator: the rulebook format in straight fractions over plain dicts, written without the engine.

A rulebook is the dict of its `rulebook.yaml`, with the area files in the place of their names.
Scalars may be the written text or Python's own int, Decimal, bool and date.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple

from tests.naive_reading import Case, SilentError, choose, day, holds, number, read
from tests.naive_values import EmptyError, due_date, measure, scale

Scored = tuple[str, Fraction | None]


class NaiveScore(NamedTuple):
    """Every criterion's outcome and points (None: outside the maximum), and the totals."""

    criteria: dict[str, Scored]
    points: Fraction
    max_points: Fraction
    index: Fraction | None
    bonus: Fraction
    penalty: Fraction
    classification: str | None


def naive_score(rulebook: dict[str, Any], evidence: dict[str, Any], as_of: date) -> NaiveScore:
    """Score one agency's evidence under a rulebook on a day."""
    case = Case(rulebook, evidence, as_of)
    listed = [(area, criterion) for area in rulebook["areas"] for criterion in area["criteria"]]
    vetoes = [veto for veto in rulebook.get("vetoes", ()) if holds(case, veto["when"])]
    zeroed = {target for veto in vetoes for target in veto.get("zeroes", ())}
    criteria = {}
    for area, criterion in listed:
        outcome, points = rounded_criterion(case, criterion)
        if zeroed & {area["area"], criterion["id"]} and points:
            outcome, points = "zero", Fraction(0)
        criteria[criterion["id"]] = (outcome, points)

    def total(counts_as: str, worth: Callable[[dict[str, Any]], Fraction | None]) -> Fraction:
        chosen = [
            c for _, c in listed if c.get("counts_as", "points") == counts_as and criteria[c["id"]][1] is not None
        ]
        return sum((worth(c) or Fraction(0) for c in chosen), Fraction(0))

    def capped(kind: str) -> Fraction:
        earned = total(kind, lambda c: criteria[c["id"]][1])
        return min(earned, number(rulebook[kind]["at_most"])) if kind in rulebook else earned

    points = total("points", lambda c: criteria[c["id"]][1])
    most = total("points", lambda c: most_of(case, c))
    index = points / most * 100 if most else None
    is_pending = any(outcome == "pending" for outcome, _ in criteria.values())
    reached = decided(case) if "decided_by" in rulebook.get("classification", {}) else None
    if reached is None and not is_pending:
        reached = classify(case, index, vetoes)
    return NaiveScore(criteria, points, most, index, capped("bonus"), capped("penalty"), reached)


def decided(case: Case) -> str | None:
    """The class of the option that was submitted."""
    classes = case.rulebook["classification"]
    try:
        found: str | None = classes["classes"].get(read(case, classes["decided_by"]))
    except SilentError:
        return None
    return found


def classify(case: Case, index: Fraction | None, vetoes: list[dict[str, Any]]) -> str | None:
    """The first band that the index reaches, not above any veto's `class_at_most`."""
    if index is None or "bands" not in case.rulebook.get("classification", {}):
        return None
    bands = case.rulebook["classification"]["bands"]
    share = (half_up(index, 2) if case.rulebook["classification"]["by"] == "rounded" else index) / 100
    reached = [n for n, band in enumerate(bands) if reaches(case, band, share)]
    if not reached:
        return None
    classes = [band["class"] for band in bands]
    lowest = max([reached[0], *(classes.index(veto["class_at_most"]) for veto in vetoes if "class_at_most" in veto)])
    return str(classes[lowest])


def reaches(case: Case, band: dict[str, Any], share: Fraction) -> bool:
    bound = number(choose(band["above" if "above" in band else "at_least"], case.agency))
    return share > bound if "above" in band else share >= bound


def half_up(exact: Fraction, places: int) -> Fraction:
    return Fraction(floor(exact * 10**places + Fraction(1, 2)), 10**places)


def most_of(case: Case, item: dict[str, Any]) -> Fraction:
    return number(choose(item["max_points"], case.agency))


def rounded_criterion(case: Case, criterion: dict[str, Any]) -> Scored:
    """Outcome and points, rounded once; `zero_if` takes points above 0 and nothing else."""
    outcome, exact = exact_criterion(case, criterion)
    points = None if exact is None else half_up(exact, int(case.rulebook.get("precision", 4)))
    if points and "zero_if" in criterion and holds(case, criterion["zero_if"]):
        return "zero", Fraction(0)
    return outcome, points


def exact_criterion(case: Case, criterion: dict[str, Any]) -> Scored:
    most = most_of(case, criterion)
    try:
        if not applies(case, criterion.get("applies_to", {})):
            otherwise = criterion["applies_to"].get("otherwise", "not_applicable")
            return "not_applicable", {"not_applicable": None, "full": most, "zero": Fraction(0)}[otherwise]
    except SilentError:
        return silent(criterion, "pending" if case.as_of < due_on(case, criterion) else "missing", most)
    return ("unscored", None) if criterion.get("scale") == "tracking" else measured_criterion(case, criterion, most)


def measured_criterion(case: Case, criterion: dict[str, Any], most: Fraction) -> Scored:
    """Outcome and exact points of a criterion that applies: of its one measure, or of its parts together."""
    earned = [part_points(case, criterion, part) for part in parts_of(criterion)]
    asked = [outcome for outcome, _ in earned if outcome != "not_applicable"]
    if not asked:
        return "not_applicable", None
    if all(outcome in ("pending", "missing") for outcome in asked):
        return silent(criterion, "missing" if "missing" in asked else "pending", most)
    if criterion.get("scale") == "relative_to_best":
        return "unscored", None
    each = [points or Fraction(0) for _, points in earned]
    points = min(most, max(each) if "best_of" in criterion else sum(each, Fraction(0)))
    return "full" if points == most else "partial" if points else "zero", points


def is_among(to: dict[str, Any], agency: dict[str, Any]) -> bool:
    """Whether an agency is one of those that a criterion applies to, whatever its facts."""
    own = {"levels": [agency["level"]], "kinds": [agency["kind"]], "agencies": [agency["id"]], "tags": agency["tags"]}
    return all(set(to[key]) & set(names) for key, names in own.items() if key in to)


def applies(case: Case, to: dict[str, Any]) -> bool:
    """All of the lists given must hold, and the condition; raises SilentError where that is not known."""
    if "when" not in to or not is_among(to, case.agency):
        return is_among(to, case.agency)
    found = holds(case, to["when"])
    if found is None:
        raise SilentError(to["when"])
    return found


def parts_of(criterion: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a criterion; one without parts is its own only part."""
    return criterion.get("sum_of") or criterion.get("best_of") or [criterion]


def due_on(case: Case, criterion: dict[str, Any]) -> date:
    """Before this day silence is `pending`, from this day on `missing`."""
    if "due_on" in criterion:
        return day(choose(criterion["due_on"], case.agency))
    return max(due_date(case, part.get("measure", {})) for part in parts_of(criterion))


def silent(criterion: dict[str, Any], outcome: str, most: Fraction) -> Scored:
    """Nothing submitted: a survey not given yet, not due yet, or missing, which earns what the rulebook says."""
    if criterion.get("source") == "survey":
        return "survey", None
    if outcome == "pending":
        return "pending", None
    policy = criterion.get("when_missing", "zero")
    return "missing", {"zero": Fraction(0), "full": most, "not_applicable": None}[policy]


def part_points(case: Case, criterion: dict[str, Any], part: dict[str, Any]) -> Scored:
    """What one part earns, exactly."""
    most = most_of(case, part)
    try:
        return "scored", scale(case, part["scale"], measure(case, part["measure"]), most)
    except EmptyError as empty:
        if empty.policy == "not_applicable":
            return "not_applicable", None
        return "scored", most if empty.policy == "full" else Fraction(0)
    except SilentError as nothing:
        by_date = "pending" if case.as_of < due_on(case, criterion) else "missing"
        return nothing.outcome or by_date, None
