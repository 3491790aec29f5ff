"""What the cases of a rulebook came to, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from scoring.language import Speech
from scoring.report.json_text import to_json
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


def trial_report(names: Iterable[str], form: str, language: str) -> tuple[str, bool]:
    """The cases of rulebooks (ids or paths) run: what they came to, and whether all of them hold."""
    books = {}
    for name in names:
        book, trials = try_cases(name)
        books[name] = Tried(trials, coverage_of(book, trials))
    return render_trials(books, form, language), not any(tried.failed for tried in books.values())


def draft_cases(name: str) -> str:
    """The boundary cases that a rulebook lacks, for a person to fill in; empty if it lacks none."""
    book, trials = try_cases(name)
    return drafts_of(book, coverage_of(book, trials))


def render_trials(books: Mapping[str, Tried], form: str, language: str) -> str:
    """Every failed case, then what no case tries; `form` is table or json (the same in every language)."""
    if form == "json":
        return to_json({"rulebooks": [{"rulebook": name, **_plain(tried)} for name, tried in books.items()]})
    speech = Speech(language)
    return "\n".join(line for name, tried in books.items() for line in _lines(name, tried, speech)) + "\n"


def _lines(name: str, tried: Tried, speech: Speech) -> Iterator[str]:
    for trial in tried.failed:
        expect = trial.case.form.expect
        yield f"{trial.case.file}:{trial.case.line} {trial.case.criterion}: {trial.case.form.case}"
        yield "  " + speech.say("expected: {outcome}", outcome=_outcome(expect.outcome, expect.points, speech))
        yield "  " + speech.say("got: {outcome}", outcome=_outcome(trial.outcome, trial.points, speech))
        yield f"  {trial.steps()[0 if speech.language == 'vi' else 1]}"
    for lacking in tried.coverage:
        if lacking.outcomes or lacking.sides:
            yield speech.say(
                "{criterion}: not tried: {untried}",
                criterion=lacking.criterion,
                untried="; ".join(_untried(lacking, speech)),
            )
    passed, every = len(tried.trials) - len(tried.failed), len(tried.trials)
    reached, possible = (sum(getattr(one, key) for one in tried.coverage) for key in ("tried", "possible"))
    yield speech.say(
        "{name}: {passed}/{every} cases pass; {reached}/{possible} outcomes and sides of bounds tried",
        name=name,
        passed=passed,
        every=every,
        reached=reached,
        possible=possible,
    )


def _untried(lacking: Coverage, speech: Speech) -> Iterator[str]:
    yield from lacking.outcomes
    for side in lacking.sides:
        level = speech.text(side.asked.book.names[side.asked.profile.level])
        yield f"{speech.text(side.words)} ({level})"


def _outcome(outcome: str | None, points: Decimal | None, speech: Speech) -> str:
    if outcome is None:
        return speech.say("evidence refused")
    return outcome if points is None else f"{outcome}, {_number(points, speech)} " + speech.say("points")


def _number(points: Decimal, speech: Speech) -> str:
    return f"{points:f}".replace(".", "," if speech.language == "vi" else ".")


def _plain(tried: Tried) -> dict[str, object]:
    return {
        "cases": [_case(trial) for trial in tried.trials],
        "coverage": [
            {
                "criterion": one.criterion,
                "cases": one.cases,
                "tried": one.tried,
                "possible": one.possible,
                "outcomes_not_tried": list(one.outcomes),
                "sides_not_tried": [
                    {
                        "level": side.asked.profile.level,
                        "kind": side.asked.profile.kind,
                        "relation": side.relation,
                        "value": side.value,
                    }
                    for side in one.sides
                ],
            }
            for one in tried.coverage
        ],
    }


def _case(trial: Trial) -> dict[str, object]:
    expect, steps = trial.case.form.expect, trial.steps()
    return {
        "file": trial.case.file,
        "line": trial.case.line,
        "criterion": trial.case.criterion,
        "case": trial.case.form.case,
        "passed": trial.has_passed,
        "expected": {"outcome": expect.outcome, "points": expect.points},
        "got": {"outcome": trial.outcome, "points": trial.points},
        "explanation": {"vi": steps[0], "en": steps[1]},
    }
