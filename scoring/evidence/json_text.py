"""JSON evidence: read by the same strict reader as YAML, so that its places are known."""

from __future__ import annotations

import json
import re
from typing import Final

from scoring.errors import Problem, Refused
from scoring.language import Message

_ESCAPES: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_MOST_NESTED: Final = 200
_READ: Final = json.JSONDecoder(strict=False).decode
_WRITE: Final = json.JSONEncoder(ensure_ascii=False).encode


def as_yaml(text: str, file: str) -> str:
    r"""The text itself, or, if it is JSON, the same JSON with every escape written out, which is YAML too.

    >>> as_yaml('{"a": "\\u0111"}', "x.json")
    '{"a": "đ"}'
    """
    if not text.lstrip().startswith("{") or text.lstrip().count("{", 0, 1000) > _MOST_NESTED:
        return text
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        if not file.endswith(".json"):
            return text
        raise Refused([_problem(error, file)]) from None
    return _ESCAPES.sub(lambda found: _written_out(found, text, file), text)


def _written_out(found: re.Match[str], text: str, file: str) -> str:
    """A quoted text without its escapes; half of a surrogate pair is no character and is refused."""
    if "\\" not in found[0]:
        return found[0]
    plain = _WRITE(_READ(found[0]))
    if any("\ud800" <= character <= "\udfff" for character in plain):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        raise Refused([Problem(file, line, column, "", _HALF)])
    return plain


_HALF: Final = Message("there is half a character (\\ud800 … \\udfff). Write this text again.")


def _problem(error: Exception, file: str) -> Problem:
    if isinstance(error, json.JSONDecodeError):
        message = Message("this is not JSON ({msg}). Check commas, brackets and quotes.", msg=error.msg)
        return Problem(file, error.lineno, error.colno, "", message)
    return Problem(file, 1, 1, "", Message("nested too deep, or a number too long."))
