"""The face: every command of `score`, thin. The library is imported by the command that needs it."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from scoring import __version__
from scoring.errors import RulebookError, ScoreError
from scoring.language import choose_language
from scoring.options import (
    as_of_option,
    format_option,
    lang,
    output_option,
    parse_index,
    rulebook_option,
    rulebooks_argument,
)

FORMATS = ("table", "json", "markdown", "csv")
BELOW = 1


class DefaultToRun(click.Group):
    """`score FILE` means `score run FILE`; a user's mistake is one line a problem on stderr, and an exit code."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` in front of a first word that is not a command."""
        if args and args[0] not in self.commands and (args[0] == "-" or not args[0].startswith("-")):
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


@click.group(cls=DefaultToRun, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="score")
def main() -> None:
    """Chấm điểm cải cách hành chính theo kế hoạch. / Score administrative reform against a plan.

    score FILE là / means score run FILE.
    """


@main.command()
@click.argument("agency", metavar="AGENCY.yaml")
@rulebook_option
@as_of_option
@format_option(*FORMATS)
@click.option(
    "--fail-under", metavar="INDEX", callback=parse_index,
    help="Mã thoát 1 nếu chỉ số thấp hơn. / Exit 1 if the index is below.",
)  # fmt: skip
@output_option
@lang
def run(
    agency: str,
    name: str | None,
    as_of: date | None,
    form: str,
    fail_under: Decimal | None,
    output: Path | None,
    lang: str,
) -> None:
    """Chấm điểm một cơ quan. / Score one agency: points per area, then every deduction with its reason."""
    from scoring.engine import evaluate
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.evidence.named import rulebook_for
    from scoring.report import render

    shown = "stdin" if agency == "-" else agency
    tree = read_evidence(Path(agency), shown)
    rulebook = rulebook_for(tree, shown, name)
    result = evaluate(rulebook, load_evidence(shown, rulebook, as_of=as_of, tree=tree))
    _emit(render(result, form, lang), output)
    if fail_under is not None and result.is_below(fail_under):
        sys.exit(BELOW)


@main.command()
@click.argument("file", metavar="FILE")
@rulebook_option
@as_of_option
@lang
def check(file: str, name: str | None, as_of: date | None, lang: str) -> None:
    """Kiểm tra một bộ tiêu chí hoặc một tệp số liệu. / Validate a rulebook or evidence, all problems at once."""
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.evidence.named import rulebook_for
    from scoring.rulebook.clean import load_clean
    from scoring.rulebook.loading import rulebook_folder_of

    folder = rulebook_folder_of(Path(file))
    if folder is not None:
        rulebook = load_clean(folder)
        counted = f"tiêu chí: {len(rulebook.criteria)}" if lang == "vi" else f"criteria: {len(rulebook.criteria)}"
    else:
        shown = "stdin" if file == "-" else file
        tree = read_evidence(Path(file), shown)
        rulebook = rulebook_for(tree, shown, name)
        evidence = load_evidence(shown, rulebook, as_of=as_of, tree=tree, thorough=True)
        counted = f"dữ liệu: {len(evidence.facts)}" if lang == "vi" else f"facts: {len(evidence.facts)}"
    click.echo(f"{file}: {'hợp lệ' if lang == 'vi' else 'valid'} ({rulebook.id}, {counted})")


@main.command()
@click.argument("rulebook", metavar="RULEBOOK")
@click.option("--kind", required=True, help="Loại cơ quan. / The kind of agency.")
@click.option("--level", help="Cấp, nếu loại đó có ở nhiều cấp. / The level, if the kind exists at several.")
@output_option
@lang
def template(rulebook: str, kind: str, level: str | None, output: Path | None, lang: str) -> None:
    """Biểu số liệu trống: YAML, hoặc Excel nếu tên tệp là .xlsx. / A blank form: YAML, or Excel for -o FILE.xlsx."""
    from scoring.rulebook.loading import load_rulebook

    book = load_rulebook(rulebook)
    if kind not in book.head.kinds:
        _usage(lang, f"không có loại “{kind}”", f"there is no kind '{kind}'", book.head.kinds)
    levels = book.head.kinds[kind].levels
    if level not in levels and (level is not None or len(levels) > 1):
        _usage(lang, f"loại {kind} cần --level", f"the kind {kind} needs --level", levels)
    if output is not None and output.suffix.lower() == ".xlsx":
        from scoring.evidence.workbook import check_installed

        check_installed(str(output))
        from scoring.evidence.workbook.writing import blank_form
        from scoring.report.writing import write_bytes

        write_bytes(output, blank_form(book, kind, level or levels[0], lang))
        return
    from scoring.evidence.template import blank_evidence

    _emit(blank_evidence(book, kind, level or levels[0], lang), output)


