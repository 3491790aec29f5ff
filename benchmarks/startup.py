"""The whole process `score AGENCY.yaml` against a Python that only imports the packages and builds one model."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
AGENCY: Final = ROOT / "examples" / "ha-tinh-2024" / "ubnd-tinh.yaml"
BARE: Final = """
import click, yaml, pydantic
class Agency(pydantic.BaseModel):
    id: str
    level: str
Agency(id="so-tu-phap", level="province")
"""


def measure_startup(pairs: int = 30, agency: Path = AGENCY) -> tuple[float, float, float]:
    """Seconds of the bare Python and of `score`, and their ratio: medians over pairs run in turn."""
    bare, score = [sys.executable, "-c", BARE], [sys.executable, "-c", installed_script(), str(agency)]
    _run(bare), _run(score)  # so that both have their compiled files, as after an installation
    taken = [(_run(bare), _run(score)) for _ in range(pairs)]
    ratios = [ours / theirs for theirs, ours in taken]
    return median(theirs for theirs, _ in taken), median(ours for _, ours in taken), median(ratios)


def installed_script() -> str:
    """What pip writes into the `score` command."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, function = project["scripts"]["score"].split(":")
    return f"import sys; from {module} import {function}; sys.exit({function}())"


def _run(command: list[str]) -> float:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True, cwd=ROOT)
    return perf_counter() - start
