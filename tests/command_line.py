"""Runs `score` inside the test's own process, from the top folder, with both streams apart."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

import cli
from scoring.evidence.loading import read_evidence

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "rules" / "ha-tinh-2024"
EXAMPLE = "examples/ha-tinh-2024/so-tu-phap.yaml"
INCOMPLETE = "examples/ha-tinh-2024/so-cong-thuong-thieu-so-lieu.yaml"
MIDYEAR = "examples/ha-tinh-2024/ubnd-tinh-giua-nam.yaml"
FORMATS = ("table", "json", "markdown", "csv")


def score(*arguments: str | Path, stdin: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(cli.main, [str(one) for one in arguments], input=stdin, env=environment)


def printed(*arguments: str | Path, **more: Any) -> str:
    done = score(*arguments, **more)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def as_json(*arguments: str | Path, **more: Any) -> dict[str, Any]:
    return json.loads(printed(*arguments, "--format", "json", **more), parse_float=Decimal)


def example_as_dict(name: str = EXAMPLE) -> dict[str, Any]:
    return dict(read_evidence(ROOT / name))
