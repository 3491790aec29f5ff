"""What lint finds as SARIF: each finding with its rule, its place and its counterexample."""

from __future__ import annotations

from scoring.report.lint.linted import Linted
from scoring.report.lint.titles import TITLES
from scoring.report.sarif_log import Kind, Told, sarif_log
from scoring.rulebook.lint import RULES
from scoring.rulebook.lint.rule import ERROR, Finding


def render(books: Linted, language: str) -> str:
    """The log, as JSON text; it names every rule, whether or not it finds anything."""
    kinds = {code: Kind(RULES[code].severity if code in RULES else ERROR, title) for code, title in TITLES.items()}
    found = (Told(f.code, f.problem, _more(name, f)) for name, findings in books.items() for f in findings)
    return sarif_log(kinds, found, language)


def _more(book: str, finding: Finding) -> dict[str, str]:
    more = {"rulebook": book, "criterion": finding.criterion, "counterexample": finding.counterexample}
    return {name: value for name, value in more.items() if value}
