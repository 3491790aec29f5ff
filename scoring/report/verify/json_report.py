"""What scoring a result again came to, as JSON."""

from __future__ import annotations

from scoring.report.json_text import to_json
from scoring.report.verify.comparing import CAUSES, Verification


def render(verification: Verification, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
    return to_json(
        {
            "schema_version": 1,
            "file": verification.file,
            "same": verification.is_same,
            "byte_for_byte": verification.is_byte_for_byte,
            "causes": [
                {"code": cause, "vi": CAUSES[cause].vi, "en": CAUSES[cause].en} for cause in verification.causes
            ],
            "differences": [difference._asdict() for difference in verification.differences],
        }
    )
