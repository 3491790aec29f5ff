"""score deductions: the auditor's report on one agency."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from scoring.commands.emitting import emit, refuse_usage
from scoring.commands.options import as_of_option, format_of, lang, output_option, rulebook_option, template_option
from scoring.language import Message
from scoring.report.deductions import FORMATS, TEMPLATED


@click.command()
@click.argument("agency", metavar="AGENCY.yaml")
@rulebook_option
@as_of_option
@click.option(
    "--unit",
    metavar="NAME",
    help="Chỉ phần đơn vị này chịu trách nhiệm (mã hoặc tên). / Only what this unit answers for.",
)
@click.option("--area", metavar="ID", help="Chỉ một lĩnh vực. / Only one area.")
@format_of(FORMATS)
@template_option
@output_option
@lang
def deductions(
    agency: str,
    name: str | None,
    as_of: date | None,
    unit: str | None,
    area: str | None,
    form: str | None,
    template: Path | None,
    output: Path | None,
    lang: str,
) -> None:
    """Báo cáo điểm trừ cho kiểm tra. / The auditor's report: every point lost, its clause, evidence and arithmetic."""
    from scoring.advice.ledger import Ledger, find_area, find_unit
    from scoring.engine import evaluate
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.evidence.named import rulebook_for

    form = FORMATS.choose(form, output)
    if template is not None and form not in TEMPLATED:
        refuse_usage(lang, Message("--template does not go with --format {form}", form=form), TEMPLATED)
    shown = "stdin" if agency == "-" else agency
    tree = read_evidence(Path(agency), shown)
    rulebook = rulebook_for(tree, shown, name)
    unit = unit and find_unit(unit, rulebook)
    area = area and find_area(area, rulebook)
    result = evaluate(rulebook, load_evidence(shown, rulebook, as_of=as_of, tree=tree))
    options = {"template": template} if form in TEMPLATED else {}
    emit(FORMATS.render(Ledger(result, unit, area), form, lang, **options), output)
