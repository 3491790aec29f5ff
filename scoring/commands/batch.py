"""score batch: a whole field scored under one rulebook and ranked within groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.batch.engines import AUTO, ENGINES, PURE, SPARK, check_engine
from scoring.batch.grouping import GROUPINGS
from scoring.commands.emitting import emit, refuse_usage
from scoring.commands.fields import check_grouping, check_known, load_named, problems_of, tell_refused
from scoring.commands.options import as_of_option, format_of, lang, output_option, rulebook_option, template_option
from scoring.errors import EvidenceError
from scoring.language import Message, Speech
from scoring.report.batch import FORMATS, TABLES

if TYPE_CHECKING:
    from scoring.batch.field import Field
    from scoring.batch.grouping import GroupOf
    from scoring.batch.ranking import Standings


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path))
@rulebook_option
@as_of_option
@click.option(
    "--group-by", metavar=f"[{'|'.join(GROUPINGS)}|KEY]", default="kind-level", show_default=True,
    help="So sánh, xếp hạng trong nhóm nào; KEY là khóa trong agency.groups của số liệu. / The groups agencies are "
    "compared and ranked within; KEY is one of agency.groups in the evidence.",
)  # fmt: skip
@click.option(
    "--table", type=click.Choice(TABLES), default="agencies", show_default=True,
    help="Mỗi dòng là một cơ quan, hay một tiêu chí của một cơ quan. / What a row is.",
)  # fmt: skip
@click.option(
    "--previous", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.parquet",
    help="So với kết quả năm trước (ghi bằng -o FILE.parquet). / Compare with last year's result.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(list(ENGINES)), default=AUTO, show_default=True,
    help="Bộ máy tính; kết quả như nhau. / What scores; the results are the same.",
)  # fmt: skip
@click.option(
    "--to-parquet", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.parquet",
    help="Ghi số liệu thành bảng, không chấm. / Write the evidence as a table instead of scoring it.",
)  # fmt: skip
@click.option(
    "--to-folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Chấm bảng theo từng tệp vào thư mục. / Score a table file by file into a folder; goes on where it stopped.",
)  # fmt: skip
@click.option(
    "--explain-plan", is_flag=True, help="In phép tính, như SQL; không chấm. / Print what would be run, as SQL."
)
@click.option(
    "--spark-master",
    metavar="URL",
    help="Máy chủ Spark cho --engine spark. / The Spark master (default: this machine).",
)
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
    previous: Path | None,
    engine: str,
    to_parquet: Path | None,
    to_folder: Path | None,
    explain_plan: bool,
    spark_master: str | None,
    strict: bool,
    form: str | None,
    template: Path | None,
    output: Path | None,
    lang: str,
) -> None:
    """Chấm điểm và xếp hạng nhiều cơ quan. / Score and rank many agencies: files, folders of them, or a table."""
    from scoring.batch.grouping import group_by as grouped

    _check_previous(previous, table, [to_parquet, to_folder, explain_plan or None], lang)
    if to_folder is not None:
        with _prepared(engine, spark_master):
            return _to_folder(paths, to_folder, (name, as_of, group_by, engine), strict, lang)
    form, group_of = FORMATS.choose(form, output), grouped(group_by)
    options = _own_template(template, form, lang)
    with _prepared(PURE if explain_plan else engine, spark_master) as runs:
        field = load_named(paths, name, as_of, group_of, runs)
    if strict and field.refused:
        raise EvidenceError(problems_of(field.refused))
    if to_parquet is not None:
        _write_table(field, to_parquet, lang)
    elif explain_plan:
        _explain(field, engine, output)
    else:
        check_grouping(field, group_by, lang)
        ranked = _ranked(field, group_of, group_by, previous)
        emit(FORMATS.render(ranked, form, lang, table=table, **options), output)
    tell_refused(field, lang)


def _check_previous(previous: Path | None, table: str, others: Sequence[object], language: str) -> None:
    """Refuse a comparison that nothing would show, and a table of changes without one."""
    if previous is None and table == "changes":
        raise click.UsageError(Message("--table changes needs --previous.")[language])
    if previous is not None and any(other is not None for other in others):
        message = Message("--previous does not go with --to-parquet, --to-folder and --explain-plan.")
        raise click.UsageError(message[language])


def _ranked(field: Field, group_of: GroupOf, grouping: str, previous: Path | None) -> Standings:
    """The standings of a field, with what changed since last year where that is asked for."""
    from scoring.batch.ranking import Standings, rank_field

    ranked = rank_field(field, group_of)
    if previous is None:
        return Standings(field, ranked, grouping)
    from scoring.batch.changes import compare_years
    from scoring.batch.previous import read_previous

    changes = compare_years(read_previous(previous), field, ranked, group_of, grouping)
    return Standings(field, ranked, grouping, changes)


def _own_template(template: Path | None, form: str, language: str) -> dict[str, Path | None]:
    """What a page takes besides; a template with any other form is refused."""
    if template is not None and form != "html":
        refuse_usage(language, Message("--template goes with --format html"), ("html",))
    return {"own": template} if form == "html" else {}


@contextmanager
def _prepared(engine: str, spark_master: str | None) -> Iterator[str]:
    """The engine: what it needs is installed, and Spark is started and ended."""
    check_engine(engine)
    if engine != SPARK:
        if spark_master is not None:
            raise click.UsageError("--spark-master: --engine spark")
        yield engine
        return
    from scoring.batch.engines.spark_engine import start

    session = start(spark_master)
    try:
        yield engine
    finally:
        session.stop()


def _explain(field: Field, engine: str, output: Path | None) -> None:
    """Print or write the plan of an engine."""
    check_engine(engine if engine == "polars" else "duckdb")  # which writes the SQL of Spark as well
    from scoring.batch.explaining import explain_plan

    emit(explain_plan(field.rulebook, [result.evidence for result in field.results], engine), output)


def _to_folder(
    paths: Sequence[Path], folder: Path, asked: tuple[str | None, date | None, str, str], strict: bool, language: str
) -> None:
    """Score tables file by file, and say how far it is."""
    from scoring.batch.table.naming import parts_of

    files = parts_of(paths)
    from scoring.batch.partitions import Done, Job, own_keys, score_partitions
    from scoring.batch.table_field import rulebook_of

    name, as_of, grouping, engine = asked
    keys = own_keys(files) if grouping not in GROUPINGS else []
    check_known(grouping, keys, language)
    speech, finished = Speech(language), list[Done]()

    def tell(done: Done) -> None:
        finished.append(done)
        how = speech.say("done before") if done.is_old else speech.say("scored")
        line = speech.say(
            "{place}/{files} {file}: {rows} agencies, {how}.",
            place=len(finished),
            files=len(files),
            file=str(done.file),
            rows=done.agencies,
            how=how,
        )
        click.echo(line, err=True)

    problems = score_partitions(
        Job(rulebook_of(files, name), as_of, grouping, engine), files, folder, tell, strict=strict
    )
    if problems:
        raise EvidenceError(problems)


def _write_table(field: Field, path: Path, language: str) -> None:
    """Write the evidence of a field as a table, and say so."""
    from scoring.batch.table.naming import check_installed

    check_installed(str(path))
    from scoring.batch.table.writing import table_bytes

    emit(table_bytes(field.rulebook, [result.evidence for result in field.results]), path)
    told = Speech(language).say("{file}: a table of {rows} agencies.", file=str(path), rows=len(field.results))
    click.echo(told, err=True)
