"""What lint finds, a line each, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scoring.language import Speech, printable
from scoring.report.lint.linted import Linted
from scoring.rulebook.lint.rule import ERROR, Finding


def render(books: Linted, language: str) -> str:
    """All findings of each rulebook, then how many there are."""
    return "".join(f"{printable(line)}\n" for line in _lines(books, Speech(language)))


def finding_words(finding: Finding, speech: Speech) -> str:
    """`rulebook.yaml:24:18 bonus.at_most: … (warning cap-unreachable) [counterexample: 0]`"""
    grave = speech.say("error") if finding.severity == ERROR else speech.say("warning")
    shown = printable(finding.counterexample)
    example = " [" + speech.say("counterexample: {value}", value=shown) + "]" if shown else ""
    return f"{finding.problem.sentence(speech.language)} ({grave} {finding.code}){example}"


def _lines(books: Linted, speech: Speech) -> Iterator[str]:
    for name, findings in books.items():
        yield from (finding_words(finding, speech) for finding in findings)
        count = Counter(finding.severity for finding in findings)
        yield speech.say(
            "{name}: errors: {error}, warnings: {warning}", name=name, error=count["error"], warning=count["warning"]
        )
