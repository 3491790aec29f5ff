"""score verify: a result scored again from what it names, and compared."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scoring.commands.emitting import emit
from scoring.commands.options import format_of, lang, output_option
from scoring.report.verify import FORMATS

DIFFERS = 1


@click.command()
@click.argument("result", metavar="RESULT.json")
@click.option(
    "--evidence", metavar="FILE", help="Tệp số liệu. / The evidence (default: the file that the result names)."
)
@click.option("--rulebook", metavar="ID|PATH", help="Bộ tiêu chí. / The rulebook (default: the one the result names).")
@format_of(FORMATS)
@output_option
@lang
def verify(
    result: str, evidence: str | None, rulebook: str | None, form: str | None, output: Path | None, lang: str
) -> None:
    """Chấm lại một kết quả rồi so sánh; khác thì mã thoát 1. / Score a result again, compare; exit 1 if it differs."""
    from scoring.engine import evaluate
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.report.verify.comparing import verify as compare
    from scoring.report.verify.reading import evidence_path, read_result, rulebook_name
    from scoring.rulebook.clean import load_clean

    form = FORMATS.choose(form, output)
    name = "stdin" if result == "-" else result
    recorded = read_result(Path(result), name)
    path = Path(evidence) if evidence is not None else evidence_path(recorded, name)
    book = load_clean(rulebook if rulebook is not None else rulebook_name(recorded, name))
    tree = read_evidence(path, recorded.evidence if evidence is None else evidence)
    # Places are written as the result wrote them, so that a copy of the evidence elsewhere gives the same bytes.
    facts = load_evidence(recorded.evidence, book, as_of=recorded.as_of, tree=tree)
    verification = compare(recorded, evaluate(book, facts), name)
    emit(FORMATS.render(verification, form, lang), output)
    if not verification.is_same:
        sys.exit(DIFFERS)
