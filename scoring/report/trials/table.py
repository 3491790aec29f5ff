"""What the cases of a rulebook came to, for people: every failed case, then what no case tries."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Speech, printable
from scoring.report.trials.tried import Books, Tried, difference_lines, summary_words
from scoring.trials.coverage import Coverage


def render(books: Books, language: str) -> str:
    """The text."""
    speech = Speech(language)
    return "".join(f"{printable(line)}\n" for name, tried in books.items() for line in _lines(name, tried, speech))


def _lines(name: str, tried: Tried, speech: Speech) -> Iterator[str]:
    for trial in tried.failed:
        yield f"{trial.case.file}:{trial.case.line} {trial.case.criterion}: {trial.case.form.case}"
        yield from (f"  {line}" for line in difference_lines(trial, speech))
    for lacking in tried.coverage:
        if lacking.outcomes or lacking.sides:
            yield speech.say(
                "{criterion}: not tried: {untried}",
                criterion=lacking.criterion,
                untried="; ".join(_untried(lacking, speech)),
            )
    yield summary_words(name, tried, speech)


def _untried(lacking: Coverage, speech: Speech) -> Iterator[str]:
    yield from lacking.outcomes
    for side in lacking.sides:
        level = speech.text(side.asked.book.names[side.asked.profile.level])
        yield f"{speech.text(side.words)} ({level})"
