"""One line that says a file is valid; what is wrong is told as every error is, on standard error."""

from __future__ import annotations

from scoring.language import Speech
from scoring.report.check import Checked


def render(checked: Checked, language: str) -> str:
    """The line."""
    assert checked.holds is not None
    speech = Speech(language)
    counted = speech.text(checked.holds)
    return speech.say(
        "{file}: valid ({rulebook}, {counted})", file=checked.file, rulebook=checked.rulebook, counted=counted
    )
