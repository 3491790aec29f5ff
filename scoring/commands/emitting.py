"""Where a command's text goes: the screen or a file; and how wrong usage is said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from scoring.errors import RulebookError
from scoring.language import Message


def emit(made: str | bytes, output: Path | None) -> None:
    """Print, or write the file that -o names."""
    if output is None:
        click.echo(made, nl=False)
        return
    from scoring.report.writing import write_bytes

    write_bytes(output, made.encode() if isinstance(made, str) else made)


def emit_or_exit(made: str | bytes, is_good: bool, output: Path | None) -> None:
    """Print or write; exit code 3 where a rulebook is not good."""
    emit(made, output)
    if not is_good:
        sys.exit(RulebookError.exit_code)


def refuse_usage(language: str, message: Message, known: Any) -> NoReturn:
    """End with a usage error that names what is allowed."""
    allowed = ", ".join(known)
    raise click.UsageError(Message("{problem}. Allowed: {allowed}.", problem=message, allowed=allowed)[language])
