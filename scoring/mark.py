"""A place in a file: line and column of a text, or a cell of a sheet."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """Line and column, both from 1; in a workbook the row and the column of a cell of `sheet`."""

    line: int
    column: int
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The cell as people call it.

        >>> Mark(7, 4, "Thủ tục").cell, Mark(1, 28, "A").cell
        ('Thủ tục!D7', 'A!AB1')
        """
        letters, left = "", self.column
        while left > 0:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{self.sheet}!{letters}{self.line}"
