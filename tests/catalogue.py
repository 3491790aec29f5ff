"""The catalogue as the source would have it: what `python -m tests.generated --write` writes, and tests compare."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar

from babel.messages import catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = "scoring/locale/vi/LC_MESSAGES/score.po"
MO = "scoring/locale/vi/LC_MESSAGES/score.mo"
HEADER = """\
# Vietnamese for what `score` itself says; what a rulebook says stands in the rulebook.
# How to add and to translate a text: CONTRIBUTING.md, Texts."""
METHODS = [("**.py", "python"), ("**/templates/**", "jinja2")]
CALLS: dict[str, Any] = {
    "say": None,
    "Message": None,
    "_": None,
    "say_in": ((1, "c"), 2),
    "message_in": ((1, "c"), 2),
    "plural": (1, 2),
    "message_plural": (1, 2),
}
"""The calls that take a text of the program, with the places of context, singular and plural among their arguments."""


class Catalogue(catalog.Catalog):
    """A catalogue whose head names no time, person or tool, so that it changes with the texts only."""

    mime_headers: ClassVar = [
        ("Language", "vi"),
        ("Plural-Forms", "nplurals=1; plural=0;"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit\n"),
    ]


def texts() -> Iterator[tuple[str, str | tuple[str, str], str | None]]:
    """File, text (English of one and of several, if it has a plural) and context, in the order of files and lines."""
    found = extract_from_dir(ROOT / "scoring", METHODS, {"**/templates/**": {"silent": "false"}}, CALLS)
    for file, _, text, _, context in sorted(found, key=lambda each: each[:2]):
        yield f"scoring/{file}", text, context


@cache
def stored() -> catalog.Catalog:
    """The catalogue as it is checked in."""
    with (ROOT / PO).open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


def catalogue() -> Catalogue:
    """The texts of the source, with the Vietnamese that is checked in; a new text has none yet."""
    made = Catalogue("vi", header_comment=HEADER, fuzzy=False)
    for file, text, context in texts():
        known = stored().get(text, context)
        made.add(text, known.string if known else "", [(file, 0)], context=context)
    return made


def catalogue_text() -> str:
    """The catalogue for translators; the file of a text is named, but no line, which would change with every edit."""
    made = BytesIO()
    write_po(made, catalogue(), width=120, include_lineno=False)
    return made.getvalue().decode()


def catalogue_compiled() -> bytes:
    """The catalogue as the program reads it."""
    made = BytesIO()
    write_mo(made, catalogue())
    return made.getvalue()
