"""Targets, numbers and points of a rulebook in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from scoring.language import Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.normal_form import Plain, targets_of
from scoring.rulebook.period_words import period_names


def targets_words(criterion: Criterion, rulebook: Rulebook, speech: Speech, only_level: str | None = None) -> str:
    """The targets: `≥ 90 % (cấp tỉnh); ≥ 80 % (cấp huyện)`, the level left out where all agree or one is asked for."""
    by_target: dict[str, list[str]] = {}
    names = {
        key: name for fact in criterion.facts() for key, name in period_names(rulebook.facts[fact], speech).items()
    }
    for target in targets_of(criterion, rulebook):
        if only_level not in (None, target["level"]):
            continue
        by_target.setdefault(target_words(target, speech, names), []).append(
            speech.text(rulebook.names[target["level"]])
        )
    if len({tuple(levels) for levels in by_target.values()}) <= 1:
        return "; ".join(by_target)
    return "; ".join(f"{words} ({', '.join(levels)})" for words, levels in by_target.items())


def names_of_periods(criterion: Criterion, rulebook: Rulebook, speech: Speech) -> dict[str, str]:
    """What the parts of the period are called that the facts of a criterion are asked for."""
    facts = [rulebook.facts[name] for name in criterion.facts()]
    return {key: name for fact in facts for key, name in period_names(fact, speech).items()}


def target_words(target: Plain, speech: Speech, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """One target of the normal form, the part of the period by its name: `≥ 90 %`, `≤ 15/01/2024 (Quý I)`, `có`."""
    value = _value(target["value"], speech)
    unit = "" if target["unit"] in ("date", "yes_no", None) else f" {target['unit']}"
    sign = {">=": "≥ ", "<=": "≤ ", "=": ""}.get(target["op"], f"{target['op']} ")
    period = f" ({names.get(target['period'], target['period'])})" if "period" in target else ""
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
