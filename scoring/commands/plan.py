"""score plan: the remediation plan of one agency, in the layout of an official plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click

from scoring.commands.emitting import emit, refuse_usage
from scoring.commands.options import as_of_option, format_of, lang, output_option, rulebook_option
from scoring.language import Message
from scoring.report.plan import FORMATS

OWN: Final = {"docx": "template", "html": "own"}
"""The formats that a user's own template may take over, and what their modules call it."""


@click.command()
@click.argument("agency", metavar="AGENCY.yaml")
@rulebook_option
@as_of_option
@format_of(FORMATS)
@click.option("--unit", help="Chỉ giữ việc của đơn vị này. / Keep what this unit has to do with: its id or name.")
@click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Mẫu Word hoặc HTML của bạn. / Your own template, for Word or for the page.",
)  # fmt: skip
@output_option
@lang
def plan(
    agency: str,
    name: str | None,
    as_of: date | None,
    form: str | None,
    unit: str | None,
    template: Path | None,
    output: Path | None,
    lang: str,
) -> None:
    """Kế hoạch khắc phục tiêu chí bị trừ điểm. / The remediation plan: what to mend, who, by when."""
    from scoring.advice.remediation import plan_remediation
    from scoring.engine import evaluate
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.evidence.named import rulebook_for
    from scoring.rulebook.plan_texts import load_plan_texts

    form = FORMATS.choose(form, output)
    if template is not None and form not in OWN:
        refuse_usage(lang, Message("--template is for Word and HTML only"), ["-o FILE.docx", "-o FILE.html"])
    shown = "stdin" if agency == "-" else agency
    tree = read_evidence(Path(agency), shown)
    rulebook = rulebook_for(tree, shown, name)
    result = evaluate(rulebook, load_evidence(shown, rulebook, as_of=as_of, tree=tree))
    texts = load_plan_texts(name or rulebook.id, rulebook)
    options = {OWN[form]: template} if form in OWN else {}
    emit(FORMATS.render(plan_remediation(result, texts, unit), form, lang, **options), output)
