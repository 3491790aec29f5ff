"""What scoring a result again came to, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from scoring.errors import shown
from scoring.language import Speech, printable
from scoring.report.json_text import to_json
from scoring.report.phrases import decimal_words
from scoring.report.verify.comparing import CAUSES, Difference, Verification

MOST_LINES: Final = 200


def render(verification: Verification, language: str) -> str:
    """One line when it is the same, else every cause and every difference, a line each."""
    return "\n".join(printable(line) for line in _lines(verification, Speech(language)))


def _lines(verification: Verification, speech: Speech) -> Iterator[str]:
    file, result = verification.file, verification.result
    if verification.is_same:
        exact = verification.is_byte_for_byte
        same = speech.say("the same, byte for byte") if exact else ""
        same = same or speech.say("every value is the same, only the layout differs")
        points, most = (decimal_words(number, speech) for number in (result.points, result.max_points))
        yield f"{file}: {same}. " + speech.say(
            "Scored again, criteria: {count}; {points} / {most} points.",
            count=len(result.criteria),
            points=points,
            most=most,
        )
        return
    count = len(verification.differences)
    yield f"{file}: " + speech.say("DIFFERS when scored again, in {count} places.", count=count)
    for cause in verification.causes:
        yield f"  {speech.text(CAUSES[cause])}."
    for difference in verification.differences[:MOST_LINES]:
        yield f"  {_difference(difference, speech)}"
    if count > MOST_LINES:
        yield speech.say("  … and {count} more.", count=count - MOST_LINES)


def _difference(difference: Difference, speech: Speech) -> str:
    where = f"[{difference.criterion}] " if difference.criterion is not None else ""
    recorded, now = _value(difference.recorded), _value(difference.now)
    field = shown(difference.field, 80)
    return where + speech.say("{field}: recorded {recorded}, now {now}", field=field, recorded=recorded, now=now)


def _value(value: Any) -> str:
    if isinstance(value, Decimal):
        return shown(value)
    return shown(" ".join(to_json(value).split()), 160)