@main.group()
def rules() -> None:
    """Các bộ tiêu chí. / The rulebooks."""


@rules.command(name="list")
@lang
def list_rules(lang: str) -> None:
    """Liệt kê các bộ tiêu chí kèm theo. / List the shipped rulebooks."""
    from scoring.report.rulebooks import list_rulebooks

    click.echo(list_rulebooks(lang), nl=False)


@rules.command()
@click.argument("rulebook", metavar="ID|PATH")
@format_option("table", "json", "html")
@output_option
@lang
def show(rulebook: str, form: str, output: Path | None, lang: str) -> None:
    """Xem một bộ tiêu chí. / Show a rulebook: every criterion with its clause, targets and points."""
    from scoring.report.rulebooks import show_rulebook

    _emit(show_rulebook(rulebook, form, lang), output)


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
    from scoring.report.difference import show_difference

    _emit(show_difference(old, new, files, texts=texts, form=form, language=lang), output)


@rules.command()
@click.argument("rulebook", metavar="[ID|PATH]", required=False)
@click.option(
    "--for", "file", type=click.Choice(["rulebook", "area", "overlay"]), default="rulebook", show_default=True,
    help="Loại tệp, khi không nêu bộ tiêu chí. / The kind of file, where no rulebook is named.",
)  # fmt: skip
@output_option
def schema(rulebook: str | None, file: str, output: Path | None) -> None:
    """Lược đồ JSON của bộ tiêu chí, hoặc của số liệu. / JSON Schema of rulebook files, or of one book's evidence."""
    from scoring.report.rulebooks import show_schema

    _emit(show_schema(rulebook, file), output)


@rules.command()
@rulebooks_argument
@format_option("table", "json")
@output_option
@lang
def lint(rulebooks: tuple[str, ...], form: str, output: Path | None, lang: str) -> None:
    """Soát lỗi bộ tiêu chí (mặc định: mọi bộ kèm theo). / Find what is wrong in rulebooks that load (default: all)."""
    from scoring.report.lint import lint_report
    from scoring.rulebook.loading import shipped_ids

    _emit_or_exit(*lint_report(rulebooks or shipped_ids(), form, lang), output)


@rules.command(name="test")
@rulebooks_argument
@click.option("--generate", is_flag=True, help="Viết sẵn các trường hợp biên còn thiếu. / Draft boundary cases.")
@format_option("table", "json")
@output_option
@lang
def test_rules(rulebooks: tuple[str, ...], generate: bool, form: str, output: Path | None, lang: str) -> None:
    """Chạy các trường hợp trong cases/ (mặc định: mọi bộ kèm theo). / Run the cases of rulebooks (default: all)."""
    from scoring.report.trials import draft_cases, trial_report
    from scoring.rulebook.loading import shipped_ids

    if not generate:
        _emit_or_exit(*trial_report(rulebooks or shipped_ids(), form, lang), output)
    elif len(rulebooks) == 1:
        _emit(draft_cases(rulebooks[0]), output)
    else:
        _usage(lang, "--generate cần đúng một bộ tiêu chí", "--generate needs exactly one rulebook", shipped_ids())


def _emit(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    from scoring.report.writing import write_text

    write_text(output, text)


def _emit_or_exit(text: str, is_good: bool, output: Path | None) -> None:
    """Print or write; exit code 3 where a rulebook is not good."""
    _emit(text, output)
    if not is_good:
        sys.exit(RulebookError.exit_code)


def _usage(language: str, vi: str, en: str, known: Any) -> NoReturn:
    allowed = ", ".join(known)
    raise click.UsageError(f"{vi}. Được dùng: {allowed}." if language == "vi" else f"{en}. Allowed: {allowed}.")


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
