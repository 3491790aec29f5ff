"""Coverage: the outcomes, and the sides of bounds, that no case of a criterion comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scoring.engine.verdict import Outcome, Reason
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.measures import Value
from scoring.rulebook.normal_form import scope_fits
from scoring.rulebook.scales.bands import Bands
from scoring.rulebook.scales.choices import Choices
from scoring.rulebook.scales.proportional import ProportionalTo
from scoring.rulebook.scales.threshold import Above, AtLeast, AtMost, Below, YesNo
from scoring.trials.running import Trial
from scoring.trials.sides import Side, sides_of


class Coverage(NamedTuple):
    """What the cases of one criterion try, and what they leave out."""

    criterion: str
    cases: int
    outcomes: tuple[str, ...]
    """Outcomes, and reasons of an outcome, that it can have and no case shows."""
    sides: tuple[Side, ...]
    """Sides of bounds and named values that no case comes to."""
    possible: int
    """How many outcomes and sides there are."""

    @property
    def tried(self) -> int:
        """How many of them the cases try."""
        return self.possible - len(self.outcomes) - len(self.sides)


def coverage_of(rulebook: Rulebook, trials: Iterable[Trial]) -> list[Coverage]:
    """The coverage of every criterion, in the order of the rulebook."""
    by_criterion: dict[str, list[Trial]] = {name: [] for name in rulebook.criteria}
    for trial in trials:
        by_criterion[trial.case.criterion].append(trial)
    return [_of_criterion(rulebook.criteria[name], rulebook, own) for name, own in by_criterion.items()]


def _of_criterion(criterion: Criterion, rulebook: Rulebook, trials: list[Trial]) -> Coverage:
    shown = {word for trial in trials if trial.found for word in (trial.found.outcome, trial.found.verdict.reason)}
    possible = list(dict.fromkeys(possible_outcomes(criterion, rulebook)))
    sides = list(sides_of(criterion, rulebook))
    untried = [side for side in sides if not any(_tries(trial, side) for trial in trials)]
    left_out = tuple(word.value for word in possible if word not in shown)
    return Coverage(criterion.id, len(trials), left_out, tuple(untried), len(possible) + len(sides))


def _tries(trial: Trial, side: Side) -> bool:
    if (
        trial.result is None
        or trial.found is None
        or not side.asked.criterion.applies_to.asks(trial.result.plan.profile)
    ):
        return False
    profile = trial.result.plan.profile
    value: Value | None = side.asked.part.measure.compile(trial.result.plan.setting)(trial.result.row)
    return value is not None and side.is_tried_by(profile, value)


def possible_outcomes(criterion: Criterion, rulebook: Rulebook) -> Iterator[Outcome | Reason]:
    """The outcomes, and the reasons of `not_applicable`, that evidence can bring a criterion to."""
    if not criterion.is_scored or criterion.needs_field:
        yield Outcome.UNSCORED
        return
    yield Outcome.SURVEY if criterion.source == "survey" else Outcome.MISSING
    yield from (Outcome.FULL, Outcome.ZERO)
    if len(criterion.parts) > 1 or can_be_partial(criterion.parts[0]):
        yield Outcome.PARTIAL
    if can_be_empty(criterion):
        yield Reason.EMPTY
    if criterion.applies_to.when is not None:
        yield Reason.CONDITION
    if criterion.zero_if is not None:
        yield Reason.ZERO_IF
    profiles = list(rulebook.head.profiles())
    asked = [profile for profile in profiles if scope_fits(criterion, profile)]
    if len(asked) < len(profiles) or criterion.applies_to.tags:
        yield Reason.NOT_ASKED


def can_be_empty(criterion: Criterion) -> bool:
    """True if a zero denominator decides: there is one part with a denominator, and no condition has excluded it."""
    if len(criterion.parts) > 1 or not hasattr(criterion.parts[0].measure, "when_empty"):
        return False
    condition, formulas = criterion.applies_to.when, criterion.parts[0].measure.formulas()
    excluded = set(condition.tree.names()) if condition else set()
    return not formulas or not excluded & set(formulas[-1].tree.names())


def can_be_partial(part: Part) -> bool:
    """False for a scale that gives all or nothing, and for a whole number of which one is enough."""
    scale = part.scale
    if isinstance(scale, Choices):
        return len(set(scale.choices.values())) > 2
    if isinstance(scale, ProportionalTo) and not part.measure.is_rate:
        return any(amount.ratio[0] > amount.ratio[1] for amount in scale.target.values())
    return isinstance(scale, Bands) or not isinstance(scale, YesNo | AtLeast | Above | AtMost | Below)
