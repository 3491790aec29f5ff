"""Surveys: the mean rating, or the share of answers that count."""

from math import lcm
from typing import ClassVar

from pydantic import Field

from scoring.language import Message, Speech
from scoring.rulebook.columns import Row
from scoring.rulebook.facts import Answer, Fact
from scoring.rulebook.measures.base import Measure, Measured, Value, WhenEmpty
from scoring.rulebook.quantities import Name
from scoring.rulebook.setting import Setting

_SURVEY = frozenset({"survey"})


class Surveyed(Measure):
    """A weighted share of the answers of a survey."""

    when_empty: WhenEmpty

    @property
    def survey(self) -> str:
        """The survey fact."""
        raise NotImplementedError

    def named_facts(self) -> tuple[str, ...]:
        """The survey."""
        return (self.survey,)

    def weights(self, answers: dict[str, Answer]) -> tuple[dict[str, int], int]:
        """What each answer counts, as integers over a common denominator."""
        raise NotImplementedError

    def compile(self, setting: Setting) -> Measured:
        """(sum of weight x count, denominator x sum of counts)."""
        weights, below = self.weights(setting.columns.facts[self.survey].answers or {})
        items = [(setting.columns.slot(f"{self.survey}.{key}"), weight) for key, weight in weights.items()]

        def measured(row: Row) -> Value | None:
            above = total = 0
            for slot, weight in items:
                count = row[slot]
                if count is None:
                    return None
                above += weight * count
                total += count
            return above, below * total

        return measured


class Mean(Surveyed):
    """The mean rating of a survey."""

    wants: ClassVar[dict[str, frozenset[str]]] = {"mean": _SURVEY}
    mean: Name = Field(description="The survey fact.")

    @property
    def survey(self) -> str:
        """The survey fact."""
        return self.mean

    def weights(self, answers: dict[str, Answer]) -> tuple[dict[str, int], int]:
        """Each answer's rating."""
        below = lcm(1, *(answer.rating.ratio[1] for answer in answers.values()))
        return {key: a.rating.ratio[0] * (below // a.rating.ratio[1]) for key, a in answers.items()}, below

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`(60 × 5 + 40 × 4) / 100 = 4,60`."""
        answers = setting.columns.facts[self.mean].answers or {}
        counts = {key: row[setting.columns.slot(f"{self.mean}.{key}")] or 0 for key in answers}
        terms = " + ".join(f"{speech.number(counts[key])} × {answers[key].rating.words(speech)}" for key in answers)
        said = f"({terms}) / {speech.number(sum(counts.values()))}"
        return said + (f" = {speech.number(value[0], value[1], 2)}" if value[1] else "")


class Answers(Surveyed):
    """The share of a survey's answers that are among those counted."""

    is_rate: ClassVar[bool] = True
    wants: ClassVar[dict[str, frozenset[str]]] = {"answers": _SURVEY}
    answers: Name = Field(description="The survey fact.")
    counted: tuple[Name, ...] = Field(min_length=1, description="The answers that count.")

    @property
    def survey(self) -> str:
        """The survey fact."""
        return self.answers

    def weights(self, answers: dict[str, Answer]) -> tuple[dict[str, int], int]:
        """1 for an answer that counts, 0 for the others."""
        return {key: int(key in self.counted) for key in answers}, 1

    def words(self, setting: Setting, row: Row, value: Value, speech: Speech) -> str:
        """`94 / 100 = 94,00 %`."""
        said = f"{speech.number(value[0])} / {speech.number(value[1])}"
        return said + (f" = {speech.percent(value[0], value[1])}" if value[1] else "")

    def problem_with(self, facts: dict[str, Fact]) -> Message | None:
        """An answer counted that the survey does not have."""
        known = facts[self.answers].answers or {}
        for key in self.counted:
            if key not in known:
                every = ", ".join(known)
                return Message(
                    "the survey '{survey}' has no answer '{key}'. Allowed: {every}.",
                    survey=self.answers,
                    key=key,
                    every=every,
                )
        return None
