"""Which shapes of scoring rules the shipped rulebooks have, told from the criteria themselves."""

from collections.abc import Callable, Iterator

import pytest

from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.facts import Fact
from scoring.rulebook.loading import load_rulebook, shipped_ids
from scoring.rulebook.measures import Document, Granted, Periods, Schedule
from scoring.rulebook.measures.choice import Choice
from scoring.rulebook.measures.rate import Rate
from scoring.rulebook.measures.survey import Surveyed
from scoring.rulebook.measures.yes import AllYes, Yes
from scoring.rulebook.scales import Bands, Choices, Deduct, PerUnit
from scoring.rulebook.scales.on_time import OnTime
from scoring.rulebook.scales.outside import RelativeToBest, Tracking
from scoring.rulebook.scales.proportional import InProportion, Proportional, ProportionalTo
from scoring.rulebook.scales.threshold import AtMost, YesNo

Facts = dict[str, Fact]


def operations(part: Part) -> set[str]:
    """The arithmetic in the formulas of a part."""
    waiting = [formula.tree for formula in part.measure.formulas()]
    found = set()
    while waiting:
        node = waiting.pop()
        found.add(node.operation)
        waiting += node.parts
    return found


def of_part(holds: Callable[[Part], bool]) -> Callable[[Criterion], bool]:
    return lambda criterion: any(holds(part) for part in criterion.parts)


def varies(part: Part) -> bool:
    """Whether a target differs by agency."""
    return any(len(set(amounts.values())) > 1 for amounts in part.scale.varying() if "default" not in amounts)


# The numbers are those under which the shapes are listed for the engine's own tables. Shapes that only differ in their
# numbers (uneven bands, a floor that is not 0, a change against last year beside a ratio by subtraction) are not told
# apart here, so a book may have more shapes than are counted.
SHAPES: dict[int, Callable[[Criterion], bool]] = {
    1: of_part(lambda part: isinstance(part.measure, Yes) and isinstance(part.scale, YesNo)),
    2: of_part(lambda part: isinstance(part.measure, AllYes) and isinstance(part.scale, YesNo)),
    3: of_part(lambda part: isinstance(part.measure, Document) and isinstance(part.scale, OnTime)),
    4: of_part(lambda part: isinstance(part.measure, Rate) and isinstance(part.scale, Bands)),
    7: of_part(lambda part: isinstance(part.scale, Proportional) and not part.scale.nothing_below),
    8: of_part(lambda part: isinstance(part.scale, ProportionalTo) and not part.scale.nothing_below),
    9: of_part(lambda part: isinstance(part.scale, InProportion) and bool(part.scale.nothing_below)),
    10: lambda criterion: any(isinstance(part.scale, InProportion) for part in criterion.sum_of),
    11: of_part(lambda part: isinstance(part.measure, Rate) and "-" in operations(part)),
    12: of_part(lambda part: "max" in operations(part)),
    13: of_part(lambda part: isinstance(part.measure, Rate) and part.measure.empties() in ("full", "zero")),
    14: of_part(lambda part: isinstance(part.scale, PerUnit)),
    16: lambda criterion: criterion.zero_if is not None,
    17: of_part(lambda part: isinstance(part.scale, Deduct)),
    18: of_part(lambda part: isinstance(part.scale, RelativeToBest)),
    19: lambda criterion: bool(criterion.best_of),
    20: lambda criterion: bool(criterion.sum_of) and all(isinstance(part.scale, YesNo) for part in criterion.sum_of),
    21: of_part(lambda part: isinstance(part.measure, Choice) and isinstance(part.scale, Choices)),
    22: lambda criterion: criterion.source == "survey" or of_part(lambda p: isinstance(p.measure, Surveyed))(criterion),
    24: of_part(lambda part: isinstance(part.measure, Granted)),
    26: of_part(lambda part: isinstance(part.scale, Tracking)),
    27: lambda criterion: bool(
        criterion.applies_to.kinds or criterion.applies_to.tags or criterion.applies_to.agencies
    ),
    28: of_part(varies),
    29: of_part(lambda part: isinstance(part.measure, (Schedule, Periods))),
    30: of_part(
        lambda part: isinstance(part.scale, AtMost) and all(a.ratio[0] == 0 for a in part.scale.at_most.values())
    ),
}


def criteria() -> Iterator[tuple[str, Criterion]]:
    for book in shipped_ids():
        for criterion in load_rulebook(book).criteria.values():
            yield f"{book} {criterion.id}", criterion


def places() -> dict[int, list[str]]:
    """Where each shape stands."""
    every = list(criteria())
    return {number: [place for place, one in every if holds(one)] for number, holds in SHAPES.items()}


def test_at_least_fifteen_shapes_are_in_shipped_books():
    found = {number: where[:2] for number, where in places().items() if where}
    assert len(found) >= 15, found


@pytest.mark.parametrize("number", SHAPES)
def test_no_shape_is_told_of_every_criterion(number: int):
    assert len(places()[number]) < len(list(criteria()))


@pytest.mark.parametrize(
    ("number", "place"),
    [
        (3, "ha-tinh-2024 VI.2.1a"),  # the plan before 15 January
        (28, "ha-tinh-2024 3.1"),  # 90, 80 and 75 %
        (29, "ha-tinh-2024 VI.2.6a"),  # a report every quarter
        (30, "uong-bi-2023 3.e.2b"),  # nobody disciplined
    ],
)
def test_a_shape_is_found_where_a_reader_of_the_plan_finds_it(number: int, place: str):
    assert place in places()[number]
