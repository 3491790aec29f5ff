"""The formats of a report: a table from name to module, and which of them a user asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from scoring.errors import Problem, ReportError, listed, nearest, shown
from scoring.language import Message

SUFFIXES: Final = {"md": "markdown", "html": "html", "htm": "html", "xml": "junit"}
"""Suffixes that are not the name of their format, the usual one first; `txt` is the default format."""
BINARY: Final = frozenset({"docx", "parquet", "png", "xlsx"})
"""Formats that are bytes, which a terminal cannot show."""


class Formats(Mapping[str, str]):
    """Format -> module, the default first; a module is imported only when its format is asked for.

    Each module has `render(subject, language, **options) -> str | bytes`.

    >>> reports = Formats({"text": "a.text", "markdown": "a.markdown", "docx": "a.docx"})
    >>> reports.choose(None, None), reports.choose(None, Path("x.md")), reports.choose("text", Path("x.md"))
    ('text', 'markdown', 'text')
    """

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = dict(modules)

    def __getitem__(self, form: str) -> str:
        """The module of a format."""
        return self._modules[form]

    def __iter__(self) -> Iterator[str]:
        """The names, the default first."""
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    @property
    def default(self) -> str:
        """The format of what is printed when nobody asks for another."""
        return next(iter(self._modules))

    def choose(self, asked: str | None, output: Path | None) -> str:
        """The format asked for, else that of the output's suffix, else the default; ReportError if there is none.

        A format that is bytes needs an `output`: it is never printed.
        """
        form = self._named(asked) if asked is not None else self._by_suffix(output)
        if form in BINARY and output is None:
            raise ReportError([Problem("--format", 0, 0, "", _to_a_file(form))])
        return form

    def render(self, subject: Any, form: str, language: str, **options: Any) -> str | bytes:
        """The report in one of these formats; `language` is "vi" or "en". A text ends in a newline."""
        made: str | bytes = import_module(self[form]).render(subject, language, **options)
        return made + "\n" if isinstance(made, str) and not made.endswith("\n") else made

    def _named(self, asked: str) -> str:
        if asked in self:
            return asked
        raise ReportError([Problem("--format", 0, 0, "", _no_such_format(asked, list(self)))])

    def _by_suffix(self, output: Path | None) -> str:
        suffix = output.suffix[1:].lower() if output is not None else ""
        form = self.default if suffix in ("", "txt") else SUFFIXES.get(suffix, suffix)
        if form in self:
            return form
        raise ReportError([Problem(str(output), 0, 0, "", _no_such_suffix(suffix, self._suffixes()))])

    def _suffixes(self) -> list[str]:
        """The suffixes that a file of this report may have."""
        usual = {form: suffix for suffix, form in reversed(SUFFIXES.items())} | {self.default: "txt"}
        return [f".{usual.get(form, form)}" for form in self]


def _to_a_file(form: str) -> Message:
    return Message("the format {form} cannot be printed. Add: -o FILE.{form}.", form=form)


def _no_such_format(asked: str, forms: list[str]) -> Message:
    close, given, allowed = nearest(asked, forms), shown(asked), ", ".join(forms)
    if close:
        return Message(
            "this report has no format '{given}'. Did you mean '{close}'? Allowed: {allowed}.",
            given=given,
            close=close,
            allowed=allowed,
        )
    return Message("this report has no format '{given}'. Allowed: {allowed}.", given=given, allowed=allowed)


def _no_such_suffix(suffix: str, suffixes: list[str]) -> Message:
    return Message(
        "this report has no format for the suffix '.{suffix}'. Allowed: {suffixes}; or name a format with --format.",
        suffix=shown(suffix),
        suffixes=listed(suffixes),
    )
