"""The face: every command of `score`, each in a file of its own that is imported when the command is called."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import Any, Final

import click

from scoring import __version__
from scoring.errors import ScoreError
from scoring.language import choose_language

COMMANDS: Final = (
    "run",
    "preview",
    "deductions",
    "plan",
    "batch",
    "robustness",
    "check",
    "template",
    "verify",
    "rules",
)
"""Each is the function of that name in the module of that name in `scoring.commands`."""


class Face(click.Group):
    """`score FILE` means `score run FILE`; a user's mistake is one line a problem on stderr, and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order of a user's day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"scoring.commands.{cmd_name}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` in front of a first word that is not a command."""
        if args and args[0] not in COMMANDS and (args[0] == "-" or not args[0].startswith("-")):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; problems become lines on stderr."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a pipe may be in an encoding that has no Vietnamese
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except ScoreError as error:
            for line in error.sentences(ctx.obj or choose_language(None)):
                click.echo(line, err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Face, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="score")
def main() -> None:
    """Chấm điểm cải cách hành chính theo kế hoạch. / Score administrative reform against a plan.

    score FILE là / means score run FILE.
    """


def start() -> None:
    """The process `score`. It ends before collecting garbage could pay, so none is; no plugin has a say in a score."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        main(prog_name="score")
    except SystemExit as ended:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        # All is written and closed: taking every object apart would only add a tenth to the wait for a command.
        os._exit(ended.code if isinstance(ended.code, int) else int(ended.code is not None))


if __name__ == "__main__":
    start()
