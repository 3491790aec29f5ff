"""How a criterion is measured and scored, in words that an official reads: one line or a few per measure and scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from scoring.language import Speech, Text
from scoring.rulebook.book import Rulebook
from scoring.rulebook.expression import Formula
from scoring.rulebook.measures import MEASURES, Measure
from scoring.rulebook.quantities import Amount
from scoring.rulebook.scales import SCALES, Scale
from scoring.rulebook.scales.bands import Band

_MEASURES: Final = {
    "share": Text("{0} ÷ {1}", "{0} ÷ {1}"),
    "ratio": Text("{0} ÷ {1}", "{0} ÷ {1}"),
    "value": Text("{0}", "{0}"),
    "yes": Text("có hay không: {0}", "yes or no: {0}"),
    "all_yes": Text("có tất cả: {0}", "yes to all of: {0}"),
    "any_yes": Text("có ít nhất một trong: {0}", "yes to any of: {0}"),
    "document": Text("ngày của: {0}", "the day of: {0}"),
    "schedule": Text("mỗi kỳ một văn bản, theo hạn của kỳ: {0}", "a document per period, each by its day: {0}"),
    "periods": Text("tỷ lệ kỳ đạt số lượng: {0}", "the share of periods that reach the number: {0}"),
    "mean": Text("điểm trung bình của: {0}", "the mean rating of: {0}"),
    "answers": Text("tỷ lệ câu trả lời được tính của: {0}", "the share of the answers that count of: {0}"),
    "choice": Text("mức được chọn: {0}", "the option chosen: {0}"),
    "granted": Text("điểm do người thẩm định cho, có lý do: {0}", "points an assessor grants, with a reason: {0}"),
}
_SCALES: Final = {
    "yes_no": Text("có: đủ điểm; không: 0", "yes: all points; no: 0"),
    "at_least": Text("từ {0} trở lên: đủ điểm; dưới mức đó: 0", "{0} or more: all points; less: 0"),
    "above": Text("trên {0}: đủ điểm; nếu không: 0", "above {0}: all points; otherwise 0"),
    "at_most": Text("không quá {0}: đủ điểm; hơn: 0", "at most {0}: all points; more: 0"),
    "below": Text("dưới {0}: đủ điểm; nếu không: 0", "below {0}: all points; otherwise 0"),
    "proportional": Text("điểm tối đa × giá trị, không quá tối đa", "maximum × value, at most the maximum"),
    "proportional_to": Text(
        "điểm tối đa × giá trị ÷ {0}, không quá tối đa", "maximum × value ÷ {0}, at most the maximum"
    ),
    "proportional_above": Text(
        "điểm tối đa × giá trị ÷ {0}; phải vượt mới đủ điểm", "maximum × value ÷ {0}; all points only above it"
    ),
    "linear": Text("theo đường thẳng: {0}", "along a straight line: {0}"),
    "bands": Text("theo khoảng: {0}", "by band: {0}"),
    "per_unit": Text("mỗi đơn vị {0} điểm, không quá tối đa", "{0} points for each, at most the maximum"),
    "deduct": Text("mỗi vi phạm trừ {0}", "{0} less for each violation"),
    "choices": Text("theo mức: {0}", "by option: {0}"),
    "on_time": Text("đúng hạn: {0}", "on time: {0}"),
    "granted": Text("bằng số điểm được cho", "the points granted"),
    "relative_to_best": Text("so với đơn vị tốt nhất trong nhóm", "relative to the best of the group"),
    "tracking": Text("chỉ theo dõi, không chấm điểm", "followed, never scored"),
}
WHEN_EMPTY: Final = {
    "not_applicable": Text("mẫu số bằng 0 thì không áp dụng", "not applicable where the denominator is 0"),
    "full": Text("mẫu số bằng 0 thì đủ điểm", "all points where the denominator is 0"),
    "zero": Text("mẫu số bằng 0 thì 0 điểm", "0 points where the denominator is 0"),
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
    said = speech.text(_MEASURES[word]).format(*values)
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
    said = speech.text(_SCALES[word]).format(own)
    late, floor, least = (getattr(scale, key, None) for key in ("late", "nothing_below", "down_to"))
    if late is not None:
        said += speech.say("; chậm: ", "; late: ") + earned_words(late, speech)
    if floor:
        said += speech.say("; dưới ", "; nothing below ") + by_agency(floor, book, speech)
        said += speech.say(": 0 điểm", "")
    if least is not None and least.ratio[0]:
        said += speech.say(", không dưới ", ", not below ") + earned_words(least, speech)
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
        return speech.say("điểm tối đa × giá trị", "maximum × value")
    if earns.is_percent:
        return earns.words(speech) + speech.say(" điểm tối đa", " of the maximum")
    return earns.words(speech) + (speech.say(" điểm", " points") if earns.ratio[0] else "")


def _plain(own: Any, book: Rulebook, speech: Speech) -> str:
    return by_agency(own, book, speech) if isinstance(own, dict) else ""


def _earned(own: Any, book: Rulebook, speech: Speech) -> str:
    del book
    return earned_words(own, speech)


def _line(own: Any, book: Rulebook, speech: Speech) -> str:
    zero, full = by_agency(own.zero_at, book, speech), by_agency(own.full_at, book, speech)
    return speech.say(f"{zero} được 0 điểm, {full} đủ điểm", f"0 points at {zero}, all points at {full}")


def _bands(own: Any, book: Rulebook, speech: Speech) -> str:
    return "; ".join(
        f"{'; '.join(_band(band, speech) for band in bands)}{for_whom(key, book, speech)}" for key, bands in own.items()
    )


def _band(band: Band, speech: Speech) -> str:
    sides = (f"{_SIGNS.get(b.operation, b.operation)} {b.amount.words(speech)}" for b in band.bounds)
    return f"{speech.say(' và ', ' and ').join(sides)}: {earned_words(band.earns, speech)}"


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
            title += f" ({points} {speech.say('điểm', 'points')})"
        yield title.strip(), measure_words(part.measure, book, speech), scale_words(part.scale, book, speech)
