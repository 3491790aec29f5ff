"""Excel forms at the command line: `score template` writes them, and every command takes one where it takes YAML."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cli
from scoring.evidence.loading import read_evidence
from scoring.evidence.workbook.writing import fill_form
from tests.command_line import EXAMPLE, ROOT, as_json, printed, score
from tests.form_files import HA_TINH, department_form
from tests.generated import rulebook_of


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The example of a department as an Excel form."""
    path = tmp_path / "so-tu-phap.xlsx"
    path.write_bytes(fill_form(rulebook_of(HA_TINH), read_evidence(ROOT / EXAMPLE), "vi"))
    return path


def test_template_writes_a_workbook_if_the_file_is_to_be_one(tmp_path: Path):
    assert printed("template", HA_TINH, "--kind", "department", "-o", tmp_path / "form.xlsx", "--lang", "vi") == ""
    assert (tmp_path / "form.xlsx").read_bytes() == department_form()


def test_a_form_is_not_written_as_anything_else(tmp_path: Path):
    told = score("template", HA_TINH, "--kind", "department", "-o", tmp_path / "form.pdf", "--lang", "en")
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (
        2,
        "Error: there is no form as '.pdf'. Allowed: .yaml, .yml, .xlsx.",
    )
    assert not (tmp_path / "form.pdf").exists()


def test_template_writes_yaml_otherwise(tmp_path: Path):
    printed("template", HA_TINH, "--kind", "department", "-o", tmp_path / "form.yaml", "--lang", "vi")
    assert (tmp_path / "form.yaml").read_text("utf-8").startswith("# Kế hoạch")


def without_places(result: dict[str, Any]) -> dict[str, Any]:
    """A result without the name of the file and the places in it."""
    del result["evidence"]["file"]
    for criterion in result["criteria"]:
        for fact in criterion["facts"]:
            del fact["at"]
    return result


def test_a_form_scores_like_the_yaml_it_holds(form: Path):
    assert without_places(as_json("run", form)) == without_places(as_json("run", ROOT / EXAMPLE))


def test_a_report_names_sheet_and_cell(form: Path):
    places = {fact["at"] for criterion in as_json("run", form)["criteria"] for fact in criterion["facts"] if fact["at"]}
    assert f"{form}:2. Cải cách thủ tục hành chính!F5" in places
    assert f"{form}, 2. Cải cách thủ tục hành chính!F" in " ".join(printed("run", form, "--lang", "vi").split())


def test_check_takes_a_form(form: Path):
    assert printed("check", form, "--lang", "en").startswith(f"{form}: valid (ha-tinh-2024, ")


def test_a_form_may_come_from_standard_input(form: Path):
    done = CliRunner().invoke(cli.main, ["run", "-", "--format", "json"], input=form.read_bytes())
    assert done.exit_code == 0
    assert json.loads(done.stdout)["evidence"]["file"] == "stdin"


def test_a_blank_form_asks_who_submits(tmp_path: Path):
    (tmp_path / "form.xlsx").write_bytes(department_form())
    done = score("check", tmp_path / "form.xlsx", "--lang", "vi")
    assert done.exit_code == 4
    assert done.stderr.splitlines() == [
        f"{tmp_path}/form.xlsx, Cơ quan!D9 agency.id: chưa có giá trị. Ghi giá trị, hoặc xóa dòng.",
        f"{tmp_path}/form.xlsx, Cơ quan!D10 agency.name: chưa có giá trị. Ghi giá trị, hoặc xóa dòng.",
    ]
