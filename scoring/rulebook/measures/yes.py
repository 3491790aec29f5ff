"""Yes or no: one fact, all of several, or any of several."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from pydantic import Field

from scoring.language import Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.quantities import Name
from scoring.rulebook.setting import Setting

YES, NO = (1, 1), (0, 1)
_YES_NO = frozenset({"yes_no"})


class Answered(Measure):
    """One or several yes/no facts."""

    yields: ClassVar[str] = "yes_no"
    joined: ClassVar[Callable[[Iterable[object]], bool]] = all

    def compile(self, setting: Setting) -> Measured:
        """YES or NO; None while an answer is missing."""
        slots = [setting.columns.slot(name) for name in self.named_facts()]
        joined = type(self).joined
        if len(slots) == 1:
            return _answered(slots[0])

        def measured(row: Row) -> Value | None:
            answers = [row[slot] for slot in slots]
            return None if None in answers else YES if joined(answers) else NO

        return measured

    def values(self, setting: Setting) -> tuple[Value, ...]:
        """Yes or no."""
        del setting
        return YES, NO

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """Each question with its answer."""
        del value
        said = []
        for name in self.named_facts():
            answer = row[setting.columns.slot(name)]
            word = "?" if answer is None else speech.say("yes") if answer else speech.say("no")
            said.append(f"{speech.text(setting.columns.facts[name].label)}: {word}")
        return "; ".join(said)


def _answered(slot: int) -> Measured:
    def measured(row: Row) -> Value | None:
        answer = row[slot]
        return None if answer is None else YES if answer else NO

    return measured


class Yes(Answered):
    """One yes/no fact."""

    wants: ClassVar[dict[str, frozenset[str]]] = {"yes": _YES_NO}
    yes: Name = Field(description="The yes/no fact.")

    def named_facts(self) -> tuple[str, ...]:
        """The fact asked."""
        return (self.yes,)


class AllYes(Answered):
    """All of several yes/no facts."""

    wants: ClassVar[dict[str, frozenset[str]]] = {"all_yes": _YES_NO}
    all_yes: tuple[Name, ...] = Field(min_length=1, description="The yes/no facts, all of which must be yes.")

    def named_facts(self) -> tuple[str, ...]:
        """The facts asked."""
        return self.all_yes


class AnyYes(Answered):
    """Any of several yes/no facts."""

    joined: ClassVar[Callable[[Iterable[object]], bool]] = any
    wants: ClassVar[dict[str, frozenset[str]]] = {"any_yes": _YES_NO}
    any_yes: tuple[Name, ...] = Field(min_length=1, description="The yes/no facts, one of which must be yes.")

    def named_facts(self) -> tuple[str, ...]:
        """The facts asked."""
        return self.any_yes
