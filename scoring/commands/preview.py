"""score preview: where an agency stands during the year, what is at risk, and what other figures would change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

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
from scoring.report.preview import FORMATS

if TYPE_CHECKING:
    from scoring.advice.effort import Efforts
    from scoring.engine.result import Result
    from scoring.report.preview import Preview


@click.command()
@click.argument("agency", metavar="AGENCY.yaml")
@click.option(
    "--set", "settings", multiple=True, metavar="FACT=VALUE",
    help="Thử số khác, ghi được nhiều lần, không ghi vào tệp. / Try another value; repeatable; no file is written.",
)  # fmt: skip
@click.option(
    "--set-file", "settings_file", type=click.Path(path_type=Path), metavar="FILE.yaml",
    help="Tệp YAML ghi các số muốn thử, mỗi dòng một dữ liệu. / A YAML file of values to try, one fact a line.",
)  # fmt: skip
@click.option(
    "--within", "within_days", type=click.IntRange(0, 3660), default=30, metavar="DAYS",
    help="Hạn trong bao nhiêu ngày thì coi là gần (30). / Due dates so many days ahead are near (30).",
)  # fmt: skip
@click.option(
    "--target", metavar="INDEX", callback=parse_index,
    help="Cách ít công sức nhất để đạt chỉ số này, 0 đến 100. / The least effort to this index, 0 to 100.",
)  # fmt: skip
@click.option(
    "--effort", "effort_file", type=click.Path(path_type=Path), metavar="FILE.yaml",
    help="Công sức cho một đơn vị của từng dữ liệu. / A YAML file: what one unit of each fact costs.",
)  # fmt: skip
@rulebook_option
@as_of_option
@format_of(FORMATS)
@template_option
@output_option
@lang
def preview(
    agency: str,
    settings: tuple[str, ...],
    settings_file: Path | None,
    within_days: int,
    target: Decimal | None,
    effort_file: Path | None,
    name: str | None,
    as_of: date | None,
    form: str | None,
    template: Path | None,
    output: Path | None,
    lang: str,
) -> None:
    """Xem trước trong năm: điểm đến nay, nguy cơ, hạn. / Preview during the year: standing, what is at risk, due."""
    from scoring.advice.effort import efforts_of, read_efforts
    from scoring.advice.what_if import load_changed, read_changes
    from scoring.engine import evaluate
    from scoring.evidence.loading import load_evidence, read_evidence
    from scoring.evidence.named import rulebook_for

    form = FORMATS.choose(form, output)
    if template is not None and form != "html":
        refuse_usage(lang, Message("--template goes with --format html"), ("html",))
    shown = "stdin" if agency == "-" else agency
    tree = read_evidence(Path(agency), shown)
    rulebook = rulebook_for(tree, shown, name)
    before = evaluate(rulebook, load_evidence(shown, rulebook, as_of=as_of, tree=tree))
    after = None
    if settings or settings_file is not None:
        changes = read_changes(settings_file, rulebook) if settings_file is not None else ()
        after = evaluate(rulebook, load_changed(shown, tree, rulebook, settings, changes, as_of))
    own = read_efforts(effort_file, rulebook) if effort_file is not None else None
    subject = _subject(before, after, within_days, target, efforts_of(rulebook, own))
    options = {"own": template} if form == "html" else {}
    emit(
        FORMATS.render(subject, form, lang, **options),
        output,
    )


def _subject(
    before: Result, after: Result | None, within_days: int, target: Decimal | None, efforts: Efforts
) -> Preview:
    """All that a preview tells, sought out; the target is a percentage."""
    from scoring.advice.goal.seeking import field_of, seek_goal
    from scoring.report.preview import previewed

    result = after or before
    goal = seek_goal(result, target.as_integer_ratio(), efforts) if target is not None else None
    return previewed(before, after, within_days, goal, field_of(result, efforts))
