"""A table of a field as Parquet: decimals of their exact type, days as days; which rulebook in the file's metadata."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from scoring.batch.ranking import Standings
from scoring.errors import FileProblem, Problem
from scoring.language import Message
from scoring.report.batch.rows import Plain, columns_of, rows_of
from scoring.rulebook.book import Rulebook

if TYPE_CHECKING:
    import polars as pl

SCHEMA_VERSION: Final = 1
DIGITS: Final = 38
_WHOLE: Final = frozenset({"rank", "missing"})
_POINTS: Final = frozenset({"points", "max_points", "deduction", "bonus", "penalty"})
_NEEDS_POLARS: Final = Message("writing Parquet needs the package polars. Install it: pip install polars.")


def render(standings: Standings, language: str, table: str = "agencies") -> bytes:
    """The file; `language` makes no difference. FileProblem if polars, an extra, is not installed."""
    del language
    if find_spec("polars") is None:
        raise FileProblem([Problem("parquet", 0, 0, "", _NEEDS_POLARS)])
    import polars as pl  # noqa: PLC0415 - an extra

    rulebook = standings.field.rulebook
    names, rows, places = columns_of(rulebook, table), list(rows_of(standings, table)), _places(rulebook)
    columns = zip(names, zip(*rows, strict=True), strict=True)
    frame = pl.DataFrame([pl.Series(name, _values(name, cells), _type(name, places)) for name, cells in columns])
    out = BytesIO()
    frame.write_parquet(out, metadata=_about(standings, table))
    return out.getvalue()


def _values(name: str, cells: Sequence[Plain]) -> list[Any]:
    return [date.fromisoformat(str(cell)) for cell in cells] if name == "as_of" else list(cells)


def _places(rulebook: Rulebook) -> int:
    """Decimal places that hold every number of points: those of criteria, and of the caps of bonus and penalty."""
    caps = [cap.at_most for cap in (rulebook.head.bonus, rulebook.head.penalty) if cap is not None]
    return max(rulebook.head.precision, *(-int(cap.as_tuple().exponent) for cap in [*caps, Decimal(0)]))


def _type(name: str, places: int) -> pl.DataType:
    import polars as pl  # noqa: PLC0415

    if name.partition(".")[0] in _POINTS:
        return pl.Decimal(DIGITS, places)
    if name == "index":
        return pl.Decimal(DIGITS, 2)
    if name in _WHOLE:
        return pl.Int64()
    return pl.Date() if name == "as_of" else pl.String()


def _about(standings: Standings, table: str) -> dict[str, str]:
    rulebook = standings.field.rulebook
    about: dict[str, Any] = {
        "schema_version": str(SCHEMA_VERSION),
        "table": table,
        "rulebook": rulebook.id,
        "rulebook_version": rulebook.head.version,
        "rulebook_digest": rulebook.digest,
        "ranked_by": rulebook.head.ranking.by,
        "grouped_by": standings.grouping,
        "refused": json.dumps([refused.file for refused in standings.field.refused], ensure_ascii=False),
    }
    return {f"score.{name}": value for name, value in about.items()}
