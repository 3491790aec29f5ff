"""What libyaml says of a text that is not YAML, in the words of someone who fills in a form."""

from __future__ import annotations

from typing import Any, Final

import yaml

from scoring.language import Text

DEEPEST: Final = 40
"""Levels of nesting that a file may have."""
TOO_DEEP = Text(
    vi=f"lồng quá {DEEPEST} cấp. Không biểu mẫu nào sâu như vậy.",
    en=f"nested more than {DEEPEST} levels deep. Nothing here is that deep; check the brackets.",
)


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> tuple[Any, Text]:
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
    for phrase, vi, en in _SYNTAX:
        if phrase in said:
            return mark, Text(vi, en)
    return mark, Text(
        vi=f"không đúng cú pháp YAML ({said}). Kiểm tra thụt dòng, dấu hai chấm, ngoặc và dấu nháy ở dòng này.",
        en=f"this is not YAML ({said}). Check the indentation, colons, brackets and quotes of this line.",
    )


_SYNTAX: Final = (
    (
        "mapping values are not allowed",
        "dấu hai chấm ở đây không hợp lệ: chữ có “: ” thì đặt trong dấu nháy; nếu không, kiểm tra thụt dòng.",
        "a colon cannot stand here: put a text that holds ': ' in quotes, or check the indentation.",
    ),
    (
        "cannot start any token",
        "giá trị không mở đầu bằng ký tự này được: đặt chữ trong dấu nháy.",
        "no value can begin with this character: put the text in quotes.",
    ),
    ("end of stream", "thiếu dấu nháy đóng.", "the closing quote is missing."),
    ("expected ','", "thiếu dấu phẩy hoặc ngoặc đóng.", "a comma or the closing bracket is missing."),
    ("expected ':'", "thiếu dấu hai chấm sau khóa.", "the colon after the key is missing."),
    (
        "expected key",
        "thụt dòng không khớp các dòng trên, hoặc có chữ thừa sau dấu nháy, ngoặc đóng.",
        "the indentation does not match the lines above, or something follows a closing quote or bracket.",
    ),
    (
        "escape c",
        "sau “\\” trong dấu nháy kép có ký tự không hiểu được. Dùng dấu nháy đơn.",
        "what follows '\\' in double quotes means nothing. Use single quotes.",
    ),
)
_TAB = Text(
    vi="dòng thụt bằng phím Tab. Thụt dòng bằng dấu cách.", en="the line is indented with a Tab. Indent with spaces."
)
