"""score robustness: how far the ranks of a field depend on the weights of areas and on single criteria."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.batch.grouping import GROUPINGS
from scoring.batch.robustness.distributions import DISTRIBUTIONS
from scoring.batch.robustness.intervals import SPREAD, Drawing
from scoring.commands.emitting import emit, refuse_usage
from scoring.commands.options import as_of_option, format_of, lang, output_option, rulebook_option, template_option
from scoring.errors import EvidenceError
from scoring.exact import Ratio, is_number, ratio_of
from scoring.language import Message
from scoring.report.robustness import FORMATS, TABLES

if TYPE_CHECKING:
    from scoring.batch.field import Field

MOST_DRAWS = 1_000_000
MOST_SEED = 2**63 - 1


def parse_spread(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Ratio | None:
    """The share that `--spread` names in percent, above 0 and at most 1, exact, or a usage error."""
    text = (value or "").removesuffix("%").strip()
    if value is None:
        return None
    part, whole = ratio_of(text) if is_number(text) else (0, 1)
    if 0 < part <= 100 * whole:
        return part, 100 * whole
    raise click.BadParameter(f"'{value}': phải lớn hơn 0, không quá 100 (%) / must be above 0, at most 100 (percent)")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path))
@rulebook_option
@as_of_option
@click.option(
    "--group-by", metavar=f"[{'|'.join(GROUPINGS)}|KEY]", default="kind-level", show_default=True,
    help="Xếp hạng trong nhóm nào; KEY là khóa trong agency.groups của số liệu. / The groups agencies are ranked "
    "within; KEY is one of agency.groups in the evidence.",
)  # fmt: skip
@click.option(
    "--distribution", type=click.Choice(list(DISTRIBUTIONS)), default="uniform", show_default=True,
    help="Trọng số được lấy ngẫu nhiên thế nào. / How weights of areas are drawn.",
)  # fmt: skip
@click.option(
    "--spread", metavar="PERCENT", callback=parse_spread,
    help="Với uniform: mỗi trọng số ± bao nhiêu phần trăm. / For uniform: ± percent of each weight [25].",
)  # fmt: skip
@click.option(
    "--draws", type=click.IntRange(1, MOST_DRAWS), default=1000, show_default=True,
    help="Số lần lấy ngẫu nhiên. / How many times weights are drawn.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(0, MOST_SEED), default=1, show_default=True,
    help="Số khởi đầu của dãy ngẫu nhiên. / The seed: the same one gives the same draws.",
)  # fmt: skip
@click.option(
    "--table", type=click.Choice(TABLES), default="ranks", show_default=True,
    help="Với csv: mỗi dòng là một cơ quan, một cặp kề nhau, hay một tiêu chí. / For csv: what a row is.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Dừng nếu có tệp sai. / Print nothing if any file is refused.")
@format_of(FORMATS)
@template_option
@output_option
@lang
def robustness(
    paths: tuple[Path, ...],
    name: str | None,
    as_of: date | None,
    group_by: str,
    distribution: str,
    spread: Ratio | None,
    draws: int,
    seed: int,
    table: str,
    strict: bool,
    form: str | None,
    template: Path | None,
    output: Path | None,
    lang: str,
) -> None:
    """Thứ hạng phụ thuộc trọng số, tiêu chí đến đâu. / How far ranks depend on weights and single criteria."""
    from scoring.batch.grouping import group_by as grouped
    from scoring.batch.ranking import Standings, rank_field
    from scoring.batch.robustness import robustness_of
    from scoring.batch.robustness.contenders import contests_of
    from scoring.commands.fields import check_grouping, load_named, problems_of, progress, tell_refused

    form, group_of = FORMATS.choose(form, output), grouped(group_by)
    options = _options(form, table, template, lang)
    if spread is not None and distribution != "uniform":
        refuse_usage(lang, Message("--spread goes with --distribution uniform"), ("uniform",))
    field: Field = load_named(paths, name, as_of, group_of)
    if strict and field.refused:
        raise EvidenceError(problems_of(field.refused))
    check_grouping(field, group_by, lang)
    drawing = Drawing(draws, seed, distribution, spread or SPREAD)
    contests = contests_of(standings := Standings(field, rank_field(field, group_of), group_by))
    with progress(draws * len(contests)) as on_draw:
        found = robustness_of(standings, drawing, on_draw)
    emit(FORMATS.render(found, form, lang, **options), output)
    tell_refused(field, lang)


def _options(form: str, table: str, template: Path | None, language: str) -> dict[str, str | Path | None]:
    """What one format takes besides; what another would not heed is refused."""
    if template is not None and form != "html":
        refuse_usage(language, Message("--template goes with --format html"), ("html",))
    if table != TABLES[0] and form != "csv":
        refuse_usage(language, Message("--table goes with --format csv"), ("csv",))
    if form == "html":
        return {"own": template}
    return {"table": table} if form == "csv" else {}
