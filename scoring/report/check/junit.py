"""Whether a file holds, as JUnit XML: one case, which fails with all problems."""

from __future__ import annotations

from scoring.report.check import Checked
from scoring.report.junit_xml import Case, Suite, junit_xml


def render(checked: Checked, language: str) -> str:
    """The XML text."""
    said = [problem.sentence(language) for problem in checked.problems]
    case = Case(checked.kind, checked.file)
    if said:
        case = Case(checked.kind, checked.file, "failure", f"invalid-{checked.kind}", said[0], "\n".join(said))
    return junit_xml("score check", [Suite(checked.file, [case])])
