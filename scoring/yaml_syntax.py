"""What libyaml says of a text that is not YAML, in the words of someone who fills in a form."""

from __future__ import annotations

from typing import Any, Final

import yaml

from scoring.language import Message

DEEPEST: Final = 40
"""Levels of nesting that a file may have."""
TOO_DEEP = Message(
    "nested more than {deepest} levels deep. Nothing here is that deep; check the brackets.", deepest=DEEPEST
)


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, Message]:
    """Where in `text` libyaml stopped (its own mark, or None), and what to mend there."""
    said = " ".join(part for part in (error.context, error.problem) if part)
    mark = error.problem_mark or error.context_mark
    if error.context_mark and (
        "end of stream" in said or "expected ':'" in said or "or ']'" in said or "or '}'" in said
    ):
        mark = error.context_mark  # what is left open, not the end of the file
    if mark is not None and text[mark.index : mark.index + 1] == "\t":
        return mark, _TAB
    if "nesting depth" in said:  # newer libyaml stops by itself, before the first level is told
        return mark, TOO_DEEP
    for phrase, message in _SYNTAX:
        if phrase in said:
            return mark, message
    return mark, Message(
        "this is not YAML ({said}). Check the indentation, colons, brackets and quotes of this line.", said=said
    )


_SYNTAX: Final = (
    (
        "mapping values are not allowed",
        Message("a colon cannot stand here: put a text that holds ': ' in quotes, or check the indentation."),
    ),
    ("cannot start any token", Message("no value can begin with this character: put the text in quotes.")),
    ("end of stream", Message("the closing quote is missing.")),
    ("expected ','", Message("a comma or the closing bracket is missing.")),
    ("expected ':'", Message("the colon after the key is missing.")),
    (
        "expected key",
        Message("the indentation does not match the lines above, or something follows a closing quote or bracket."),
    ),
    ("escape c", Message("what follows '\\' in double quotes means nothing. Use single quotes.")),
)
_TAB = Message("the line is indented with a Tab. Indent with spaces.")
