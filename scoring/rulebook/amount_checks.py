"""Whether the numbers of a scale are in the unit of what it scores: `90 %` for a share, `28` for a count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoring.language import Message
from scoring.rulebook.facts import Fact
from scoring.rulebook.measures import Measure, Periods, Share
from scoring.rulebook.measures.amount import Number
from scoring.rulebook.measures.survey import Answers, Mean
from scoring.rulebook.quantities import Amount
from scoring.rulebook.scales import Scale
from scoring.rulebook.scales.bands import Bands


def check_amounts(measure: Measure, scale: Scale, facts: Mapping[str, Fact]) -> Iterator[Message]:
    """The numbers of a scale that no value of the measure can be meant to reach."""
    yield from check_unit(tuple(_amounts_of(scale)), measure, facts)


def check_unit(amounts: tuple[Amount, ...], measure: Measure, facts: Mapping[str, Fact]) -> Iterator[Message]:
    """The amounts that are not in the unit of the measure."""
    is_rate = _is_rate(measure, facts)
    for amount in dict.fromkeys(amounts):
        # 0 and 1 read the same with and without the sign: nothing, and the whole.
        if is_rate is True and not amount.is_percent and not 0 <= amount.ratio[0] <= amount.ratio[1]:
            yield Message("the value is a rate: write {amount} %, not {amount}.", amount=amount)
        if is_rate is False and amount.is_percent:
            yield Message(
                "the value is a number, not a rate: write {plain}, not {amount}.",
                plain=amount.plain(),
                amount=amount,
            )


def _amounts_of(scale: Scale) -> Iterator[Amount]:
    for varying in scale.varying():
        yield from (amount for amount in varying.values() if isinstance(amount, Amount))
    for bands in scale.bands.values() if isinstance(scale, Bands) else ():
        yield from (bound.amount for band in bands for bound in band.bounds)


def _is_rate(measure: Measure, facts: Mapping[str, Fact]) -> bool | None:
    """True for parts of a whole, False for plain numbers, None where both make sense."""
    if isinstance(measure, (Share, Periods, Answers)):
        return True
    if isinstance(measure, Mean):
        return False
    if not isinstance(measure, Number):
        return None
    names = {name.partition(".")[0] for formula in measure.formulas() for name in formula.tree.names()}
    kinds = {facts[name].type for name in names}
    if kinds == {"percent"}:
        return True
    has_percent = "percent" in kinds or any("%" in formula.text for formula in measure.formulas())
    return None if has_percent or not kinds else False
