"""Every format of every report: one file, one line of a registry, one golden file."""

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from tests.command_line import ROOT
from tests.report.every_report import EVERY, REPORTS

GOLDEN = ROOT / "tests" / "golden"
STEMS = {
    "result": "so-tu-phap",
    "deductions": "so-tu-phap.deductions",
    "plan": "ubnd-tinh-muoi-tieu-chi-bi-tru-diem.plan",
    "preview": "ubnd-tinh-giua-nam.preview",
    "batch": "field.agencies",
    "robustness": "field.robustness",
    "rulebook": "quang-ngai-2021.rulebook",
    "listing": "rulebooks",
    "difference": "rulebooks-compared",
    "schema": "remediation-file.schema",
    "lint": "lint",
    "trials": "trials",
    "check": "check",
    "verify": "verify",
}
"""How the golden files of each report begin."""
ENDINGS = ("", ".vi", ".en", ".txt", ".txt.vi", ".txt.en")
"""After the format: whether a document is kept by its content, and the language if it has one."""


def test_every_report_is_known():
    assert REPORTS.keys() == STEMS.keys()


@pytest.mark.parametrize(("report", "form"), EVERY)
def test_a_format_has_a_golden_file(report: str, form: str):
    names = [f"{STEMS[report]}.{form}{ending}" for ending in ENDINGS]
    kept = [name for name in names if (GOLDEN / name).is_file()]
    assert kept != []
    assert all((GOLDEN / name).stat().st_size > 10 for name in kept)


@pytest.mark.parametrize(("report", "form"), EVERY)
def test_a_format_is_one_file_of_its_report(report: str, form: str):
    module = REPORTS[report][form]
    assert module.startswith(f"scoring.report.{report}.")
    assert callable(import_module(module).render)


def test_no_file_serves_two_formats():
    modules = Counter(module for forms in REPORTS.values() for module in forms.values())
    assert [module for module, count in modules.items() if count > 1] == []


def test_every_file_with_a_render_is_registered():
    registered = {module for forms in REPORTS.values() for module in forms.values()}
    folder = ROOT / "scoring" / "report"
    found = {
        f"scoring.report.{path.parent.name}.{path.stem}"
        for path in folder.glob("*/*.py")
        if "\ndef render(" in path.read_text("utf-8") and path.parent.name in REPORTS
    }
    assert found - registered == set()
    assert len(found) == len(EVERY)


def test_every_output_stays_where_the_user_points():
    """A report never chooses a path: what writes is given the path that -o names; a table keeps its file name."""
    writers = [
        path.relative_to(ROOT).as_posix()
        for path in sorted(Path(ROOT / "scoring").rglob("*.py"))
        if any(
            word in path.read_text("utf-8") for word in ("write_bytes(", "write_text(", "NamedTemporaryFile", ".mkdir(")
        )
    ]
    assert writers == [
        "scoring/batch/partitions.py",
        "scoring/commands/emitting.py",
        "scoring/commands/template.py",
        "scoring/report/writing.py",
    ]
