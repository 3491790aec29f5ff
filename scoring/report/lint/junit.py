"""What lint finds as JUnit XML: every rule is a test case of every rulebook; warnings do not fail it."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.language import Speech
from scoring.report.junit_xml import Case, Suite, junit_xml
from scoring.report.lint.linted import Linted
from scoring.report.lint.table import finding_words
from scoring.report.lint.titles import TITLES
from scoring.rulebook.lint.rule import ERROR, Finding


def render(books: Linted, language: str) -> str:
    """The XML text, a suite for each rulebook."""
    speech = Speech(language)
    return junit_xml(
        "score rules lint",
        (
            Suite(name, [_case(name, code, [f for f in findings if f.code == code], speech) for code in TITLES])
            for name, findings in books.items()
        ),
    )


def _case(book: str, code: str, findings: Sequence[Finding], speech: Speech) -> Case:
    name = f"{code}: {speech.text(TITLES[code])}"
    said = "\n".join(finding_words(finding, speech) for finding in findings)
    if not any(finding.severity == ERROR for finding in findings):
        return Case(book, name, details=said)
    return Case(book, name, "failure", code, findings[0].problem.sentence(speech.language), said)
