"""The examples of Hà Tĩnh as one field, and what its reports hold in each format, binary ones as text."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import polars as pl
from openpyxl import load_workbook

from scoring import load_evidence, load_rulebook
from scoring.batch.field import Field, evaluate_field
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


def content_of(table: str, form: str, language: str) -> str:
    made = FORMATS.render(example_standings(), form, language, table=table)
    if isinstance(made, str):
        return made
    return "\n".join(cells_of(made) if form == "xlsx" else values_of(made)) + "\n"


def cells_of(workbook: bytes) -> Iterator[str]:
    """Every row of the one sheet, numbers as they are stored."""
    (sheet,) = load_workbook(BytesIO(workbook)).worksheets
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
