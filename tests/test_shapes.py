"""Which shapes of scoring rules the shipped rulebooks and the tables of the engine have, told from the criteria."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.loading import load_rulebook, shipped_ids
from scoring.rulebook.measures import Document, Granted, Periods, Schedule
from scoring.rulebook.measures.amount import Number
from scoring.rulebook.measures.choice import Choice
from scoring.rulebook.measures.rate import Rate
from scoring.rulebook.measures.survey import Surveyed
from scoring.rulebook.measures.yes import AllYes, Yes
from scoring.rulebook.quantities import Amount
from scoring.rulebook.scales import Bands, Choices, Deduct, PerUnit
from scoring.rulebook.scales.on_time import OnTime
from scoring.rulebook.scales.outside import RelativeToBest, Tracking
from scoring.rulebook.scales.proportional import InProportion, Proportional, ProportionalTo
from scoring.rulebook.scales.threshold import AtMost, YesNo
from tests.on_disk import load
from tests.table_files import Section, read_table

TABLES = Path(__file__).resolve().parent / "engine" / "tables"


def operations(part: Part, *, last: bool = False) -> set[str]:
    """The arithmetic in the formulas of a part; with `last` only in what is divided by."""
    waiting = [formula.tree for formula in part.measure.formulas()][-1 if last else 0 :]
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
    amounts = [*part.scale.varying(), *([part.scale.bands] if isinstance(part.scale, Bands) else [])]
    return any(len(set(each.values())) > 1 for each in amounts)


def has_bands(holds: Callable[[list[Fraction]], bool]) -> Callable[[Criterion], bool]:
    """Whether the points of some part's bands, best first and as parts of the best, are such."""

    def told(part: Part) -> bool:
        if not isinstance(part.scale, Bands):
            return False
        every = [[band.earns for band in bands] for bands in part.scale.bands.values()]
        constant = [[Fraction(*one.ratio) for one in earned if isinstance(one, Amount)] for earned in every]
        return any(holds(sorted(earned, reverse=True)) for earned in constant)

    return of_part(told)


def is_uneven(earned: list[Fraction]) -> bool:
    steps = [upper - lower for upper, lower in pairwise(earned)]
    return len(earned) > 3 and len(set(steps)) > 1


def is_change(part: Part) -> bool:
    """Whether a figure is one time's less another's; a ratio by subtraction looks the same, so these are named."""
    return set(part.measure.formulas()[0].tree.names()) in CHANGES


# Figures of two times, read in the plans and in the engine's tables: the first less the second is the change.
CHANGES = [
    {"posts_2015", "posts_2021"},  # Đắk Nông I.1.4: 10 % fewer posts from 2015 to 2021
    {"group_3_direct_support_2023", "group_3_direct_support_2024"},  # Hà Tĩnh 6.1: 2.5 % less than in 2023
    {"civil_servant_posts_2023", "civil_servant_posts_2024"},  # Hà Tĩnh 4.2: 28 posts fewer than in 2023
    {"public_employee_posts_2023", "public_employee_posts_2024"},  # Hà Tĩnh 4.2: 531 posts fewer
    {"civil_servants_base", "civil_servants_now"},  # Uông Bí 3.d: 5 % fewer by 2026
    {"public_employees_base", "public_employees_now"},  # Uông Bí 3.d: 10 % fewer by 2026
    {"last_year", "this_year"},
    {"posts_last_year", "posts_this_year"},
]


