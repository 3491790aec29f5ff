"""The values among which the best of a field is found, as operations."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from scoring.batch.plan import algebra as a
from scoring.batch.plan.codes import HIGHEST, code_of
from scoring.batch.plan.compiling import ColumnarPlan
from scoring.batch.plan.field import ABOVE, BELOW, needing_field
from scoring.batch.plan.formulas import Ground, Spans
from scoring.batch.plan.nodes import Column, Number, Operation, Span
from scoring.batch.plan.values import Counted, measured
from scoring.batch.plan.variants import keys_of, variants
from scoring.engine.verdict import Outcome, Reason
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.quantities import Profile

FIELD: Final = code_of(Outcome.UNSCORED, Reason.FIELD)


def with_values(plan: ColumnarPlan) -> ColumnarPlan:
    """The plan of a field whose best is not known, which gives the values that it is found among.

    `above.X` / `below.X` of each criterion X that waits for its field; missing where an agency has no value.
    """
    step: dict[str, Operation] = {}
    for criterion in needing_field(plan.rulebook):
        above, below = _value(criterion, plan.rulebook, plan.spans)
        waits = a.compare("=", Column(f"code.{criterion.id}", Span(0, HIGHEST)), a.constant(FIELD))
        has_value = a.all_of(waits, a.compare(">", below, a.constant(0)))
        step[ABOVE + criterion.id] = a.choose([(has_value, above)], a.NOTHING)
        step[BELOW + criterion.id] = a.choose([(has_value, below)], a.NOTHING)
    return replace(plan, steps=(*plan.steps, step), totals=tuple(step), words={})


def _value(criterion: Criterion, rulebook: Rulebook, spans: Spans) -> tuple[Number, Number]:
    def build(profile: Profile) -> tuple[Number, Number]:
        found = measured(criterion.parts[0].measure, Ground(rulebook.setting(profile), spans))
        assert isinstance(found, Counted)
        return found.numbers[0], found.numbers[1]

    found = variants(rulebook, keys_of(criterion), criterion.applies_to.agencies, build)
    above, below = (
        a.choose([(when, made[place]) for when, made in found[:-1]], found[-1][1][place]) for place in range(2)
    )
    return above, below
