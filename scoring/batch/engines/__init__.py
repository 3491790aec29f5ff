"""The engines that run a columnar plan; each maps every operation to a word of its own, and refuses others by name."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Final

from scoring.errors import FileProblem, Problem
from scoring.language import Message

AUTO: Final = "auto"
PURE: Final = "pure"
SPARK: Final = "spark"
ENGINES: Final[Mapping[str, str]] = {
    AUTO: "",
    PURE: "scoring.batch.engines.pure",
    "polars": "scoring.batch.engines.polars_engine",
    "duckdb": "scoring.batch.engines.duckdb_engine",
    SPARK: "scoring.batch.engines.spark_engine",
}
"""Engine -> module; `auto` is the pure engine for few agencies and Polars for many. The results are the same."""
_PACKAGES: Final = {
    "polars": ("polars",),
    "duckdb": ("polars", "duckdb", "sqlglot"),
    SPARK: ("polars", "pyspark", "sqlglot"),
}
_EXTRAS: Final = {"polars": "batch", "duckdb": "duckdb", SPARK: "spark"}


def check_engine(engine: str) -> None:
    """FileProblem if a package that the engine needs, an extra, is not installed."""
    for package in _PACKAGES.get(engine, ()):
        if find_spec(package) is None:
            message = Message(
                "the engine {engine} needs the package {package}. Install it: pip install 'score-cchc[{extra}]'.",
                engine=engine,
                package=package,
                extra=_EXTRAS[engine],
            )
            raise FileProblem([Problem("--engine", 0, 0, "", message)])
