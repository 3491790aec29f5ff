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
    from scoring.language import Speech
    from scoring.rulebook.clean import load_clean
    from scoring.rulebook.loading import rulebook_folder_of
    from scoring.rulebook.plan_texts import load_plan_texts

    speech = Speech(lang)
    folder = rulebook_folder_of(Path(file))
    if folder is not None:
        rulebook = load_clean(folder)
        load_plan_texts(folder, rulebook)
        counted = speech.say("criteria: {count}", count=len(rulebook.criteria))
    else:
        shown = "stdin" if file == "-" else file
        tree = read_evidence(Path(file), shown)
        rulebook = rulebook_for(tree, shown, name)
        evidence = load_evidence(shown, rulebook, as_of=as_of, tree=tree, thorough=True)
        counted = speech.say("facts: {count}", count=len(evidence.facts))
    click.echo(speech.say("{file}: valid ({rulebook}, {counted})", file=file, rulebook=rulebook.id, counted=counted))
