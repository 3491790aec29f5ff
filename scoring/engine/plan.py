"""A plan: one rulebook compiled for one kind of agency, ready to judge row after row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scoring.engine.criterion import compile_criterion
from scoring.engine.single import Judge
from scoring.engine.verdict import Outcome, Reason, Record, Verdict
from scoring.exact import Ratio
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.columns import Row
from scoring.rulebook.condition import Truth
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.quantities import Profile
from scoring.rulebook.scales import Bound
from scoring.rulebook.setting import NOT_KNOWN, Setting


class Item(NamedTuple):
    """A criterion in a plan: its area, its maximum in units of 10**-precision, its targets, and its columns."""

    criterion: Criterion
    area: str
    maximum: int
    bounds: tuple[Bound, ...]
    slots: tuple[int, ...]
    judge: Judge


class CompiledVeto(NamedTuple):
    """A veto ready to run: its id, its condition, the places of the criteria it zeroes, the class it caps at."""

    id: str
    holds: Truth
    places: tuple[int, ...]
    class_at_most: str | None


class Plan:
    """A rulebook compiled for one profile. Judging is pure: nothing is kept between rows.

    `bests` is the best value of the field by criterion, for those that are scored against it, where the field is known.
    """

    def __init__(self, rulebook: Rulebook, profile: Profile, bests: Mapping[str, Ratio] = NOT_KNOWN) -> None:
        self.rulebook, self.profile = rulebook, profile
        self.setting: Setting = rulebook.setting(profile)._replace(bests=bests)
        self.items = tuple(_item(criterion, area.area, self.setting) for area, criterion in rulebook.placed_criteria())
        self.counted = tuple(_counted(area, self.items) for area in rulebook.areas)
        self._judges = [item.judge for item in self.items]
        self.vetoes = tuple(_compile_vetoes(rulebook, self.items))

    def judge(self, row: Row) -> list[Record]:
        """The verdicts of one row, in the order of `items`."""
        records = [judge(row) for judge in self._judges]
        for veto in self.vetoes:
            if veto.holds(row):
                _apply(veto, records)
        return records

    def class_cap(self, row: Row) -> list[str]:
        """The classes at which vetoes cap this row."""
        return [veto.class_at_most for veto in self.vetoes if veto.class_at_most and veto.holds(row)]


class Counted(NamedTuple):
    """An area, with the place and the maximum of each of its criteria that counts as points."""

    area: Area
    places: tuple[tuple[int, int], ...]


def _counted(area: Area, items: tuple[Item, ...]) -> Counted:
    own = ((place, item) for place, item in enumerate(items) if item.area == area.area)
    return Counted(area, tuple((place, item.maximum) for place, item in own if item.criterion.counts_as == "points"))


def _item(criterion: Criterion, area: str, setting: Setting) -> Item:
    profile, columns = setting.profile, setting.columns
    maximum = int((profile.pick(criterion.max_points) or 0) * 10**setting.precision)
    slots = tuple(columns.slot(column) for name in criterion.facts() for column in columns.of_fact(name))
    asked = criterion.applies_to.asks(profile)
    bounds = criterion.parts[0].scale.bounds(profile) if asked and len(criterion.parts) == 1 else ()
    return Item(criterion, area, maximum, bounds, slots, compile_criterion(criterion, setting, maximum, slots))


def _compile_vetoes(rulebook: Rulebook, items: tuple[Item, ...]) -> list[CompiledVeto]:
    return [
        CompiledVeto(
            veto.id,
            veto.when.tree.compile(rulebook.columns),
            tuple(i for i, item in enumerate(items) if item.criterion.id in veto.zeroes or item.area in veto.zeroes),
            veto.class_at_most,
        )
        for veto in rulebook.head.vetoes
    ]


def _apply(veto: CompiledVeto, records: list[Record]) -> None:
    for place in veto.places:
        if records[place][1]:
            records[place] = Verdict(*records[place])._replace(outcome=Outcome.ZERO, points=0, reason=Reason.VETO)
