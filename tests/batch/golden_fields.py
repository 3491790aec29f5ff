"""The examples of Hà Tĩnh as one field, and what its reports hold in each format, binary ones as text."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from openpyxl import load_workbook

from scoring import load_evidence, load_rulebook
from scoring.batch.changes import compare_years
from scoring.batch.field import Field, evaluate_field
from scoring.batch.grouping import group_by
from scoring.batch.previous import read_previous
from scoring.batch.ranking import Standings, rank_field
from scoring.evidence.loading import read_evidence
from scoring.report.batch import FORMATS

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = "examples/ha-tinh-2024"


@cache
def example_standings() -> Standings:
    """The eight examples, called by their paths from the top folder, wherever that is."""
    rulebook = load_rulebook("ha-tinh-2024")
    paths = sorted(path.name for path in (ROOT / EXAMPLES).glob("*.yaml"))
    shown = [f"{EXAMPLES}/{name}" for name in paths if name != "ubnd-tinh-giua-nam.yaml"]
    evidence = [load_evidence(name, rulebook, tree=read_evidence(ROOT / name, name)) for name in shown]
    field = Field(rulebook, evaluate_field(rulebook, evidence), ())
    return Standings(field, rank_field(field))


LAST_YEAR = (
    ("online_dossiers: {value: 6800", "online_dossiers: {value: 5800"),
    ("digitised_results: {value: 8420", "digitised_results: {value: 9000"),
)
"""What Sở Xây dựng is made to have submitted a year before: fewer dossiers online, more results digitised."""


@cache
def changed_standings() -> Standings:
    """Two departments against a year before, where one had other figures, one was not, and a commune was."""
    rulebook, now = load_rulebook("ha-tinh-2024"), example_standings()
    before = []
    with TemporaryDirectory() as folder:
        for name in ("so-tu-phap", "so-xay-dung", "xa-mau"):
            text = (ROOT / EXAMPLES / f"{name}.yaml").read_text("utf-8")
            for new, old in LAST_YEAR:
                text = text.replace(new, old) if name == "so-xay-dung" else text
            path = Path(folder) / f"{name}.yaml"
            path.write_text(text, "utf-8")
            shown = f"{EXAMPLES}/{name}.yaml"
            before.append(load_evidence(shown, rulebook, tree=read_evidence(path, shown)))
        last = Field(rulebook, evaluate_field(rulebook, before), ())
        kept = Path(folder) / "last-year.parquet"
        kept.write_bytes(FORMATS.render(Standings(last, rank_field(last)), "parquet", "en", table="agencies"))
        previous = read_previous(kept)._replace(file=kept.name)
    departments = [one for one in now.field.results if one.evidence.agency.kind == "department"]
    field = Field(rulebook, tuple(departments), ())
    ranked = rank_field(field)
    return Standings(
        field, ranked, now.grouping, compare_years(previous, field, ranked, group_by(now.grouping), now.grouping)
    )


def golden_fields() -> dict[str, Callable[[], str]]:
    return dict(_golden_fields())


def _golden_fields() -> Iterator[tuple[str, Callable[[], str]]]:
    for table, form, language in (
        ("agencies", "table", "vi"),
        ("agencies", "csv", "en"),
        ("agencies", "json", "vi"),
        ("agencies", "html", "vi"),
        ("agencies", "xlsx", "vi"),
        ("agencies", "parquet", "en"),
        ("criteria", "csv", "en"),
        ("criteria", "html", "en"),
        ("criteria", "xlsx", "en"),
        ("criteria", "parquet", "en"),
    ):
        suffix = f"{form}.txt" if form in ("xlsx", "parquet") else form
        yield f"tests/golden/field.{table}.{suffix}.{language}", partial(content_of, table, form, language)
    for table, language in (("agencies", "vi"), ("changes", "en")):
        for form in FORMATS:
            suffix = f"{form}.txt" if form in ("xlsx", "parquet") else form
            made = partial(content_of, table, form, language, changed_standings)
            yield f"tests/golden/field-against-last-year.{table}.{suffix}.{language}", made


def content_of(table: str, form: str, language: str, standings: Callable[[], Standings] = example_standings) -> str:
    made = FORMATS.render(standings(), form, language, table=table)
    if isinstance(made, str):
        return made
    return "\n".join(cells_of(made) if form == "xlsx" else values_of(made)) + "\n"


def cells_of(workbook: bytes) -> Iterator[str]:
    """Every row of every sheet, numbers as they are stored."""
    for place, sheet in enumerate(load_workbook(BytesIO(workbook)).worksheets):
        if place:
            yield f"== {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join("" if cell is None else str(cell) for cell in row)


def values_of(parquet: bytes) -> Iterator[str]:
    """The metadata of our own, the type of every column, and every row."""
    about = pl.read_parquet_metadata(BytesIO(parquet))
    yield from (f"{name}: {about[name]}" for name in sorted(about) if name.startswith("score."))
    frame = pl.read_parquet(BytesIO(parquet))
    yield from (f"{name}: {kind}" for name, kind in frame.schema.items())
    for row in frame.iter_rows():
        yield " | ".join("" if value is None else str(value) for value in row)
