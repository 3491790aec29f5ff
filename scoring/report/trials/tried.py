"""The cases of rulebooks run, and the words for what they came to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from scoring.language import Speech
from scoring.trials.coverage import Coverage, coverage_of
from scoring.trials.drafts import drafts_of
from scoring.trials.running import Trial, try_cases


class Tried(NamedTuple):
    """A rulebook's trials with their coverage."""

    trials: Sequence[Trial]
    coverage: Sequence[Coverage]

    @property
    def failed(self) -> list[Trial]:
        """The cases that came to something else."""
        return [trial for trial in self.trials if not trial.has_passed]


Books = Mapping[str, Tried]
"""What was tried of each rulebook, by the id or path that it was named by."""


def try_books(names: Iterable[str]) -> Books:
    """The cases of rulebooks, named by id or path, run."""
    books = {}
    for name in names:
        book, trials = try_cases(name)
        books[name] = Tried(trials, coverage_of(book, trials))
    return books


def draft_cases(name: str) -> str:
    """The boundary cases that a rulebook lacks, for a person to fill in; empty if it lacks none."""
    book, trials = try_cases(name)
    return drafts_of(book, coverage_of(book, trials))


def outcome_words(outcome: str | None, points: Decimal | None, class_: str | None, speech: Speech) -> str:
    """`partial, 0,5 điểm`; with the class where one is expected."""
    if outcome is None:
        return speech.say("evidence refused")
    told = [outcome, f"{_number(points, speech)} " + speech.say("points") if points is not None else "", class_ or ""]
    return ", ".join(filter(None, told))


def difference_lines(trial: Trial, speech: Speech) -> list[str]:
    """What was expected of a case, what it came to, and the arithmetic."""
    expect = trial.case.form.expect
    return [
        speech.say("expected: {outcome}", outcome=outcome_words(expect.outcome, expect.points, expect.class_, speech)),
        speech.say("got: {outcome}", outcome=outcome_words(trial.outcome, trial.points, trial.class_, speech)),
        trial.steps()[0 if speech.language == "vi" else 1],
    ]


def summary_words(name: str, tried: Tried, speech: Speech) -> str:
    """How many cases pass, and how much of what can happen they try."""
    passed, every = len(tried.trials) - len(tried.failed), len(tried.trials)
    reached, possible = (sum(getattr(one, key) for one in tried.coverage) for key in ("tried", "possible"))
    return speech.say(
        "{name}: {passed}/{every} cases pass; {reached}/{possible} outcomes and sides of bounds tried",
        name=name,
        passed=passed,
        every=every,
        reached=reached,
        possible=possible,
    )


def _number(points: Decimal, speech: Speech) -> str:
    return f"{points:f}".replace(".", "," if speech.language == "vi" else ".")
