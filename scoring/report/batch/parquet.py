"""A table of a field as Parquet: decimals of their exact type, days as days; which rulebook in the file's metadata."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from scoring.batch.kept import write_evidence, write_rules
from scoring.batch.previous import SCHEMA_VERSION
from scoring.batch.ranking import Standings
from scoring.errors import FileProblem, Problem
from scoring.language import Message
from scoring.report.batch.change_rows import Plain, previous_plain
from scoring.report.batch.rows import columns_of, rows_of
from scoring.report.json_text import to_json

if TYPE_CHECKING:
    import polars as pl

DIGITS: Final = 38
_WHOLE: Final = frozenset({"rank", "missing", "previous.rank", "change.rank"})
_PERCENT: Final = frozenset(
    {"index", "previous.index", "change.index", "change.index.rules", "change.index.performance"}
)
_POINTS: Final = frozenset(
    {
        "points", "max_points", "deduction", "bonus", "penalty", "previous.points", "previous.max_points",
        "change", "change.rules", "change.performance",
        "change.points", "change.points.rules", "change.points.performance",
    }
)  # fmt: skip
_NEEDS_POLARS: Final = Message("writing Parquet needs the package polars. Install it: pip install polars.")


def render(standings: Standings, language: str, table: str = "agencies") -> bytes:
    """The file; `language` makes no difference. FileProblem if polars, an extra, is not installed."""
    del language
    if find_spec("polars") is None:
        raise FileProblem([Problem("parquet", 0, 0, "", _NEEDS_POLARS)])
    import polars as pl  # noqa: PLC0415 - an extra

    names, rows, places = columns_of(standings, table), list(rows_of(standings, table)), _places(standings)
    columns = zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True)
    frame = pl.DataFrame([pl.Series(name, _values(name, cells), _type(name, places)) for name, cells in columns])
    if table == "agencies":
        frame = frame.with_columns(_kept(standings, places))
    out = BytesIO()
    frame.write_parquet(out, metadata=_about(standings, table))
    return out.getvalue()


def _values(name: str, cells: Sequence[Plain]) -> list[Any]:
    return [date.fromisoformat(str(cell)) for cell in cells] if name == "as_of" else list(cells)


def _places(standings: Standings) -> int:
    """Decimal places that hold every number of points: of criteria, of caps of bonus and penalty, of last year."""
    rulebook = standings.field.rulebook
    before = standings.changes.previous.places if standings.changes else 0
    caps = [cap.at_most for cap in (rulebook.head.bonus, rulebook.head.penalty) if cap is not None]
    return max(rulebook.head.precision, before, *(-int(cap.as_tuple().exponent) for cap in [*caps, Decimal(0)]))


def _type(name: str, places: int) -> pl.DataType:
    import polars as pl  # noqa: PLC0415

    if name in _POINTS or name.startswith(("points.", "max_points.")):
        return pl.Decimal(DIGITS, places)
    if name in _PERCENT:
        return pl.Decimal(DIGITS, 2)
    if name in _WHOLE:
        return pl.Int64()
    return pl.Date() if name == "as_of" else pl.String()


def _kept(standings: Standings, places: int) -> list[pl.Series]:
    """What next year's field is compared with: the verdict on every criterion, and the evidence."""
    import polars as pl  # noqa: PLC0415

    points = pl.Decimal(DIGITS, places)
    shape = {"criterion": pl.String(), "outcome": pl.String(), "points": points, "max_points": points}
    results = [ranked.result for ranked in standings.ranked]
    verdicts = [
        [
            {"criterion": one.id, "outcome": one.outcome.value, "points": one.points, "max_points": one.max_points}
            for one in result.criteria
        ]
        for result in results
    ]
    evidence = [write_evidence(result.evidence, standings.field.rulebook) for result in results]
    return [
        pl.Series("criteria", verdicts, pl.List(pl.Struct(shape))),
        pl.Series("evidence", evidence, pl.String()),
    ]


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
        **({"rules": write_rules(rulebook)} if table == "agencies" else {}),
        **({"previous": to_json(previous_plain(standings.changes))} if standings.changes else {}),
        "refused": json.dumps([refused.file for refused in standings.field.refused], ensure_ascii=False),
    }
    return {f"score.{name}": value for name, value in about.items()}
