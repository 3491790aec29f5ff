"""Writes docs/command-line.md from the live commands: what each does, its arguments, its options and their defaults."""

from collections.abc import Iterator
from typing import Any

import click

from cli import main

HEAD = """\
# The command line

This page is written from the program's own help: `python -m tests.generated --write` refreshes it.
Each help text is Vietnamese, then English. `score FILE` means `score run FILE`; a file may be `-`, standard input.
Options go after the command; `-h` or `--help` prints this help.
Exit codes and the choice of language are in the [README](../README.md#commands).
"""


def command_page() -> str:
    """The page as Markdown."""
    sections = ["\n".join(_section(path, command)) for path, command in commands()]
    return "\n".join([HEAD, *sections]).rstrip() + "\n"


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it, in the order of the alphabet."""
    waiting: list[tuple[str, click.Command]] = [("score", main)]
    while waiting:
        path, command = waiting.pop(0)
        if isinstance(command, click.Group):
            names = sorted(command.list_commands(click.Context(command)))
            waiting[:0] = [(f"{path} {name}", _named(command, name)) for name in names]
        else:
            yield path, command


def _named(group: click.Group, name: str) -> click.Command:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    return command


def _section(path: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=path, help_option_names=["-h", "--help"])
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    yield from (f"## `{path}`", "", " ".join(str(command.help).split()), "", "```text", usage, "```", "")
    yield from ("| option | what it does | default |", "|---|---|---|")
    for option in command.params:
        if isinstance(option, click.Option):
            yield f"| {_names(option, context)} | {_cell(str(option.help))} | {_default(option)} |"
    yield ""


def _names(option: click.Option, context: click.Context) -> str:
    """`-o`, `--output FILE`"""
    names = ", ".join(f"`{name}`" for name in option.opts)
    return names if option.is_flag else f"{names[:-1]} {_cell(option.make_metavar(context))}`"


def _default(option: click.Option) -> str:
    default: Any = option.default
    if option.required:
        return "required"
    return f"`{default}`" if option.show_default and isinstance(default, str) else "–"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
