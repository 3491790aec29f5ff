"""score template: a blank evidence form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.emitting import emit, refuse_usage
from scoring.commands.options import lang, output_option
from scoring.language import Message

if TYPE_CHECKING:
    from scoring.rulebook.book import Rulebook


FORMS = (".yaml", ".yml", ".xlsx")
"""What a form may be written as, by the ending of its file; without a file it is YAML."""


@click.command()
@click.argument("rulebook", metavar="RULEBOOK")
@click.option("--kind", required=True, help="Loại cơ quan. / The kind of agency.")
@click.option("--level", help="Cấp, nếu loại đó có ở nhiều cấp. / The level, if the kind exists at several.")
@click.option("--period", help="Kỳ chấm: 2026-08, 2026-Q3, 2026. / The period scored, where the rulebook recurs.")
@output_option
@lang
def template(rulebook: str, kind: str, level: str | None, period: str | None, output: Path | None, lang: str) -> None:
    """Biểu số liệu trống: YAML, hoặc Excel nếu tên tệp là .xlsx. / A blank form: YAML, or Excel for -o FILE.xlsx."""
    from scoring.rulebook.loading import load_rulebook

    book = load_rulebook(rulebook)
    if kind not in book.head.kinds:
        refuse_usage(lang, Message("there is no kind '{kind}'", kind=kind), book.head.kinds)
    levels = book.head.kinds[kind].levels
    if level not in levels and (level is not None or len(levels) > 1):
        refuse_usage(lang, Message("the kind {kind} needs --level", kind=kind), levels)
    if period is not None:
        book = _placed(book, period, lang)
    if output is not None and output.suffix.lower() not in FORMS:
        refuse_usage(lang, Message("there is no form as '{suffix}'", suffix=output.suffix), FORMS)
    if output is not None and output.suffix.lower() == ".xlsx":
        from scoring.evidence.workbook import check_installed

        check_installed(str(output))
        from scoring.evidence.workbook.writing import blank_form
        from scoring.report.writing import write_bytes

        write_bytes(output, blank_form(book, kind, level or levels[0], lang))
        return
    from scoring.evidence.template import blank_evidence

    emit(blank_evidence(book, kind, level or levels[0], lang), output)


def _placed(book: Rulebook, period: str, language: str) -> Rulebook:
    """The rulebook in the month, quarter or year asked for."""
    from pydantic_core import PydanticCustomError

    from scoring.evidence.terms import check_term
    from scoring.rulebook.term import parse_term

    try:
        term = parse_term(period)
    except PydanticCustomError as error:
        raise click.UsageError((error.context or {})["message"][language]) from None
    said = check_term(term, book.head.period)
    if said is not None:
        raise click.UsageError(said[language])
    return book.in_term(term)
