"""Whether a file holds, as JSON, in both languages at once."""

from __future__ import annotations

from scoring.errors import Problem
from scoring.report.check import Checked
from scoring.report.json_text import to_json


def render(checked: Checked, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
    return to_json(
        {
            "file": checked.file,
            "kind": checked.kind,
            "rulebook": checked.rulebook,
            "valid": not checked.problems,
            "problems": [_plain(problem) for problem in checked.problems],
        }
    )


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "sheet": problem.sheet or None,
        "line": problem.line,
        "column": problem.column,
        "path": problem.path,
        "message": {"vi": problem.message.vi, "en": problem.message.en},
    }
