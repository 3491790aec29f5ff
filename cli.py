"""The face: every command of `score`, thin. The library is imported by the command that needs it."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scoring import __version__
from scoring.errors import EvidenceError, ScoreError
from scoring.exact import is_number
from scoring.language import choose_language

if TYPE_CHECKING:
    from scoring.engine.result import Result
    from scoring.mark import Mark
    from scoring.rulebook.book import Rulebook
    from scoring.yaml_reader import Mapping

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


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """The date that an option names, YYYY-MM-DD, or a usage error."""
    try:
        if value is None or len(value) == len("2024-12-31"):
            return date.fromisoformat(value) if value else None
    except ValueError:
        pass
    raise click.BadParameter(f"'{value}' không phải ngày / is not a date: YYYY-MM-DD")


def _index(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Decimal | None:
    """The index that an option names, 0..100, exact, or a usage error."""
    text = (value or "").removesuffix("%").strip()
    if value is None or (is_number(text) and 0 <= Decimal(text) <= 100):
        return None if value is None else Decimal(text)
    raise click.BadParameter(f"'{value}' không phải chỉ số / is not an index: 0 … 100")


def _remember_language(ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    ctx.find_root().obj = choose_language(value)
    return str(ctx.find_root().obj)


lang = click.option(
    "--lang", type=click.Choice(["vi", "en"]), callback=_remember_language, is_eager=True,
    help="Ngôn ngữ. / Language of reports and messages (default: SCORE_LANG, the locale, vi).",
)  # fmt: skip
rulebook_option = click.option(
    "--rulebook", "name", metavar="ID|PATH",
    help="Bộ tiêu chí. / The rulebook (default: the one named in the file).",
)  # fmt: skip
as_of_option = click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="Ngày chốt số liệu. / The day to score as of (default: the file's own).",
)
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Ghi ra tệp. / Write to a file."
)


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
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="Dạng. / Format."
)
@click.option(
    "--fail-under",
    metavar="INDEX",
    callback=_index,
    help="Mã thoát 1 nếu chỉ số thấp hơn. / Exit 1 if the index is below.",
)
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
    from scoring.report import render

    shown = "stdin" if agency == "-" else agency
    tree = read_evidence(Path(agency), shown)
    rulebook = _rulebook_of(tree, shown, name)
    result = evaluate(rulebook, load_evidence(shown, rulebook, as_of=as_of, tree=tree))
    _emit(render(result, form, lang), output)
    if fail_under is not None and _is_below(result, fail_under):
        sys.exit(BELOW)


@main.command()
@click.argument("file", metavar="FILE")
@rulebook_option
@as_of_option
@lang
def check(file: str, name: str | None, as_of: date | None, lang: str) -> None:
    """Kiểm tra một bộ tiêu chí hoặc một tệp số liệu. / Validate a rulebook or evidence, all problems at once."""
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.rulebook.loading import load_rulebook, rulebook_folder_of

    folder = rulebook_folder_of(Path(file))
    if folder is not None:
        rulebook = load_rulebook(folder)
        counted = f"tiêu chí: {len(rulebook.criteria)}" if lang == "vi" else f"criteria: {len(rulebook.criteria)}"
    else:
        shown = "stdin" if file == "-" else file
        tree = read_evidence(Path(file), shown)
        rulebook = _rulebook_of(tree, shown, name)
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
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Dạng. / Format."
)
@output_option
@lang
def show(rulebook: str, form: str, output: Path | None, lang: str) -> None:
    """Xem một bộ tiêu chí. / Show a rulebook: every criterion with its clause, targets and points."""
    from scoring.report.rulebooks import show_rulebook
    from scoring.rulebook.loading import load_rulebook

    _emit(show_rulebook(load_rulebook(rulebook), form, lang), output)


def _rulebook_of(tree: Mapping, file: str, name: str | None) -> Rulebook:
    """The rulebook asked for, or the one that the evidence names."""
    from scoring.rulebook.loading import load_rulebook, shipped_ids
    from scoring.yaml_reader import place_of

    named = tree.get("rulebook")
    if name is not None:
        return load_rulebook(name)
    if isinstance(named, str) and named in shipped_ids():
        return load_rulebook(named)
    at = place_of(tree, ("rulebook",))
    raise EvidenceError([_no_rulebook(file, at, named, shipped_ids())])


def _no_rulebook(file: str, at: Mark, named: Any, known: list[str]) -> Any:
    from scoring.errors import Problem, unknown
    from scoring.language import Text

    said = unknown(Text("bộ tiêu chí", "rulebook"), str(named or ""), known)
    hint = Text(said.vi + " Hoặc dùng --rulebook.", said.en + " Or use --rulebook.")
    return Problem.at(file, at, "rulebook", hint)


def _is_below(result: Result, bound: Decimal) -> bool:
    """True if the exact index is below `bound`, or there is none."""
    return result.total.maximum == 0 or result.points * 100 < bound * result.max_points


def _emit(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    from scoring.report.writing import write_text

    write_text(output, text)


def _usage(language: str, vi: str, en: str, known: Any) -> NoReturn:
    allowed = ", ".join(known)
    raise click.UsageError(f"{vi}. Được dùng: {allowed}." if language == "vi" else f"{en}. Allowed: {allowed}.")


def start() -> None:
    """The process `score`. It ends before collecting garbage could pay, so none is; no plugin has a say in a score."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        main(prog_name="score")
    finally:
        gc.freeze()  # or all objects would be looked through once more at exit, a tenth of the time of a command


if __name__ == "__main__":
    start()
