"""Options: ways to settle a group of criteria, compared by cost and score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Option(NamedTuple):
    """One way to settle a group: its cost, its score, and the facts that it moves (slot, value), by slot."""

    cost: int
    """Effort in the common unit times the number of facts there are, and one, and the number of facts moved."""
    score: int
    moves: tuple[tuple[int, int], ...]

    @property
    def order(self) -> tuple[int, int, tuple[int, ...], tuple[int, ...]]:
        """Least cost first, then the highest score, then the facts that stand first in the rulebook."""
        return self.cost, -self.score, tuple(slot for slot, _ in self.moves), tuple(value for _, value in self.moves)


def unbeaten(options: Iterable[Option]) -> list[Option]:
    """The options that none costs less or as much and scores more or as much; of equals the first by `order`."""
    kept: list[Option] = []
    for option in sorted(options, key=lambda option: option.order):
        if not kept or option.score > kept[-1].score:
            kept.append(option)
    return kept


def joined(left: Sequence[Option], right: Sequence[Option]) -> list[Option]:
    """Every option of one with every option of the other, those that are beaten left out."""
    if len(left) == 1 and not left[0].moves:
        only = left[0]
        return [Option(only.cost + one.cost, only.score + one.score, one.moves) for one in right]
    return unbeaten(
        Option(a.cost + b.cost, a.score + b.score, tuple(sorted((*a.moves, *b.moves)))) for a in left for b in right
    )
