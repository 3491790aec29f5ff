"""What Excel lets into an entry cell: drop-downs, whole numbers, bounds, days; the reader checks everything again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from openpyxl.worksheet.datavalidation import DataValidation

from scoring.language import Speech
from scoring.rulebook.facts import GRANT_PLACES, Fact
from scoring.rulebook.quantities import Amount

_DAY_ZERO: Final = date(1899, 12, 30)
_MOST_MESSAGE: Final = 250


def whole(cells: str, speech: Speech) -> DataValidation:
    """A whole number, 0 or more."""
    said = speech.say("Write a whole number, 0 or more.")
    return _validation(cells, speech, said, type="whole", operator="greaterThanOrEqual", formula1="0")


def whole_between(cells: str, low: int, high: int, speech: Speech) -> DataValidation:
    """A whole number from one bound to the other."""
    said = speech.say("Write a whole number from {low} to {high}.", low=low, high=high)
    return _validation(cells, speech, said, type="whole", operator="between", formula1=str(low), formula2=str(high))


def decimal(cells: str, low: Amount | None, high: Amount | None, speech: Speech) -> DataValidation:
    """A number, or percentage, between two bounds that may be open."""
    bounds = _between(_bound(low), _bound(high))
    words = [speech.say("from ") + low.words(speech)] if low else []
    words += [speech.say("to ") + high.words(speech)] if high else []
    said = " ".join([speech.say("Write a number"), *words]) + "."
    return _validation(cells, speech, said, type="decimal", **bounds)


def day(cells: str, first: date | None, last: date | None, speech: Speech) -> DataValidation:
    """A day; the bounds are open if they are not given."""
    bounds = _between(str(_serial(first or date(1900, 3, 1))), str(_serial(last or date(2199, 12, 31))))
    return _validation(cells, speech, _day_words(first, last, speech), type="date", **bounds)


def day_or_none(cell: str, first: date, last: date, speech: Speech) -> DataValidation:
    """A day within bounds, or `none`."""
    test = f'OR({cell}="none",AND(ISNUMBER({cell}),{cell}>={_serial(first)},{cell}<={_serial(last)}))'
    said = _day_words(first, last, speech) + speech.say(" Or: none.")
    return _validation(cell, speech, said, type="custom", formula1=test)


def one_of(cells: str, source: str, speech: Speech, *, strict: bool) -> DataValidation:
    """A drop-down; if it is not `strict`, another entry is possible after a warning."""
    said = speech.say("Choose from the list.")
    validation = _validation(cells, speech, said, type="list", formula1=source)
    validation.errorStyle = "stop" if strict else "warning"
    return validation


def text_length(cells: str, most: int, speech: Speech) -> DataValidation:
    """A text that is not too long."""
    said = speech.say("Write {most} characters at most.", most=most)
    return _validation(cells, speech, said, type="textLength", operator="lessThanOrEqual", formula1=str(most))


def bounds_of(fact: Fact) -> tuple[Amount | None, Amount | None]:
    """The least and the greatest value of a number, percentage or grant."""
    least: dict[str, Amount] = {"percent": Amount((0, 100), is_percent=True), "grant": Amount((0, 1), is_percent=False)}
    most = {"percent": Amount((100, 100), is_percent=True)}
    return fact.at_least or least.get(fact.type), fact.at_most or most.get(fact.type)


def _bound(amount: Amount | None) -> str | None:
    """A bound as Excel compares it: a percentage is a part of 1."""
    if amount is None:
        return None
    numerator, denominator = amount.ratio
    places = next((n for n in range(GRANT_PLACES * 2) if numerator * 10**n % denominator == 0), GRANT_PLACES * 2)
    units, sign = abs(numerator) * 10**places // denominator, "-" if numerator < 0 else ""
    whole_part, rest = divmod(units, 10**places)
    return f"{sign}{whole_part}" + (f".{rest:0{places}d}" if places else "")


def _between(low: str | None, high: str | None) -> dict[str, str]:
    if low is not None and high is not None:
        return {"operator": "between", "formula1": low, "formula2": high}
    if high is not None:
        return {"operator": "lessThanOrEqual", "formula1": high}
    return {"operator": "greaterThanOrEqual", "formula1": low or "-1E+15"}


def _day_words(first: date | None, last: date | None, speech: Speech) -> str:
    said = speech.say("Write a day, such as 2024-01-15")
    if first and last:
        return f"{said} ({speech.day(first.toordinal())} – {speech.day(last.toordinal())})."
    return f"{said}."


def _serial(day: date) -> int:
    """The number by which Excel knows a day."""
    return (day - _DAY_ZERO).days


def _validation(cells: str, speech: Speech, message: str, **rule: Any) -> DataValidation:
    return DataValidation(
        sqref=cells,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=speech.say("Please check"),
        error=message[:_MOST_MESSAGE],
        **rule,
    )


def fact_validations(
    cells: str, kind: str, fact: Fact, days: tuple[date, date], speech: Speech
) -> Iterator[DataValidation]:
    """What may be written into the entry of a fact, drop-downs of documents and choices apart."""
    if kind in ("count", "money"):
        yield whole(cells, speech)
    elif kind in ("number", "percent", "points"):
        low, high = bounds_of(fact)
        if low or high or kind == "number":
            yield decimal(cells, low, high, speech)
    elif kind == "yes_no":
        yield one_of(cells, '"' + speech.say("yes,no") + '"', speech, strict=True)
    elif kind == "date":
        yield day_or_none(cells, fact.from_ or days[0], fact.to or days[1], speech)
    elif kind == "text":
        yield text_length(cells, 1000, speech)
