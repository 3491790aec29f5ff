"""score rules: the rulebooks themselves, listed, shown, checked, tried and compared."""

from __future__ import annotations

from pathlib import Path

import click

from scoring.commands.emitting import emit, emit_or_exit, refuse_usage
from scoring.commands.options import format_of, format_option, lang, output_option, rulebooks_argument, template_option
from scoring.language import Message
from scoring.report.lint import FORMATS as LINT_FORMATS
from scoring.report.trials import FORMATS as TRIAL_FORMATS


@click.group()
def rules() -> None:
    """Các bộ tiêu chí. / The rulebooks."""


@rules.command(name="list")
@lang
def list_rules(lang: str) -> None:
    """Liệt kê các bộ tiêu chí kèm theo. / List the shipped rulebooks."""
    from scoring.report.rulebook.listing import list_rulebooks

    click.echo(list_rulebooks(lang), nl=False)


@rules.command()
@click.argument("rulebook", metavar="ID|PATH")
@format_option("table", "json", "html")
@template_option
@output_option
@lang
def show(rulebook: str, form: str, template: Path | None, output: Path | None, lang: str) -> None:
    """Xem một bộ tiêu chí. / Show a rulebook: every criterion with its clause, targets and points."""
    from scoring.report.rulebook.listing import show_rulebook

    if template is not None and form != "html":
        refuse_usage(lang, Message("--template goes with --format html"), ("html",))
    emit(show_rulebook(rulebook, form, lang, template), output)


@rules.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option(
    "--evidence", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="Tệp số liệu, ghi được nhiều lần: điểm thay đổi ra sao. / Evidence, repeatable: whose points move, and why.",
)  # fmt: skip
@click.option("--texts", is_flag=True, help="Cả thay đổi về lời. / Also texts: titles, notes, remedies.")
@format_option("table", "json", "markdown")
@output_option
@lang
def diff(old: str, new: str, files: tuple[Path, ...], texts: bool, form: str, output: Path | None, lang: str) -> None:
    """So sánh nội dung hai bộ tiêu chí. / Compare two rulebooks: what changed in meaning, and whose points move."""
    from scoring.report.rulebook.difference import show_difference

    emit(show_difference(old, new, files, texts=texts, form=form, language=lang), output)


@rules.command()
@click.argument("rulebook", metavar="[ID|PATH]", required=False)
@click.option(
    "--for", "file", type=click.Choice(["rulebook", "area", "overlay", "remediation"]),
    default="rulebook", show_default=True,
    help="Loại tệp, khi không nêu bộ tiêu chí. / The kind of file, where no rulebook is named.",
)  # fmt: skip
@output_option
def schema(rulebook: str | None, file: str, output: Path | None) -> None:
    """Lược đồ JSON của bộ tiêu chí, hoặc của số liệu. / JSON Schema of rulebook files, or of one book's evidence."""
    from scoring.report.rulebook.listing import show_schema

    emit(show_schema(rulebook, file), output)


@rules.command()
@rulebooks_argument
@format_of(LINT_FORMATS)
@output_option
@lang
def lint(rulebooks: tuple[str, ...], form: str | None, output: Path | None, lang: str) -> None:
    """Soát lỗi bộ tiêu chí (mặc định: mọi bộ kèm theo). / Find what is wrong in rulebooks that load (default: all)."""
    from scoring.report.lint.linted import lint_books, may_score
    from scoring.rulebook.loading import shipped_ids

    form = LINT_FORMATS.choose(form, output)
    books = lint_books(rulebooks or shipped_ids())
    emit_or_exit(LINT_FORMATS.render(books, form, lang), may_score(books), output)


@rules.command(name="test")
@rulebooks_argument
@click.option("--generate", is_flag=True, help="Viết sẵn các trường hợp biên còn thiếu. / Draft boundary cases.")
@format_of(TRIAL_FORMATS)
@output_option
@lang
def test_rules(rulebooks: tuple[str, ...], generate: bool, form: str | None, output: Path | None, lang: str) -> None:
    """Chạy các trường hợp trong cases/ (mặc định: mọi bộ kèm theo). / Run the cases of rulebooks (default: all)."""
    from scoring.report.trials.tried import draft_cases, try_books
    from scoring.rulebook.loading import shipped_ids

    if not generate:
        form = TRIAL_FORMATS.choose(form, output)
        books = try_books(rulebooks or shipped_ids())
        is_good = not any(tried.failed for tried in books.values())
        emit_or_exit(TRIAL_FORMATS.render(books, form, lang), is_good, output)
    elif len(rulebooks) == 1:
        emit(draft_cases(rulebooks[0]), output)
    else:
        refuse_usage(lang, Message("--generate needs exactly one rulebook"), shipped_ids())
