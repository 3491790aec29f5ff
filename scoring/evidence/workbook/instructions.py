"""What the first sheet of a form tells whoever fills it in."""

from __future__ import annotations

from typing import Final

from scoring.language import Message

INSTRUCTIONS: Final = Message(
    "How to fill in:\n"
    "1. Write into the yellow and orange cells only; all others are locked. Orange: the id "
    "of a document is required; without it the figure counts as not submitted.\n"
    "2. Blank means not submitted; 0 means there is nothing; “none” is what was not issued "
    "or did not happen.\n"
    "3. First list the documents on the sheet “Documents”, each under an id of your own "
    "(such as kh-01); then choose the id on the sheet of the area. Several documents for one "
    "figure: separate them by semicolons (bc-12; bc-13).\n"
    "4. Write values, not formulas. Percentages with the % sign. Days as your Excel writes "
    "them, or 2024-01-15. A number of more than 15 digits: format the cell as Text, then "
    "write it.\n"
    "5. Check the form: score check FILE.xlsx. Score it: score FILE.xlsx."
)
