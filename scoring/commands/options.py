"""The options that commands share, and how their values are read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scoring.exact import is_number
from scoring.language import choose_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.report.formats import Formats

F = TypeVar("F", bound="Callable[..., Any]")


def parse_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """The date that an option names, YYYY-MM-DD, or a usage error."""
    try:
        if value is None or len(value) == len("2024-12-31"):
            return date.fromisoformat(value) if value else None
    except ValueError:
        pass
    raise click.BadParameter(f"'{value}' không phải ngày / is not a date: YYYY-MM-DD")


def parse_index(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Decimal | None:
    """The index that an option names, 0..100, exact, or a usage error."""
    text = (value or "").removesuffix("%").strip()
    if value is None or (is_number(text) and 0 <= Decimal(text) <= 100):
        return None if value is None else Decimal(text)
    raise click.BadParameter(f"'{value}' không phải chỉ số / is not an index: 0 … 100")


def remember_language(ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    """The language asked for or found in the environment, kept for messages about mistakes."""
    ctx.find_root().obj = choose_language(value)
    return str(ctx.find_root().obj)


lang = click.option(
    "--lang", type=click.Choice(["vi", "en"]), callback=remember_language, is_eager=True,
    help="Ngôn ngữ. / Language of reports and messages (default: SCORE_LANG, the locale, vi).",
)  # fmt: skip
rulebook_option = click.option(
    "--rulebook", "name", metavar="ID|PATH",
    help="Bộ tiêu chí. / The rulebook (default: the one named in the file).",
)  # fmt: skip
as_of_option = click.option(
    "--as-of", metavar="YYYY-MM-DD", callback=parse_day,
    help="Ngày chốt số liệu. / The day to score as of (default: the file's own).",
)  # fmt: skip


def format_of(forms: Formats) -> Callable[[F], F]:
    """The option that chooses among the formats of a report; the suffix of -o chooses where it is not given."""
    told = "Dạng; không nêu thì theo đuôi tệp của -o. / Format; else by the suffix of -o"
    return click.option("--format", "form", metavar=f"[{'|'.join(forms)}]", help=f"{told} [{forms.default}].")


rulebooks_argument = click.argument("rulebooks", nargs=-1, metavar="[ID|PATH]...")
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Ghi ra tệp. / Write to a file."
)
template_option = click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Mẫu trình bày của bạn. / Your own template for the page.",
)  # fmt: skip
