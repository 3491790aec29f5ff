"""The engines that run a columnar plan; each maps every operation to a word of its own, and refuses others by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

AUTO: Final = "auto"
PURE: Final = "pure"
ENGINES: Final[Mapping[str, str]] = {
    AUTO: "",
    PURE: "scoring.batch.engines.pure",
    "polars": "scoring.batch.engines.polars_engine",
}
"""Engine -> module; `auto` is the pure engine for few agencies and Polars for many. The results are the same."""
