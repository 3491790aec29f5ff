"""Effort of a fact: what one unit of it costs to move, or that it is given and does not move."""

from decimal import Decimal
from typing import Annotated, Literal

from scoring.errors import shown
from scoring.language import Message
from scoring.rulebook.fields import Parsed
from scoring.rulebook.quantities import Amount, parse_amount, refuse

Effort = Amount | Literal["fixed"]


def parse_effort(raw: object) -> Effort:
    """A number from 0 for one unit, or `fixed`.

    >>> parse_effort(2), parse_effort("fixed")
    (Amount(ratio=(2, 1), is_percent=False), 'fixed')
    """
    if raw == "fixed":
        return "fixed"
    return (
        parse_amount(raw)
        if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool) and raw >= 0
        else refuse(
            Message(
                "'{raw}' is not an effort. Write a number from 0 for one unit, such as 2 or 0.5, or fixed.",
                raw=shown(raw),
            )
        )
    )


EffortField = Annotated[Effort, Parsed(parse_effort, str)]
