"""The course of points: which way they go while one fact goes one way, read from the rule itself."""

from __future__ import annotations

from scoring.engine.result import CriterionResult, Result
from scoring.rulebook.columns import Column
from scoring.rulebook.expression import Formula, Node
from scoring.rulebook.measures import Document, Periods, Schedule, Share
from scoring.rulebook.measures.rate import Ratio
from scoring.rulebook.quantities import Amount, earned_units
from scoring.rulebook.scales import Scale
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.linear import Linear
from scoring.rulebook.scales.proportional import InProportion


def dated_facts(one: CriterionResult) -> set[str]:
    """The facts whose documents a criterion scores; those from which due dates count are left out."""
    parts = one.item.criterion.parts
    return {part.measure.named_facts()[0] for part in parts if isinstance(part.measure, (Document, Schedule))}


def counts_periods(one: CriterionResult, column: Column) -> bool:
    """True if the criterion asks how many there are in the month or quarter of this column."""
    measures = (part.measure for part in one.item.criterion.parts)
    return any(isinstance(measure, Periods) and measure.periods == column.fact for measure in measures)


def is_given_whole(one: CriterionResult, column: Column) -> bool:
    """True if the fact alone is what is divided by, or stands only there beside nothing that is also above the line."""
    name = column_name(column)
    pairs = [part.measure.pair for part in one.item.criterion.parts if isinstance(part.measure, (Share, Ratio))]
    over = {other for above, _ in pairs for other in above.tree.names()}
    under = {other for _, below in pairs for other in below.tree.names()}
    return any(below.tree.text == name for _, below in pairs) or (name in under and not over & under)


def rises_or_falls(one: CriterionResult, column: Column, result: Result) -> bool:
    """True if points cannot turn while the fact goes one way, so that halving the stretch finds the least change."""
    name, criterion = column_name(column), one.item.criterion
    conditions = [criterion.applies_to.when, criterion.zero_if]
    vetoes = [veto.when for veto in result.rulebook.head.vetoes]
    if any(name in condition.tree.names() for condition in (*conditions, *vetoes) if condition):
        return False
    parts = [part for part in criterion.parts if _counts(part.measure.formulas(), name)]
    if not parts:
        return counts_periods(one, column) and _goes_one_way(criterion.parts[0].scale, one, result)
    if len(parts) > 1 or not _goes_one_way(parts[0].scale, one, result):
        return False
    formulas = parts[0].measure.formulas()
    return _counts(formulas, name) == 1 or (
        all(_counts((formula,), name) <= 1 and _is_plain_sum(formula.tree) for formula in formulas)
    )


def is_sloped(scale: Scale, result: Result) -> bool:
    """True if the points follow the value, so that every unit counts and there is no next band."""
    if isinstance(scale, Bands):
        return any(band.earns == "in_proportion" for band in scale.bands_of(result.plan.profile))
    return isinstance(scale, (InProportion, Linear))


def _goes_one_way(scale: Scale, one: CriterionResult, result: Result) -> bool:
    """True if more is never worse, or never better; a band in proportion may end above a constant one."""
    if scale.direction(result.plan.profile) == 0:
        return False
    if not isinstance(scale, Bands) or not is_sloped(scale, result):
        return True
    most = one.item.maximum
    earned = [band.earns for band in scale.bands_of(result.plan.profile) if isinstance(band.earns, Amount)]
    fixed = [earned_units(amount, most, result.precision) for amount in earned]
    return len(one.item.criterion.parts) == 1 and all(units in (0, most * below) for units, below in fixed)


def _is_plain_sum(node: Node) -> bool:
    return node.operation in ("name", "number") or (
        node.operation in ("+", "-") and all(_is_plain_sum(part) for part in node.parts)
    )


def _counts(formulas: tuple[Formula, ...], name: str) -> int:
    return sum(list(formula.tree.names()).count(name) for formula in formulas)


def uses_name(pair: tuple[Formula, ...], name: str) -> bool:
    """True if a name stands in one of the expressions."""
    return _counts(pair, name) > 0


def column_name(column: Column) -> str:
    """The name by which expressions know a column: the fact, or `fact.period`."""
    return column.fact if column.key is None else f"{column.fact}.{column.key}"


def sign_of(number: int | None) -> int:
    """1, 0 or -1; a missing number has no sign."""
    return 0 if not number else 1 if number > 0 else -1