# The numbers are those under which the shapes are listed for the engine's own tables. Another index imported as points
# (23) is told by what it is, not by its form: no test here tells it from any other number.
SHAPES: dict[int, Callable[[Criterion], bool]] = {
    1: of_part(lambda part: isinstance(part.measure, Yes) and isinstance(part.scale, YesNo)),
    2: of_part(lambda part: isinstance(part.measure, AllYes) and isinstance(part.scale, YesNo)),
    3: of_part(lambda part: isinstance(part.measure, Document) and isinstance(part.scale, OnTime)),
    4: of_part(lambda part: isinstance(part.measure, Rate) and isinstance(part.scale, Bands)),
    5: has_bands(lambda earned: len(earned) > 2 and earned[-1] > 0),
    6: has_bands(is_uneven),
    7: of_part(lambda part: isinstance(part.scale, Proportional) and not part.scale.nothing_below),
    8: of_part(lambda part: isinstance(part.scale, ProportionalTo) and not part.scale.nothing_below),
    9: of_part(lambda part: isinstance(part.scale, InProportion) and bool(part.scale.nothing_below)),
    10: lambda criterion: any(isinstance(part.scale, InProportion) for part in criterion.sum_of),
    11: of_part(lambda part: isinstance(part.measure, Rate) and "-" in operations(part) and not is_change(part)),
    12: of_part(lambda part: isinstance(part.measure, Rate) and "max" in operations(part, last=True)),
    13: of_part(lambda part: isinstance(part.measure, Rate) and part.measure.empties() in ("full", "zero")),
    14: of_part(lambda part: isinstance(part.scale, PerUnit)),
    15: of_part(lambda part: isinstance(part.measure, Number) and isinstance(part.scale, Bands)),
    16: lambda criterion: criterion.zero_if is not None,
    17: of_part(lambda part: isinstance(part.scale, Deduct)),
    18: of_part(lambda part: isinstance(part.scale, RelativeToBest)),
    19: lambda criterion: bool(criterion.best_of),
    20: lambda criterion: bool(criterion.sum_of) and all(isinstance(part.scale, YesNo) for part in criterion.sum_of),
    21: of_part(lambda part: isinstance(part.measure, Choice) and isinstance(part.scale, Choices)),
    22: lambda criterion: criterion.source == "survey" or of_part(lambda p: isinstance(p.measure, Surveyed))(criterion),
    24: of_part(lambda part: isinstance(part.measure, Granted)),
    25: of_part(lambda part: "-" in operations(part) and is_change(part)),
    26: of_part(lambda part: isinstance(part.scale, Tracking)),
    27: lambda criterion: bool(
        criterion.applies_to.kinds
        or criterion.applies_to.levels
        or criterion.applies_to.tags
        or criterion.applies_to.agencies
    ),
    28: of_part(varies),
    29: of_part(lambda part: isinstance(part.measure, (Schedule, Periods))),
    30: of_part(
        lambda part: isinstance(part.scale, AtMost) and all(a.ratio[0] == 0 for a in part.scale.at_most.values())
    ),
}


@cache
def criteria() -> list[tuple[str, Criterion]]:
    books = {name: load_rulebook(name) for name in shipped_ids()}
    return [(f"{name} {one.id}", one) for name, book in books.items() for one in book.criteria.values()]


@cache
def places() -> dict[int, list[str]]:
    """Where each shape stands."""
    return {number: [place for place, one in criteria() if holds(one)] for number, holds in SHAPES.items()}


def test_at_least_fifteen_shapes_are_in_shipped_books():
    found = {number: where[:2] for number, where in places().items() if where}
    assert len(found) >= 15, found


def test_the_shapes_of_shipped_books_are_those_that_a_reader_counts():
    """A change against a baseline is no ratio by subtraction, and nothing here has bands."""
    found = {number for number, where in places().items() if where}
    assert found == {1, 2, 3, 7, 8, 10, 13, 20, 22, 25, 26, 27, 28, 29, 30}


SECTIONS = [one for path in sorted(TABLES.glob("*.table")) for one in read_table(path) if one.shape]


def test_every_shape_stands_in_a_table_of_the_engine():
    assert {section.shape for section in SECTIONS} == set(range(1, 31)) == {*SHAPES, 23}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: f"{section.shape} {section.title}")
def test_a_table_that_claims_a_shape_has_it(section: Section, tmp_path: Path):
    criterion = load(tmp_path, section.rulebook).criteria["C1"]
    is_third_policy = section.shape == 13 and criterion.parts[0].measure.when_empty == "not_applicable"
    assert section.shape == 23 or is_third_policy or SHAPES[section.shape or 0](criterion)


@pytest.mark.parametrize("number", SHAPES)
def test_no_shape_is_told_of_every_criterion(number: int):
    assert len(places()[number]) < len(criteria())


@pytest.mark.parametrize(
    ("number", "place"),
    [
        (3, "ha-tinh-2024 VI.2.1a"),  # the plan before 15 January
        (25, "ha-tinh-2024 4.2a"),  # 28 posts fewer than in 2023
        (25, "uong-bi-2023 3.d.2a"),  # 5 % fewer civil servants by 2026
        (28, "ha-tinh-2024 3.1"),  # 90, 80 and 75 %
        (29, "ha-tinh-2024 VI.2.6a"),  # a report every quarter
        (30, "uong-bi-2023 3.e.2b"),  # nobody disciplined
    ],
)
def test_a_shape_is_found_where_a_reader_of_the_plan_finds_it(number: int, place: str):
    assert place in places()[number]
