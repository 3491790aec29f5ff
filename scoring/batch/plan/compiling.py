"""Compiles a rulebook into one columnar plan: steps of named operations, each step over the columns before it."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.batch.plan import algebra as a
from scoring.batch.plan.codes import OUTCOMES, REASONS, WIDTH
from scoring.batch.plan.criteria import judge
from scoring.batch.plan.formulas import Ground, Spans, truth_of
from scoring.batch.plan.nodes import CannotCompileError, Number, Operation, Span, Truth, Words
from scoring.batch.plan.parts import Shelf
from scoring.batch.plan.totals import Worth, area_sums, class_of, grand_totals, index_of
from scoring.batch.plan.variants import keys_of, variants
from scoring.engine.verdict import Outcome, Reason
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.quantities import Profile

Step = dict[str, Operation]
VETO, ZERO_IF = ((Outcome.ZERO, Reason.VETO), (Outcome.ZERO, Reason.ZERO_IF))


@dataclass(frozen=True)
class ColumnarPlan:
    """A compiled rulebook. `steps` run one after the other; `totals` and `verdicts` name what comes out."""

    rulebook: Rulebook
    spans: Spans
    steps: tuple[Step, ...]
    totals: tuple[str, ...]
    words: Step
    """Outcome and reason of each criterion in words, from its code."""

    @property
    def verdicts(self) -> tuple[str, ...]:
        """Points and code of each criterion."""
        return tuple(f"{key}.{name}" for name in self.rulebook.criteria for key in ("points", "code"))


def compile_plan(rulebook: Rulebook, spans: Spans) -> ColumnarPlan:
    """The plan for tables whose columns stay within `spans`; CannotCompileError names what has no columnar form.

    Where `spans` has the columns of the best of a field, what is scored against it is scored; else it waits.
    """
    shelf, compiler = Shelf(), _Compiler(rulebook, spans)
    verdicts: Step = {}
    for criterion in rulebook.criteria.values():
        try:
            verdicts |= compiler.verdict(criterion, shelf)
        except CannotCompileError as error:
            raise CannotCompileError(f"{criterion.id}: {error}") from None
    overrides = compiler.overrides(verdicts)
    for step in (verdicts, *overrides):
        compiler.known |= {name: _column(name, made) for name, made in step.items() if not isinstance(made, Words)}
    worth: Worth = {name: (compiler.known[f"points.{name}"], compiler.maxima[name]) for name in rulebook.criteria}
    sums = area_sums(rulebook, worth)
    grand = grand_totals(rulebook, {name: _column(name, made) for name, made in sums.items()})
    points, most = (_column(name, made) for name, made in grand.items())
    last: Step = {"index": index_of(points, most)}
    last |= class_of(rulebook, compiler.ground(next(iter(rulebook.head.profiles()))), points, most)
    shelved: list[Step] = [dict(step) for step in shelf.steps]
    steps = (*shelved, verdicts, *overrides, sums, grand, last)
    return ColumnarPlan(rulebook, spans, steps, (*grand, *last, *sums), _words(rulebook))


def _column(name: str, made: Operation) -> Number:
    span = getattr(made, "span", None)
    assert span is not None
    return a.column(name, span)


def _words(rulebook: Rulebook) -> Step:
    found: Step = {}
    highest = len(OUTCOMES) * WIDTH
    for name in rulebook.criteria:
        code = a.column(f"code.{name}", Span(0, highest))
        outcome = a.quotient(code, a.constant(WIDTH), len(OUTCOMES) - 1)
        reason = a.minus(code, a.times(a.constant(WIDTH), outcome))
        found[f"outcome.{name}"] = Words(outcome, tuple(map(str, OUTCOMES)))
        found[f"reason.{name}"] = Words(a.within(reason, 0, len(REASONS) - 1), tuple(map(str, REASONS)))
    return found


class _Compiler:
    """What stays the same for every criterion of a plan."""

    def __init__(self, rulebook: Rulebook, spans: Spans) -> None:
        self.rulebook, self.spans = rulebook, spans
        self.known: dict[str, Number] = {}
        self.maxima: dict[str, Number] = {}

    def ground(self, profile: Profile) -> Ground:
        """What operations for one kind of agency stand on."""
        return Ground(self.rulebook.setting(profile), self.spans)

    def verdict(self, criterion: Criterion, shelf: Shelf) -> Step:
        """Points and code of a criterion; its maximum is kept."""
        precision = self.rulebook.head.precision

        def build(profile: Profile) -> tuple[Number, Number, Number]:
            maximum = int((profile.pick(criterion.max_points) or 0) * 10**precision)
            cases = judge(criterion, self.ground(profile), maximum, shelf)
            points = a.choose([(case.when, case.points) for case in cases], a.NOTHING)
            code = a.choose([(case.when, case.code) for case in cases], a.NOTHING)
            return points, code, a.constant(maximum)

        found = variants(self.rulebook, keys_of(criterion), criterion.applies_to.agencies, build)
        points, code, most = (
            a.choose([(when, made[place]) for when, made in found[:-1]], found[-1][1][place]) for place in range(3)
        )
        self.maxima[criterion.id] = most
        return {f"points.{criterion.id}": points, f"code.{criterion.id}": code}

    def overrides(self, verdicts: Step) -> list[Step]:
        """What violations take away: `zero_if` of each criterion, then the vetoes in order."""
        made = {name: _column(name, one) for name, one in verdicts.items()}
        ground = self.ground(next(iter(self.rulebook.head.profiles())))
        steps: list[Step] = [{}]
        for name, criterion in self.rulebook.criteria.items():
            if criterion.zero_if is not None:
                steps[0] |= _taken(name, truth_of(criterion.zero_if.tree, ground), ZERO_IF, made)
        for veto in self.rulebook.head.vetoes:
            made |= {name: _column(name, one) for name, one in steps[-1].items()}
            holds, step = truth_of(veto.when.tree, ground), dict[str, Operation]()
            for area, criterion in self.rulebook.placed_criteria():
                if criterion.id in veto.zeroes or area.area in veto.zeroes:
                    step |= _taken(criterion.id, holds, VETO, made)
            steps.append(step)
        return [step for step in steps if step]


def _taken(name: str, holds: Truth, why: tuple[Outcome, Reason], made: dict[str, Number]) -> Step:
    points, code = made[f"points.{name}"], made[f"code.{name}"]
    lost = a.all_of(holds, a.compare("!=", points, a.constant(0)))
    place = OUTCOMES.index(why[0]) * WIDTH + REASONS.index(why[1])
    return {
        f"points.{name}": a.choose([(lost, a.constant(0))], points),
        f"code.{name}": a.choose([(lost, a.constant(place))], code),
    }
