"""score run: one agency's points per area, then every deduction with its reason."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from scoring.commands.emitting import emit, refuse_usage
from scoring.commands.options import (
    as_of_option,
    format_of,
    lang,
    output_option,
    parse_index,
    rulebook_option,
    template_option,
)
from scoring.language import Message
from scoring.report.result import FORMATS

BELOW = 1


@click.command()
@click.argument("agency", metavar="AGENCY.yaml")
@rulebook_option
@as_of_option
@format_of(FORMATS)
@click.option(
    "--fail-under", metavar="INDEX", callback=parse_index,
    help="Mã thoát 1 nếu chỉ số thấp hơn. / Exit 1 if the index is below.",
)  # fmt: skip
@template_option
@output_option
@lang
def run(
    agency: str,
    name: str | None,
    as_of: date | None,
    form: str | None,
    fail_under: Decimal | None,
    template: Path | None,
    output: Path | None,
    lang: str,
) -> None:
    """Chấm điểm một cơ quan. / Score one agency: points per area, then every deduction with its reason."""
    from scoring.engine import evaluate
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.evidence.named import rulebook_for

    form = FORMATS.choose(form, output)
    if template is not None and form != "html":
        refuse_usage(lang, Message("--template goes with --format html"), ("html",))
    shown = "stdin" if agency == "-" else agency
    tree = read_evidence(Path(agency), shown)
    rulebook = rulebook_for(tree, shown, name)
    result = evaluate(rulebook, load_evidence(shown, rulebook, as_of=as_of, tree=tree))
    options = {} if template is None else {"template": template}
    emit(FORMATS.render(result, form, lang, **options), output)
    if fail_under is not None and result.is_below(fail_under):
        sys.exit(BELOW)
