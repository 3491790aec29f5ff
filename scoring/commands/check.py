"""score check: a rulebook or evidence, all its problems at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from scoring.commands.options import as_of_option, lang, rulebook_option


@click.command()
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
