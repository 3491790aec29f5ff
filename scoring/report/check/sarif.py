"""What is wrong with a rulebook or with evidence, as SARIF."""

from __future__ import annotations

from typing import Final

from scoring.language import Message
from scoring.report.check import Checked
from scoring.report.sarif_log import Kind, Told, sarif_log

KINDS: Final = {
    "invalid-rulebook": Kind("error", Message("the rulebook does not hold")),
    "invalid-evidence": Kind("error", Message("the evidence cannot be scored")),
}


def render(checked: Checked, language: str) -> str:
    """The log, as JSON text; nothing wrong is an empty list of results."""
    found = (Told(f"invalid-{checked.kind}", problem, {}) for problem in checked.problems)
    return sarif_log(KINDS, found, language)
