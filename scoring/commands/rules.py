"""score rules: the rulebooks themselves, listed, shown, checked, tried and compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from scoring.commands.emitting import emit, emit_or_exit, refuse_usage
from scoring.commands.options import format_of, lang, output_option, rulebooks_argument, template_option
from scoring.language import Message
from scoring.report.difference import FORMATS as DIFFERENCE_FORMATS
from scoring.report.lint import FORMATS as LINT_FORMATS
from scoring.report.listing import FORMATS as LISTING_FORMATS
from scoring.report.rulebook import FORMATS as RULEBOOK_FORMATS
from scoring.report.schema import FORMATS as SCHEMA_FORMATS
from scoring.report.trials import FORMATS as TRIAL_FORMATS


@click.group()
def rules() -> None:
    """Các bộ tiêu chí. / The rulebooks."""


@rules.command(name="list")
@format_of(LISTING_FORMATS)
@output_option
@lang
def list_rules(form: str | None, output: Path | None, lang: str) -> None:
    """Liệt kê các bộ tiêu chí kèm theo. / List the shipped rulebooks."""
    from scoring.rulebook.loading import load_rulebook, shipped_ids

    form = LISTING_FORMATS.choose(form, output)
    emit(LISTING_FORMATS.render([load_rulebook(name) for name in shipped_ids()], form, lang), output)


@rules.command()
@click.argument("rulebook", metavar="ID|PATH")
@format_of(RULEBOOK_FORMATS)
@template_option
@output_option
@lang
def show(rulebook: str, form: str | None, template: Path | None, output: Path | None, lang: str) -> None:
    """Xem một bộ tiêu chí. / Show a rulebook: every criterion with its clause, targets and points."""
    from scoring.report.rulebook import Shown

    form = RULEBOOK_FORMATS.choose(form, output)
    if template is not None and form != "html":
        refuse_usage(lang, Message("--template goes with --format html"), ("html",))
    options = {"own": template} if form == "html" else {}
    emit(RULEBOOK_FORMATS.render(Shown.load(rulebook), form, lang, **options), output)


@rules.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option(
    "--evidence", "files", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="Tệp số liệu, ghi được nhiều lần: điểm thay đổi ra sao. / Evidence, repeatable: whose points move, and why.",
)  # fmt: skip
@click.option("--texts", is_flag=True, help="Cả thay đổi về lời. / Also texts: titles, notes, remedies.")
@format_of(DIFFERENCE_FORMATS)
@output_option
@lang
def diff(
    old: str, new: str, files: tuple[Path, ...], texts: bool, form: str | None, output: Path | None, lang: str
) -> None:
    """So sánh nội dung hai bộ tiêu chí. / Compare two rulebooks: what changed in meaning, and whose points move."""
    from scoring.advice.rule_change import compare_scores
    from scoring.report.difference import Compared
    from scoring.rulebook.diff import compare
    from scoring.rulebook.loading import load_rulebook
    from scoring.rulebook.plan_texts import load_plan_texts

    form = DIFFERENCE_FORMATS.choose(form, output)
    before, after = load_rulebook(old), load_rulebook(new)
    shifts = compare_scores(before, after, files) if files else None
    plans = (load_plan_texts(old, before), load_plan_texts(new, after))
    compared = Compared(compare(before, after, texts=texts, plans=plans), shifts)
    emit(DIFFERENCE_FORMATS.render(compared, form, lang), output)


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
    emit(SCHEMA_FORMATS.render(_schema_of(rulebook, file), SCHEMA_FORMATS.default, "en"), output)


def _schema_of(rulebook: str | None, file: str) -> dict[str, Any]:
    """The schema of evidence for the rulebook of this name; without a name, of one kind of rulebook file."""
    if rulebook is None:
        from scoring.rulebook.json_schema import file_schema

        return file_schema(file)
    from scoring.evidence.schema import evidence_schema
    from scoring.rulebook.loading import load_rulebook

    return evidence_schema(load_rulebook(rulebook))


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
