"""What the library fails at is the workbook's fault; what fails in our own code is ours, and is not hidden."""

from pathlib import Path
from typing import Any, NoReturn

import pytest
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from scoring.errors import Refused
from scoring.evidence.workbook import reading
from scoring.evidence.workbook.opening import worksheets_of
from scoring.evidence.workbook.package import UNREADABLE
from scoring.evidence.workbook.reading import read_form

FORM = Path(__file__).resolve().parents[2] / "evidence_templates" / "ha-tinh-2024" / "department.xlsx"


def fail(*_arguments: Any, **_more: Any) -> NoReturn:
    raise LookupError("planted")


def test_a_fault_of_ours_is_not_called_unreadable(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "Row", fail)
    with pytest.raises(LookupError, match="planted"):
        read_form(FORM.read_bytes(), "form.xlsx")


def test_a_fault_of_ours_between_two_sheets_is_not_called_unreadable():
    with pytest.raises(LookupError, match="planted"):
        list(map(fail, worksheets_of(FORM.read_bytes(), "form.xlsx")))


@pytest.mark.parametrize("step", ["iter_rows", "reset_dimensions"])
def test_what_the_library_fails_at_is_unreadable(step: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ReadOnlyWorksheet, step, fail)
    with pytest.raises(Refused) as refused:
        read_form(FORM.read_bytes(), "form.xlsx")
    assert [(problem.file, problem.message) for problem in refused.value.problems] == [("form.xlsx", UNREADABLE)]
