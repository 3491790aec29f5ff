"""Blocks: why criteria stay short even in the best that can be reached."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.advice.goal.causes import REASONS, cause_of
from scoring.advice.goal.ground import Ground
from scoring.advice.goal.levers import Lever
from scoring.advice.goal.model import Block, Move


def blocks_of(ground: Ground, levers: Sequence[Lever], moves: Sequence[Move]) -> tuple[Block, ...]:
    """Every criterion that counts and stays short with the moves made, the most lost first."""
    kept = list(ground.row)
    for move in moves:
        ground.row[move.column.slot] = move.after
    late = [move.column.slot for move in moves if move.is_late]
    found = []
    for place, one in enumerate(ground.criteria):
        points, _ = ground.record(place)
        lost = one.item.maximum - points if points is not None and ground.is_counted[place] else 0
        if lost > 0:
            found.append(Block(one, lost, REASONS[cause_of(place, ground, levers, late)]))
    ground.row[:] = kept
    return tuple(sorted(found, key=lambda block: -block.lost))
