"""The period that a rulebook covers: once, or again and again, every month, quarter or year."""

from datetime import date
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from scoring.language import Message
from scoring.rulebook.fields import Prepared
from scoring.rulebook.quantities import YEARS, Day, Model, refuse
from scoring.rulebook.term import Every, Term

NO_END: Final = date(YEARS[-1], 12, 31)
"""Stands for the last day of a period that has none."""


def listed_every(raw: object) -> object:
    """A single word stands for a list of one."""
    return [raw] if isinstance(raw, str) else raw


class Span(Model):
    """The period a rulebook covers, both days included; with `every`, the time in which it is scored term by term."""

    from_: Day = Field(alias="from", description="The first day.")
    to: Day = Field(NO_END, description="The last day; may be left out with every.")
    every: Annotated[tuple[Every, ...], Prepared(listed_every)] = Field(
        (), description="Scored anew every month, quarter or year; the first is taken where evidence names none."
    )

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if "to" not in self.model_fields_set and not self.every:
            refuse(Message("the key 'to' is missing: the last day. A period without an end says 'every'."))
        if self.from_ > self.to:
            refuse(Message("'from' must come before 'to'."))
        if len(set(self.every)) < len(self.every):
            refuse(Message("'every' names the same twice."))
        return self

    @property
    def is_open(self) -> bool:
        """True if no last day is stated."""
        return bool(self.every) and self.to == NO_END

    def cut(self, term: Term) -> Self:
        """The days of a term that lie in the period."""
        first, last = max(self.from_, term.starts_on), min(self.to, term.ends_on)
        return self.model_copy(update={"from_": first, "to": last, "every": ()})
