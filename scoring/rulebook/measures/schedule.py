"""A document per period, each by its own day."""

from collections.abc import Callable
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from scoring.language import Message, Speech, message_in
from scoring.rulebook.columns import AS_OF, Row
from scoring.rulebook.due import LastDay, VaryingDue
from scoring.rulebook.facts import Fact
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.quantities import Name
from scoring.rulebook.setting import Setting


class Schedule(Measure):
    """Documents against their due dates; a period not due yet and not submitted is left out."""

    yields: ClassVar[str] = "documents"
    wants: ClassVar[dict[str, frozenset[str]]] = {"schedule": frozenset({"documents"})}
    schedule: Name = Field(description="The fact with a document per period.")
    due: dict[Name, VaryingDue] = Field(min_length=1, description="When each period's document is due.")

    def named_facts(self) -> tuple[str, ...]:
        """The documents, and the ones their due dates count from."""
        starts = (due.of for varying in self.due.values() for due in varying.values() if due.of)
        return (self.schedule, *dict.fromkeys(starts))

    def items(self, setting: Setting) -> list[tuple[str, int, LastDay]]:
        """(period, slot, last day on time) of each period that this agency owes."""
        items = []
        for key, varying in self.due.items():
            due = setting.profile.pick(varying)
            if due:
                items.append((key, setting.columns.slot(f"{self.schedule}.{key}"), due.compile(setting)))
        return items

    def compile(self, setting: Setting) -> Measured:
        """(on time, counted, late), or None if nothing at all is submitted."""
        items = [(slot, last_day) for _, slot, last_day in self.items(setting)]

        def measured(row: Row) -> Value | None:
            on_time = counted = late = 0
            is_silent = True
            for slot, last_day in items:
                if row[slot] is not None:
                    is_silent = False
                state = _state(row, slot, last_day)
                counted += state != "open"
                on_time += state == "on_time"
                late += state == "late"
            return None if is_silent else (on_time, counted, late)

        return measured

    def prospects(self, setting: Setting, row: Row) -> tuple[Value, Value]:
        """The value at the end if nothing more comes, and if all that is open comes as early as it can."""
        states = [_state(row, slot, last_day) for _, slot, last_day in self.items(setting)]
        on_time, late = states.count("on_time"), states.count("late")
        worst = (on_time, len(states), late)
        best = (on_time + states.count("open"), len(states), late + states.count("missing") + states.count("none"))
        return worst, best

    def pending_until(self, setting: Setting) -> Callable[[Row], int | None]:
        """The first due date: after it, silence is missing."""
        items = self.items(setting)

        def first(row: Row) -> int | None:
            days = [day for *_, last_day in items if (day := last_day(row)) is not None]
            return min(days, default=None)

        return first

    def required(self, setting: Setting, row: Row) -> Decimal | str | None:
        """How many documents are due so far."""
        value = self.compile(setting)(row)
        return None if value is None else Decimal(value[1])

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`2/4 đúng hạn, 1 chậm (Quý 2: chậm; Quý 4: không có)`."""
        parts = setting.columns.facts[self.schedule].parts(setting.starts_on.year)
        notable = [
            f"{speech.text(parts[key].label)}: {speech.text(_STATES[state])}"
            for key, slot, last_day in self.items(setting)
            if (state := _state(row, slot, last_day)) != "on_time"
        ]
        said = speech.say("{on_time}/{due} on time, {late} late", on_time=value[0], due=value[1], late=value[2])
        return said + (f" ({'; '.join(notable)})" if notable else "")

    def problem_with(self, facts: dict[str, Fact]) -> Message | None:
        """A due date for a period that the fact does not have."""
        periods = facts[self.schedule].keys(2000)
        for key in self.due:
            if key not in periods:
                known = ", ".join(periods)
                return Message(
                    "the fact '{fact}' has no period '{key}'. Allowed: {known}.",
                    fact=self.schedule,
                    key=key,
                    known=known,
                )
        return None


_STATES = {
    "late": Message("late"),
    "none": message_in("a document of a period", "none"),
    "open": Message("not due yet"),
    "missing": message_in("a document of a period", "not submitted"),
}


def _state(row: Row, slot: int, last_day: LastDay) -> str:
    day, last, as_of = row[slot], last_day(row), row[AS_OF]
    if day is None or last is None:
        return "open" if last is None or as_of is None or as_of < last else "missing"
    if not day:
        return "none"
    return "on_time" if day <= last else "late"
