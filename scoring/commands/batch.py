"""score batch: a whole field scored under one rulebook and ranked within groups."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.batch.grouping import GROUPINGS
from scoring.commands.emitting import emit, refuse_usage
from scoring.commands.options import as_of_option, format_of, lang, output_option, rulebook_option, template_option
from scoring.errors import EvidenceError
from scoring.language import Message, Speech
from scoring.report.batch import FORMATS, TABLES

if TYPE_CHECKING:
    from scoring.batch.field import Field, RefusedFile
    from scoring.errors import Problem


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path))
@rulebook_option
@as_of_option
@click.option(
    "--group-by", type=click.Choice(list(GROUPINGS)), default="kind-level", show_default=True,
    help="So sánh, xếp hạng trong nhóm nào. / The groups agencies are compared and ranked within.",
)  # fmt: skip
@click.option(
    "--table", type=click.Choice(TABLES), default="agencies", show_default=True,
    help="Mỗi dòng là một cơ quan, hay một tiêu chí của một cơ quan. / What a row is.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Dừng nếu có tệp sai. / Print nothing if any file is refused.")
@format_of(FORMATS)
@template_option
@output_option
@lang
def batch(
    paths: tuple[Path, ...],
    name: str | None,
    as_of: date | None,
    group_by: str,
    table: str,
    strict: bool,
    form: str | None,
    template: Path | None,
    output: Path | None,
    lang: str,
) -> None:
    """Chấm điểm và xếp hạng nhiều cơ quan. / Score and rank many agencies: files, or folders of them."""
    from scoring.batch.field import load_field
    from scoring.batch.files import evidence_files
    from scoring.batch.ranking import Standings, rank_field

    form, group_of = FORMATS.choose(form, output), GROUPINGS[group_by]
    if template is not None and form != "html":
        refuse_usage(lang, Message("--template goes with --format html"), ("html",))
    files = evidence_files(paths)
    with _progress(files) as on_read:
        field = load_field(files, name, as_of, group_of, on_read)
    if strict and field.refused:
        raise EvidenceError(_problems(field.refused))
    standings, options = Standings(field, rank_field(field, group_of)), {"own": template} if form == "html" else {}
    emit(FORMATS.render(standings, form, lang, table=table, **options), output)
    if field.refused:
        _tell_refused(field, lang)
        sys.exit(EvidenceError.exit_code)


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[Callable[[int], object]]:
    """A bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield bool
        return
    with click.progressbar(length=len(files), file=sys.stderr) as bar:
        yield bar.update


def _problems(refused: Sequence[RefusedFile]) -> list[Problem]:
    return [problem for file in refused for problem in file.problems]


def _tell_refused(field: Field, language: str) -> None:
    """Every problem of every refused file, and how many files it is about."""
    for line in EvidenceError(_problems(field.refused)).sentences(language):
        click.echo(line, err=True)
    done, out = len(field.results), len(field.refused)
    told = Speech(language).say("Agencies scored: {done}; files that could not be scored: {out}.", done=done, out=out)
    click.echo(told, err=True)
