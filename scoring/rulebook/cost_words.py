"""The budgets of a rulebook in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from scoring.language import Message, Speech, message_in
from scoring.rulebook.book import Rulebook
from scoring.rulebook.budget import COST_PLACES, DONG_IN, added
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.target_words import number_words

_UNITS: Final = {
    "dong": message_in("after a number", "đồng"),
    "thousand_dong": Message("thousand đồng"),
    "million_dong": Message("million đồng"),
    "billion_dong": Message("billion đồng"),
}


def cost_words(cost: Decimal, unit: str, speech: Speech) -> str:
    """`12,5 triệu đồng`"""
    return f"{number_words(cost, speech)} {speech.text(_UNITS[unit])}"


def declared_words(unit: str, total: str | None, speech: Speech) -> str:
    """What `rulebook.yaml` declares: `936 triệu đồng`, or the unit alone where the plan states no total."""
    return speech.text(_UNITS[unit]) if total is None else cost_words(Decimal(total), unit, speech)


def dong_words(dong: Decimal, speech: Speech) -> str:
    """An amount of đồng in the largest unit that takes three decimals at most: `12,5 triệu đồng`."""
    fits = [unit for unit, size in DONG_IN.items() if size <= dong and dong * 10**COST_PLACES % size == 0]
    unit = max(fits, key=DONG_IN.__getitem__, default="dong")
    return cost_words(dong / DONG_IN[unit], unit, speech)


def criterion_cost_words(criterion: Criterion, book: Rulebook, speech: Speech) -> str:
    """What a criterion may cost, each clause apart where several say; nothing where none does."""
    if not criterion.costs or book.head.budget is None:
        return ""
    said = cost_words(added(criterion.costs), book.head.budget.unit, speech)
    if criterion.budget is not None and len(criterion.costs) == 1:
        return said
    clauses = [(criterion.clause, criterion.budget), *((other.clause, other.budget) for other in criterion.also_at)]
    each = "; ".join(f"{clause}: {number_words(cost, speech)}" for clause, cost in clauses if cost is not None)
    return f"{said} ({each})"


def budget_words(book: Rulebook, speech: Speech) -> str:
    """What the criteria's budgets add up to and, where an overlay has left some out, what the plan's total is."""
    budget = book.head.budget
    if budget is None:
        return ""
    count, planned = len(book.costs()), cost_words(book.planned_cost(), budget.unit, speech)
    said = speech.say("{planned} ({count} budgets)", planned=planned, count=count)
    if budget.total is None or budget.total == book.planned_cost():
        return said
    total = cost_words(budget.total, budget.unit, speech)
    return said + speech.say("; total of the plan: {total}", total=total)
