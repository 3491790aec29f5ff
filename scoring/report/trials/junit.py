"""The cases of rulebooks as JUnit XML: a suite for each rulebook, a case for each case, a failure for each failure."""

from __future__ import annotations

from scoring.language import Speech
from scoring.report.junit_xml import Case, Suite, junit_xml
from scoring.report.trials.tried import Books, difference_lines, summary_words
from scoring.trials.running import Trial


def render(books: Books, language: str) -> str:
    """The XML text."""
    speech = Speech(language)
    return junit_xml(
        "score rules test",
        (
            Suite(
                name,
                [_case(name, trial, speech) for trial in tried.trials],
                (("summary", summary_words(name, tried, speech)),),
            )
            for name, tried in books.items()
        ),
    )


def _case(book: str, trial: Trial, speech: Speech) -> Case:
    group, name = f"{book}.{trial.case.criterion.replace('.', '_')}", trial.case.form.case
    if trial.has_passed:
        return Case(group, name)
    expected, got, steps = difference_lines(trial, speech)
    place = f"{trial.case.file}:{trial.case.line}"
    details = f"{place}\n{expected}\n{got}\n{steps}"
    return Case(group, name, "failure", trial.outcome or "refused", f"{expected}; {got}", details)
