"""What lint finds, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from scoring.language import Speech, printable
from scoring.report.json_text import to_json
from scoring.rulebook.lint.reading import lint_rulebook
from scoring.rulebook.lint.rule import ERROR, WARNING, Finding


def lint_report(names: Iterable[str], form: str, language: str) -> tuple[str, bool]:
    """Lint of rulebooks (ids or paths): what it finds, and whether all of them may score."""
    found = {name: lint_rulebook(name) for name in names}
    may_score = not any(finding.severity == ERROR for findings in found.values() for finding in findings)
    return render_findings(found, form, language), may_score


def render_findings(books: Mapping[str, Sequence[Finding]], form: str, language: str) -> str:
    """All findings of each rulebook; `form` is table or json (the same in every language)."""
    return _json(books) if form == "json" else _table(books, Speech(language))


def _table(books: Mapping[str, Sequence[Finding]], speech: Speech) -> str:
    lines = []
    for name, findings in books.items():
        for finding in findings:
            grave = speech.say("error") if finding.severity == ERROR else speech.say("warning")
            shown = printable(finding.counterexample)
            example = " [" + speech.say("counterexample: {value}", value=shown) + "]" if shown else ""
            lines.append(f"{finding.problem.sentence(speech.language)} ({grave} {finding.code}){example}")
        count = Counter(finding.severity for finding in findings)
        lines.append(
            speech.say(
                "{name}: errors: {error}, warnings: {warning}", name=name, error=count[ERROR], warning=count[WARNING]
            )
        )
    return "\n".join(lines) + "\n"


def _json(books: Mapping[str, Sequence[Finding]]) -> str:
    return to_json(
        {
            "rulebooks": [
                {"rulebook": name, "findings": [_plain(finding) for finding in findings]}
                for name, findings in books.items()
            ]
        }
    )


def _plain(finding: Finding) -> dict[str, object]:
    problem = finding.problem
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "criterion": finding.criterion,
        "counterexample": finding.counterexample or None,
        "message": {"vi": problem.message.vi, "en": problem.message.en},
    }
