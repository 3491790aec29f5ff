"""What lint finds as JSON, in both languages at once."""

from __future__ import annotations

from scoring.report.json_text import to_json
from scoring.report.lint.linted import Linted
from scoring.rulebook.lint.rule import Finding


def render(books: Linted, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
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
