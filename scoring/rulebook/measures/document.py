"""One dated document: on time, late, or declared not to exist."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from scoring.language import Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.due import Due, VaryingDue
from scoring.rulebook.facts import DATED
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.quantities import Name
from scoring.rulebook.setting import Setting

ON_TIME, LATE, NONE = (1, 1, 0), (0, 1, 1), (0, 1, 0)


class Document(Measure):
    """A document against its due date."""

    yields: ClassVar[str] = "documents"
    wants: ClassVar[dict[str, frozenset[str]]] = {"document": DATED}
    document: Name = Field(description="The document or date fact.")
    due: VaryingDue = Field(description="When it is due.")

    def named_facts(self) -> tuple[str, ...]:
        """The document, and the ones its due date counts from."""
        return (self.document, *(due.of for due in self.due.values() if due.of))

    def due_for(self, setting: Setting) -> Due | None:
        """The due date of this agency."""
        return setting.profile.pick(self.due)

    def compile(self, setting: Setting) -> Measured:
        """ON_TIME, LATE, or NONE."""
        slot = setting.columns.slot(self.document)
        due = self.due_for(setting)
        fixed = due.fixed_day() if due else setting.ends_on.toordinal()
        if fixed is not None:
            return _by_fixed_day(slot, fixed)
        last_day = self.pending_until(setting)

        def measured(row: Row) -> Value | None:
            day = row[slot]
            if not day:
                return None if day is None else NONE
            last = last_day(row)
            return None if last is None else ON_TIME if day <= last else LATE

        return measured

    def values(self, setting: Setting) -> tuple[Value, ...]:
        """On time, late, or none."""
        del setting
        return ON_TIME, LATE, NONE

    def pending_until(self, setting: Setting) -> Callable[[Row], int | None]:
        """The last day on time."""
        due = self.due_for(setting)
        return due.compile(setting) if due else super().pending_until(setting)

    def required(self, setting: Setting, row: Row) -> Decimal | str | None:
        """The bound of the due date, as an ISO day."""
        due, last = self.due_for(setting), self.pending_until(setting)(row)
        if due is not None and due.before is not None:
            return due.before.isoformat()
        return None if last is None else date.fromordinal(last).isoformat()

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`ngày 10/01/2024, hạn trước 15/01/2024: đúng hạn`."""
        due, day = self.due_for(setting), row[setting.columns.slot(self.document)]
        last = self.pending_until(setting)(row)
        deadline = speech.say("due ") + (due.words(last, speech) if due else "?")
        if value == NONE or not day:
            return speech.say("not issued") + ", " + deadline
        when = speech.say("dated ") + speech.day(day)
        late = (day - last) if last is not None else 0
        outcome = (
            speech.say("on time") if value == ON_TIME else speech.plural("{count} day late", "{count} days late", late)
        )
        return f"{when}, {deadline}: {outcome}"


def _by_fixed_day(slot: int, last: int) -> Measured:
    def measured(row: Row) -> Value | None:
        day = row[slot]
        if not day:
            return None if day is None else NONE
        return ON_TIME if day <= last else LATE

    return measured
