"""The naive evaluator's measures and scales: facts to one value, and the value to exact points."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from tests.naive_reading import (
    Case,
    SilentError,
    calculate,
    choose,
    day,
    document_day,
    issued_on,
    last_day,
    number,
    period_ends,
    read,
    yes,
)


class EmptyError(Exception):
    """A zero denominator; `policy` is the rulebook's `when_empty`."""

    def __init__(self, policy: str) -> None:
        super().__init__(policy)
        self.policy = policy


def divide(part: Fraction, whole: Fraction, policy: str) -> Fraction:
    if whole == 0:
        raise EmptyError(policy)
    return part / whole


def measure(case: Case, how: dict[str, Any]) -> Any:
    """A number, a yes or no, an option, or a list of document states ("on_time", "late", "none")."""
    (name,) = how.keys() & MEASURES.keys()
    return MEASURES[name](case, how)


def quotient(case: Case, how: dict[str, Any]) -> Fraction:
    part, whole = (calculate(case, expression) for expression in how.get("share") or how["ratio"])
    return divide(part, whole, how["when_empty"])


def answers(case: Case, fact: str) -> tuple[dict[str, Fraction], Fraction]:
    given = {key: number(count) for key, count in read(case, fact).items()}
    return given, sum(given.values(), Fraction(0))


def mean_rating(case: Case, how: dict[str, Any]) -> Fraction:
    given, everyone = answers(case, how["mean"])
    ratings = {key: number(answer["rating"]) for key, answer in case.declared[how["mean"]]["answers"].items()}
    return divide(sum((ratings[key] * count for key, count in given.items()), Fraction(0)), everyone, how["when_empty"])


def share_of_answers(case: Case, how: dict[str, Any]) -> Fraction:
    given, everyone = answers(case, how["answers"])
    return divide(
        sum((given.get(key, Fraction(0)) for key in how["counted"]), Fraction(0)), everyone, how["when_empty"]
    )


def state(issued: date | None, last: date) -> str:
    if issued is None:
        return "none"
    return "on_time" if issued <= last else "late"


def document_state(case: Case, how: dict[str, Any]) -> list[str]:
    """One document's state. Where it was not issued, no due date is needed to say so."""
    issued = issued_on(case, how["document"])
    return ["none" if issued is None else state(issued, last_day(case, how["due"]))]


def schedule_states(case: Case, how: dict[str, Any]) -> list[str]:
    """The state of every period that counts; a silent period that is not due yet is left out."""
    given = case.evidence["facts"].get(how["schedule"]) or {}
    states = []
    for period, due in how["due"].items():
        last, document = last_day(case, due), given.get(period)
        if document:
            states.append(state(None if document == "none" else document_day(case, document), last))
        elif case.as_of >= last:
            states.append("none")
    if not any(given.get(period) for period in how["due"]):
        raise SilentError(how["schedule"])
    return states


def periods_reached(case: Case, how: dict[str, Any]) -> Fraction:
    """The share of ended periods whose count reaches the number; a silent ended period does not reach it."""
    fact = how["periods"]
    given = read(case, fact)
    if all(count in (None, "") for count in given.values()):
        raise SilentError(fact)
    ended = [key for key, end in period_ends(case, fact).items() if end <= case.as_of]
    if not ended:
        raise SilentError(fact, "pending")
    needed = number(choose(how["at_least"], case.agency))
    reached = [key for key in ended if given.get(key) not in (None, "") and number(given[key]) >= needed]
    return Fraction(len(reached), len(ended))


MEASURES: dict[str, Callable[[Case, dict[str, Any]], Any]] = {
    "share": quotient,
    "ratio": quotient,
    "value": lambda case, how: calculate(case, how["value"]),
    "yes": lambda case, how: yes(read(case, how["yes"])),
    "all_yes": lambda case, how: all([yes(read(case, name)) for name in how["all_yes"]]),  # noqa: C419 - reads them all
    "any_yes": lambda case, how: any([yes(read(case, name)) for name in how["any_yes"]]),  # noqa: C419
    "document": document_state,
    "schedule": schedule_states,
    "periods": periods_reached,
    "mean": mean_rating,
    "answers": share_of_answers,
    "choice": lambda case, how: read(case, how["choice"]),
    "granted": lambda case, how: number(read(case, how["granted"])["points"]),
}


