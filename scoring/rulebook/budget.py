"""What a plan lets its tasks cost: an amount at each clause that states one, in one unit, and their total."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from scoring.errors import shown
from scoring.exact import decimal_of, units_of
from scoring.language import Message
from scoring.rulebook.fields import Parsed
from scoring.rulebook.quantities import Model, parse_amount, refuse

COST_PLACES: Final = 3
MOST_COST: Final = 1_000_000_000_000
DONG_IN: Final = {"dong": 1, "thousand_dong": 1_000, "million_dong": 1_000_000, "billion_dong": 1_000_000_000}
"""How many đồng each unit is."""


def parse_cost(raw: object) -> Decimal:
    """A cost: more than 0, at most a million million of the unit, three decimals at most."""
    amount = parse_amount(raw)
    units = units_of(amount.ratio, COST_PLACES)
    if amount.is_percent or units is None or not 0 < units <= MOST_COST * 10**COST_PLACES:
        refuse(
            Message(
                "'{raw}' is not a budget: write a number above 0 with three decimals at most, such as "
                "12.5. Leave the key out where there is none.",
                raw=shown(raw),
            )
        )
    return decimal_of(units, COST_PLACES)


Cost = Annotated[Decimal, Parsed(parse_cost, str)]


class Budget(Model):
    """The budgets of a plan: their unit, and the total that the plan states."""

    unit: Literal["dong", "thousand_dong", "million_dong", "billion_dong"] = Field(
        description="The unit of every budget of the rulebook."
    )
    total: Cost | None = Field(None, description="What the plan says they add up to.")


def added(costs: Iterable[Decimal]) -> Decimal:
    """The exact sum of costs, with no more places than it has.

    >>> added([Decimal("12.5"), Decimal("7.5")])
    Decimal('20')
    """
    total = sum(costs, Decimal(0))
    return decimal_of(int(total.scaleb(COST_PLACES)), COST_PLACES)
