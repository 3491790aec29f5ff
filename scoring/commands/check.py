"""score check: a rulebook or evidence, all its problems at once."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from scoring.commands.emitting import emit
from scoring.commands.options import as_of_option, format_of, lang, output_option, rulebook_option
from scoring.errors import EvidenceError, RulebookError
from scoring.language import Message
from scoring.report.check import FORMATS

if TYPE_CHECKING:
    from scoring.report.check import Checked


@click.command()
@click.argument("file", metavar="FILE")
@rulebook_option
@as_of_option
@format_of(FORMATS)
@output_option
@lang
def check(file: str, name: str | None, as_of: date | None, form: str | None, output: Path | None, lang: str) -> None:
    """Kiểm tra một bộ tiêu chí hoặc một tệp số liệu. / Validate a rulebook or evidence, all problems at once."""
    from scoring.report.check import Checked

    form = FORMATS.choose(form, output)
    try:
        checked, code = _check_file(file, name, as_of), 0
    except (RulebookError, EvidenceError) as refused:
        if form == FORMATS.default:
            raise
        checked = Checked(file, _kind_of(refused), None, None, refused.problems)
        code = refused.exit_code
    emit(FORMATS.render(checked, form, lang), output)
    sys.exit(code)


def _check_file(file: str, name: str | None, as_of: date | None) -> Checked:
    """What holds; RulebookError or EvidenceError with every problem where it does not."""
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.evidence.named import rulebook_for
    from scoring.report.check import Checked
    from scoring.rulebook.clean import load_clean
    from scoring.rulebook.loading import rulebook_folder_of
    from scoring.rulebook.plan_texts import load_plan_texts

    folder, shown = rulebook_folder_of(Path(file)), "stdin" if file == "-" else file
    if folder is not None:
        rulebook = load_clean(folder)
        load_plan_texts(folder, rulebook)
        counted = Message("criteria: {count}", count=len(rulebook.criteria))
        return Checked(file, "rulebook", rulebook.id, counted, ())
    tree = read_evidence(Path(file), shown)
    rulebook = rulebook_for(tree, shown, name)
    evidence = load_evidence(shown, rulebook, as_of=as_of, tree=tree, thorough=True)
    return Checked(file, "evidence", rulebook.id, Message("facts: {count}", count=len(evidence.facts)), ())


def _kind_of(refused: RulebookError | EvidenceError) -> Literal["rulebook", "evidence"]:
    return "rulebook" if isinstance(refused, RulebookError) else "evidence"
