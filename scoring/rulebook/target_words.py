"""Targets, numbers and points of a rulebook in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from scoring.language import Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.normal_form import Plain, targets_of


def targets_words(criterion: Criterion, rulebook: Rulebook, speech: Speech, only_level: str | None = None) -> str:
    """The targets: `≥ 90 % (cấp tỉnh); ≥ 80 % (cấp huyện)`, the level left out where all agree or one is asked for."""
    by_target: dict[str, list[str]] = {}
    for target in targets_of(criterion, rulebook):
        if only_level not in (None, target["level"]):
            continue
        by_target.setdefault(target_words(target, speech), []).append(speech.text(rulebook.names[target["level"]]))
    if len({tuple(levels) for levels in by_target.values()}) <= 1:
        return "; ".join(by_target)
    return "; ".join(f"{words} ({', '.join(levels)})" for words, levels in by_target.items())


def target_words(target: Plain, speech: Speech) -> str:
    """One target of the normal form: `≥ 90 %`, `≤ 15/01/2024 (q1)`, `có`."""
    value = _value(target["value"], speech)
    unit = "" if target["unit"] in ("date", "yes_no", None) else f" {target['unit']}"
    sign = {">=": "≥ ", "<=": "≤ ", "=": ""}.get(target["op"], f"{target['op']} ")
    period = f" ({target['period']})" if "period" in target else ""
    return f"{sign}{value}{unit}{period}"


def _value(value: object, speech: Speech) -> str:
    """A target's value in words: a number, a day, or yes."""
    if value is True:
        return speech.say("yes")
    if isinstance(value, str):
        return speech.day(date.fromisoformat(value).toordinal())
    return number_words(Decimal(str(value)), speech)


def number_words(number: Decimal, speech: Speech) -> str:
    """A number with no more places than it has."""
    numerator, denominator = number.as_integer_ratio()
    return speech.exactly(numerator, denominator)


def points_words(criterion: Criterion, speech: Speech) -> str:
    """The maximum, or the several maxima of different agencies."""
    return " / ".join(dict.fromkeys(number_words(points, speech) for points in criterion.max_points.values()))
