"""How a criterion is measured and scored, in words that an official reads: one line or a few per measure and scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from scoring.language import Message, Speech
from scoring.rulebook.book import Rulebook
from scoring.rulebook.expression import Formula
from scoring.rulebook.measures import MEASURES, Measure
from scoring.rulebook.quantities import Amount
from scoring.rulebook.scales import SCALES, Scale
from scoring.rulebook.scales.bands import Band

_MEASURES: Final = {
    "yes": Message("yes or no: {value}"),
    "all_yes": Message("yes to all of: {value}"),
    "any_yes": Message("yes to any of: {value}"),
    "document": Message("the day of: {value}"),
    "schedule": Message("a document per period, each by its day: {value}"),
    "periods": Message("the share of periods that reach the number: {value}"),
    "mean": Message("the mean rating of: {value}"),
    "answers": Message("the share of the answers that count of: {value}"),
    "choice": Message("the option chosen: {value}"),
    "granted": Message("points an assessor grants, with a reason: {value}"),
}
_SCALES: Final = {
    "yes_no": Message("yes: all points; no: 0"),
    "at_least": Message("{value} or more: all points; less: 0"),
    "above": Message("above {value}: all points; otherwise 0"),
    "at_most": Message("at most {value}: all points; more: 0"),
    "below": Message("below {value}: all points; otherwise 0"),
    "proportional": Message("maximum × value, at most the maximum"),
    "proportional_to": Message("maximum × value ÷ {value}, at most the maximum"),
    "proportional_above": Message("maximum × value ÷ {value}; all points only above it"),
    "linear": Message("along a straight line: {value}"),
    "bands": Message("by band: {value}"),
    "per_unit": Message("{value} points for each, at most the maximum"),
    "deduct": Message("{value} less for each violation"),
    "choices": Message("by option: {value}"),
    "on_time": Message("on time: {value}"),
    "granted": Message("the points granted"),
    "relative_to_best": Message("relative to the best of the group"),
    "tracking": Message("followed, never scored"),
}
WHEN_EMPTY: Final = {
    "not_applicable": Message("not applicable where the denominator is 0"),
    "full": Message("all points where the denominator is 0"),
    "zero": Message("0 points where the denominator is 0"),
}
_SIGNS: Final = {">=": "≥", "<=": "≤"}


def measure_words(measure: Measure, book: Rulebook, speech: Speech) -> str:
    """How facts become the value; a fact that stands alone is called by its label."""
    word = next(word for word, model in MEASURES.items() if type(measure) is model)
    values = [_formula_words(formula, book, speech) for formula in measure.formulas()]
    if not values:
        own = getattr(measure, word)
        names = [own] if isinstance(own, str) else list(own)
        values = ["; ".join(_label(name, book, speech) for name in names)]
    said = speech.text(_MEASURES[word].filled(value=values[0])) if word in _MEASURES else " ÷ ".join(values)
    empty = getattr(measure, "when_empty", None)
    return f"{said} ({speech.text(WHEN_EMPTY[empty])})" if empty else said


def _formula_words(formula: Formula, book: Rulebook, speech: Speech) -> str:
    return _label(formula.text, book, speech) if formula.tree.operation == "name" else formula.text


def _label(name: str, book: Rulebook, speech: Speech) -> str:
    """The question of a fact, or of one answer or period of it."""
    fact, _, key = name.partition(".")
    return f"“{speech.text(book.facts[fact].label)}”" + (f" ({key})" if key else "")


def scale_words(scale: Scale, book: Rulebook, speech: Speech) -> str:
    """How the value becomes points."""
    word = next(word for word, model in SCALES.items() if type(scale) is model)
    own = _OWN.get(word, _plain)(getattr(scale, word), book, speech)
    said = speech.text(_SCALES[word].filled(value=own))
    late, floor, least = (getattr(scale, key, None) for key in ("late", "nothing_below", "down_to"))
    if late is not None:
        said += speech.say("; late: ") + earned_words(late, speech)
    if floor:
        said += speech.say("; nothing below {floor}", floor=by_agency(floor, book, speech))
    if least is not None and least.ratio[0]:
        said += speech.say(", not below ") + earned_words(least, speech)
    return said


def by_agency(varying: Mapping[str, Amount], book: Rulebook, speech: Speech) -> str:
    """`90 % (cấp tỉnh), 80 % (cấp huyện)`"""
    return ", ".join(f"{amount.words(speech)}{for_whom(key, book, speech)}" for key, amount in varying.items())


def for_whom(key: str, book: Rulebook, speech: Speech) -> str:
    """` (cấp tỉnh)`; nothing for what holds for everybody."""
    if key == "default":
        return ""
    return f" ({speech.text(book.names[key])})"


def earned_words(earns: Any, speech: Speech) -> str:
    """What is earned: `50 % điểm tối đa`, `1,5 điểm`, `0`, in proportion."""
    if not isinstance(earns, Amount):
        return speech.say("maximum × value")
    if earns.is_percent:
        return earns.words(speech) + speech.say(" of the maximum")
    return earns.words(speech) + (speech.say(" points") if earns.ratio[0] else "")


def _plain(own: Any, book: Rulebook, speech: Speech) -> str:
    return by_agency(own, book, speech) if isinstance(own, dict) else ""


def _earned(own: Any, book: Rulebook, speech: Speech) -> str:
    del book
    return earned_words(own, speech)


def _line(own: Any, book: Rulebook, speech: Speech) -> str:
    zero, full = by_agency(own.zero_at, book, speech), by_agency(own.full_at, book, speech)
    return speech.say("0 points at {zero}, all points at {full}", zero=zero, full=full)


def _bands(own: Any, book: Rulebook, speech: Speech) -> str:
    return "; ".join(
        f"{'; '.join(_band(band, speech) for band in bands)}{for_whom(key, book, speech)}" for key, bands in own.items()
    )


def _band(band: Band, speech: Speech) -> str:
    sides = (f"{_SIGNS.get(b.operation, b.operation)} {b.amount.words(speech)}" for b in band.bounds)
    return speech.say(" and ").join(sides) + f": {earned_words(band.earns, speech)}"


def _choices(own: Any, book: Rulebook, speech: Speech) -> str:
    labels = {key: text for fact in book.facts.values() for key, text in (fact.options or {}).items()}
    return "; ".join(f"{speech.text(labels[key])}: {earned_words(earns, speech)}" for key, earns in own.items())


_OWN: Final[dict[str, Callable[[Any, Rulebook, Speech], str]]] = {
    "linear": _line,
    "bands": _bands,
    "choices": _choices,
    "per_unit": lambda own, _book, speech: str(own.words(speech)),
    "deduct": _earned,
    "on_time": _earned,
}


def rule_lines(criterion_parts: Any, book: Rulebook, speech: Speech) -> Iterator[tuple[str, str, str]]:
    """For each part: its title and points (empty for the only one), its measure and its scale."""
    for part in criterion_parts:
        title = speech.text(part.title) if part.title else ""
        if part.max_points:
            points = Amount((int(part.max_points * 100), 100), is_percent=False).words(speech)
            title += " (" + speech.say("{points} points", points=points) + ")"
        yield title.strip(), measure_words(part.measure, book, speech), scale_words(part.scale, book, speech)
