"""A field as a command takes it: files, folders or tables that are named, and what could not be scored."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.batch.engines import AUTO, PURE
from scoring.batch.grouping import GROUPINGS
from scoring.commands.emitting import refuse_usage
from scoring.errors import EvidenceError, shown
from scoring.language import Message, Speech

if TYPE_CHECKING:
    from scoring.batch.field import Field, RefusedFile
    from scoring.batch.grouping import GroupOf
    from scoring.errors import Problem


def load_named(
    paths: Sequence[Path], name: str | None, as_of: date | None, group_of: GroupOf, engine: str = AUTO
) -> Field:
    """The field in tables or in files, whichever are named, by an engine."""
    from scoring.batch.field import load_field
    from scoring.batch.files import evidence_files
    from scoring.batch.table.naming import check_installed, tables_among

    tables = tables_among(paths)
    if tables:
        from scoring.batch.table_field import load_tables

        return load_tables(tables, name, as_of, group_of, engine)
    files = evidence_files(paths)
    with progress(len(files)) as on_read:
        field = load_field(files, name, as_of, group_of, on_read)
    if engine in (AUTO, PURE):
        return field
    check_installed("--engine")
    from scoring.batch.table_field import results_of

    evidence = [result.evidence for result in field.results]
    return field._replace(results=results_of(field.rulebook, evidence, group_of, engine))


def check_grouping(field: Field, name: str, language: str) -> None:
    """Refuse a grouping that there is not, and that no evidence file has as a key."""
    keys = dict.fromkeys(key for result in field.results for key in result.evidence.agency.groups)
    check_known(name, keys, language)


def check_known(name: str, keys: Iterable[str], language: str) -> None:
    """Refuse a grouping that is neither ours nor one of these keys."""
    if name not in GROUPINGS and name not in keys:
        message = Message("no evidence has '{name}' under agency.groups", name=shown(name))
        refuse_usage(language, message, [*GROUPINGS, *keys])


@contextmanager
def progress(steps: int) -> Iterator[Callable[[int], object]]:
    """A bar of so many steps on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield bool
        return
    with click.progressbar(length=steps, file=sys.stderr) as bar:
        yield bar.update


def problems_of(refused: Sequence[RefusedFile]) -> list[Problem]:
    """Every problem of every refused file."""
    return [problem for file in refused for problem in file.problems]


def tell_refused(field: Field, language: str) -> None:
    """Tell every problem of every refused file and how many they are, and exit with the code of bad evidence."""
    if not field.refused:
        return
    for line in EvidenceError(problems_of(field.refused)).sentences(language):
        click.echo(line, err=True)
    done, out = len(field.results), len(field.refused)
    told = Speech(language).say("Agencies scored: {done}; files that could not be scored: {out}.", done=done, out=out)
    click.echo(told, err=True)
    sys.exit(EvidenceError.exit_code)