def due_date(case: Case, how: dict[str, Any]) -> date:
    """The due date of the measure (the first one of a schedule), else the end of the period."""
    try:
        if "document" in how:
            return last_day(case, how["due"])
        if "schedule" in how:
            return min(last_day(case, due) for due in how["due"].values())
    except SilentError:
        pass
    return day(case.rulebook["period"]["to"])


def earns(written: Any, most: Fraction) -> Fraction:
    """`1.5` is points, `50 %` a part of the maximum."""
    return most * number(written) if str(written).strip().endswith("%") else number(written)


TESTS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "at_least": lambda value, bound: value >= bound,
    "above": lambda value, bound: value > bound,
    "at_most": lambda value, bound: value <= bound,
    "below": lambda value, bound: value < bound,
}


def scale(case: Case, how: Any, value: Any, most: Fraction) -> Fraction:
    """Points before rounding, never below 0 and never above the maximum."""
    if how == "relative_to_best":
        return Fraction(0)
    if isinstance(how, str):
        points = value * {"yes_no": most, "proportional": most, "granted": Fraction(1)}[how]
    else:
        points = next(earn for name, earn in SCALES.items() if name in how)(case, how, value, most)
    return max(Fraction(0), min(most, points))


def within_bound(case: Case, how: dict[str, Any], value: Fraction, most: Fraction) -> Fraction:
    ((name, bound),) = how.items()
    return most if TESTS[name](value, number(choose(bound, case.agency))) else Fraction(0)


def band_points(case: Case, how: dict[str, Any], value: Fraction, most: Fraction) -> Fraction:
    for band in choose(how["bands"], case.agency):
        if all(TESTS[name](value, number(choose(band[name], case.agency))) for name in TESTS if name in band):
            return most * value if band["earns"] == "in_proportion" else earns(band["earns"], most)
    raise AssertionError(f"{value} falls in no band")


def proportional_to(case: Case, how: dict[str, Any], value: Fraction, most: Fraction) -> Fraction:
    bounds = {name: number(choose(bound, case.agency)) for name, bound in how.items()}
    if "nothing_below" in bounds and value < bounds["nothing_below"]:
        return Fraction(0)
    if "proportional_to" in bounds:
        return most * value / bounds["proportional_to"]
    target, one_unit = bounds["proportional_above"], Fraction(1, 10 ** int(case.rulebook.get("precision", 4)))
    return most if value > target else min(most * value / target, most - one_unit)


def linear(case: Case, how: dict[str, Any], value: Fraction, most: Fraction) -> Fraction:
    zero_at, full_at = (number(choose(how["linear"][end], case.agency)) for end in ("zero_at", "full_at"))
    return most * (value - zero_at) / (full_at - zero_at)


def per_unit(case: Case, how: dict[str, Any], value: Fraction, most: Fraction) -> Fraction:
    return earns(choose(how["per_unit"], case.agency), most) * value


def deduct(case: Case, how: dict[str, Any], value: Fraction, most: Fraction) -> Fraction:
    left = most - earns(choose(how["deduct"], case.agency), most) * value
    return max(left, earns(how.get("down_to", 0), most))


def by_option(_case: Case, how: dict[str, Any], value: str, most: Fraction) -> Fraction:
    return earns(how["choices"][value], most)


def by_state(_case: Case, how: dict[str, Any], value: list[str], most: Fraction) -> Fraction:
    shares = {"on_time": earns(how["on_time"], most), "late": earns(how.get("late", 0), most), "none": Fraction(0)}
    return sum((shares[one] for one in value), Fraction(0)) / len(value)


SCALES: dict[str, Callable[[Case, dict[str, Any], Any, Fraction], Fraction]] = {
    "proportional_to": proportional_to,
    "proportional_above": proportional_to,
    "linear": linear,
    "bands": band_points,
    "per_unit": per_unit,
    "deduct": deduct,
    "choices": by_option,
    "on_time": by_state,
    **dict.fromkeys(TESTS, within_bound),
}
