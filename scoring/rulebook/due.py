"""Due dates: a day, the day before a day, or so many days after another document."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from scoring.language import Message, Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.fields import Prepared
from scoring.rulebook.quantities import Day, Model, Name, Whole, refuse
from scoring.rulebook.setting import Setting

LastDay = Callable[[Row], "int | None"]


class Due(Model):
    """When something is due. Exactly one of `by`, `before`, `within` is given."""

    by: Day | None = Field(None, description="The last day, included.")
    before: Day | None = Field(None, description="The first day that is late.")
    within: Annotated[Whole, Field(ge=0, le=3660)] | None = Field(None, description="Days after the day of `of`.")
    of: Name | None = Field(None, description="The document or date from which `within` counts.")
    days: Literal["working", "calendar"] | None = Field(None, description="Which days `within` counts.")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        given = [key for key in ("by", "before", "within") if getattr(self, key) is not None]
        relative = (self.of is not None, self.days is not None)
        if len(given) != 1 or relative != ((True, True) if given == ["within"] else (False, False)):
            refuse(
                Message(
                    "a due date is one of {{by: day}}, {{before: day}}, {{within: 5, of: document, days: working}}."
                )
            )
        return self

    def compile(self, setting: Setting) -> LastDay:
        """A function from a row to the ordinal of the last day on time; None if the day it counts from is missing."""
        fixed = self.fixed_day()
        if fixed is not None:
            return lambda _row: fixed
        slot = setting.columns.slot(str(self.of))
        count, working, calendar = self.within or 0, self.days == "working", setting.calendar

        def last_day(row: Row) -> int | None:
            start = row[slot]
            return calendar.after(start, count, working=working) if start else None

        return last_day

    def fixed_day(self) -> int | None:
        """The ordinal of the last day on time, if it does not depend on a document."""
        if self.by is not None:
            return self.by.toordinal()
        return self.before.toordinal() - 1 if self.before is not None else None

    def bound(self) -> tuple[str, str | int]:
        """The comparison and the bound, for the normal form: ("<", "2024-01-15")."""
        if self.before is not None:
            return "<", self.before.isoformat()
        return "<=", self.by.isoformat() if self.by is not None else int(self.within or 0)

    def words(self, last_day: int | None, speech: Speech) -> str:
        """The due date in words."""
        if self.before is not None:
            return speech.say("before ") + speech.day(self.before.toordinal())
        if last_day is None:
            return speech.say("due date unknown")
        return speech.say("by ") + speech.day(last_day)


def spread_due(raw: Any) -> Any:
    """A single due date stands for every agency."""
    return {"default": raw} if isinstance(raw, dict) and raw.keys() & Due.model_fields.keys() else raw


VaryingDue = Annotated[dict[str, Due], Prepared(spread_due)]
