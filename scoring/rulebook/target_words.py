"""The targets of a criterion in words, as tables and forms print them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from scoring.language import Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.normal_form import targets_of


def target_words(criterion: Criterion, rulebook: Rulebook, speech: Speech, only_level: str | None = None) -> str:
    """The targets: `≥ 90 % (cấp tỉnh); ≥ 80 % (cấp huyện)`, the level left out where all agree or one is asked for."""
    by_target: dict[str, list[str]] = {}
    for target in targets_of(criterion, rulebook):
        if only_level not in (None, target["level"]):
            continue
        value = _value(target["value"], speech)
        unit = "" if target["unit"] in ("date", "yes_no", None) else f" {target['unit']}"
        sign = {">=": "≥ ", "<=": "≤ ", "=": ""}.get(target["op"], f"{target['op']} ")
        period = f" ({target['period']})" if "period" in target else ""
        by_target.setdefault(f"{sign}{value}{unit}{period}", []).append(speech.text(rulebook.names[target["level"]]))
    if len({tuple(levels) for levels in by_target.values()}) <= 1:
        return "; ".join(by_target)
    return "; ".join(f"{words} ({', '.join(levels)})" for words, levels in by_target.items())


def number_words(number: Decimal, speech: Speech) -> str:
    """A number with no more places than it has."""
    numerator, denominator = number.as_integer_ratio()
    return speech.exactly(numerator, denominator)


def _value(value: object, speech: Speech) -> str:
    """A target's value in words: a number, a day, or yes."""
    if value is True:
        return speech.say("có", "yes")
    if isinstance(value, str):
        return speech.day(date.fromisoformat(value).toordinal())
    return number_words(Decimal(str(value)), speech)
