"""Sixty rules in the mix of shapes of Hà Tĩnh 2024, and invented agencies to score by them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Final, NamedTuple

from scoring.exact import decimal_of

QUARTERS: Final = {"q1": (3, 31), "q2": (6, 30), "q3": (9, 30), "q4": (12, 31)}
DUE: Final = "2024-06-15"

MIX: Final = {
    "share": 22,
    "share_asked": 8,
    "share_of_all": 4,
    "share_above": 2,
    "number": 9,
    "document": 9,
    "schedule": 2,
    "yes": 1,
    "all_yes": 1,
    "bands": 2,
}
"""How many rules of each shape; together sixty."""

_FACTS: Final = {
    "number": ("count",),
    "document": ("document",),
    "schedule": ("documents",),
    "yes": ("yes_no",),
    "all_yes": ("yes_no", "yes_no"),
    "share_asked": ("count", "count", "yes_no"),
}
_TARGETS: Final = {"share": (75, 80, 90, 95), "share_asked": (60, 85, 90), "share_above": (85,), "number": (3, 28, 50)}


class Rule(NamedTuple):
    """One rule: its shape, its maximum, its target (percent or a count), and its facts, each with its type."""

    id: str
    shape: str
    max_points: Decimal
    target: int
    facts: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its facts."""
        return tuple(name for name, _ in self.facts)


def sixty_rules() -> list[Rule]:
    """The rules, the same every time."""
    rules: list[Rule] = []
    for shape, count in MIX.items():
        targets = _TARGETS.get(shape, (100,))
        for place in range(count):
            number = len(rules) + 1
            facts = tuple((f"f{number}_{i}", kind) for i, kind in enumerate(_FACTS.get(shape, ("count", "count")), 1))
            points = decimal_of(100 + 25 * (number % 5), 2)
            rules.append(Rule(f"{number}", shape, points, targets[place % len(targets)], facts))
    return rules


def invent_agency(rules: list[Rule], seed: int) -> dict[str, int | None]:
    """The facts of one invented agency by column; None is not submitted, a document is an ordinal day or 0."""
    chance = Random(seed)  # noqa: S311 - figures for a benchmark, not secrets; the same for a seed
    facts: dict[str, int | None] = {}
    for rule in rules:
        if rule.shape in ("number", "yes", "all_yes", "document"):
            for name, kind in rule.facts:
                facts[name] = _invent(kind, rule, chance)
        elif rule.shape == "schedule":
            for quarter, (month, _) in QUARTERS.items():
                facts[f"{rule.names[0]}.{quarter}"] = _invent_day(month, chance)
        else:
            whole = 0 if chance.random() < 0.03 else chance.randint(1, 20_000)
            reached = min(100, max(0, rule.target + chance.randint(-15, 8)))
            facts[rule.names[0]], facts[rule.names[1]] = whole * reached // 100, whole
            if rule.shape == "share_asked":
                facts[rule.names[2]] = int(chance.random() < 0.8)
    for name in facts:
        if chance.random() < 0.02:
            facts[name] = None
    return facts


def _invent(kind: str, rule: Rule, chance: Random) -> int:
    if kind == "document":
        return _invent_day(6, chance)
    return int(chance.random() < 0.8) if kind == "yes_no" else chance.randint(0, rule.target * 5 // 4)


def _invent_day(month: int, chance: Random) -> int:
    return 0 if chance.random() < 0.1 else date(2024, month, chance.randint(5, 20)).toordinal()
