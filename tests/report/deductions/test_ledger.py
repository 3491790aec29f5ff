"""The auditor's ledger: complete, balanced, filtered as asked; what is submitted is data in every format."""

import csv
import json
from decimal import Decimal
from io import StringIO

import pytest
from jsonschema import Draft202012Validator

from scoring.advice.ledger import UnbalancedLedgerError, check_balance, find_unit
from scoring.errors import ScoreError
from scoring.report.deductions.schema import deductions_schema
from tests.command_line import EXAMPLE, INCOMPLETE, MIDYEAR, ROOT, printed, score
from tests.generated import example_result, rulebook_of

QUANG_NGAI = "examples/quang-ngai-2021/ubnd-tinh-cuoi-nam.yaml"


@pytest.fixture(autouse=True)
def _in_the_top_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)


def rows(*arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(printed("deductions", *arguments, "--format", "csv"))))


def test_the_ledger_holds_every_loss_largest_first():
    found = [(row["criterion"], row["deduction"], row["claimed"]) for row in rows(EXAMPLE)]
    # 3.1: 0.91 x 8420/9000 = 0.85135.. -> 0.8514, lost 0.0586
    assert found == [
        ("7.2", "0.89", "0.89"),
        ("VI.2.1a", "0.315", "0.63"),
        ("VI.2.6a", "0.155", "0.62"),
        ("3.1", "0.0586", "0.86"),
    ]


def test_points_and_losses_come_to_the_maximum_in_print():
    text = printed("deductions", EXAMPLE, "--lang", "en")
    assert "Check: 32.3014 points + 1.4186 points lost = 33.7200, the applicable maximum." in text


def test_a_ledger_out_of_balance_is_a_fault_of_the_program():
    result = example_result("so-tu-phap")
    first, *others = result.criteria
    result.__dict__["criteria"] = (first._replace(verdict=first.verdict._replace(points=None)), *others)
    lost = next(one for one in others if one.lost)
    result.__dict__["criteria"] = tuple(
        one._replace(verdict=one.verdict._replace(points=0)) if one.id == lost.id else one for one in result.criteria
    )
    with pytest.raises(UnbalancedLedgerError, match=r"\+ .* != "):
        check_balance(result)


def test_a_document_stands_behind_its_fact_with_number_date_and_title():
    (entry,) = [row for row in rows(EXAMPLE) if row["criterion"] == "VI.2.1a"]
    assert entry["required"] in ("< 15/01/2024", "< 2024-01-15")
    assert "12/KH-STP" in entry["documents"]
    assert "so-tu-phap.yaml" in entry["submitted"]
    (missing,) = [row for row in rows(EXAMPLE) if row["criterion"] == "7.2"]
    assert missing["documents"] == ""


def test_what_is_open_or_not_asked_stands_apart():
    found = json.loads(printed("deductions", MIDYEAR, "--format", "json"))
    assert found["apart"]["pending"]
    assert {entry["outcome"] for entry in found["entries"]} <= {"partial", "zero", "missing"}


@pytest.mark.parametrize("area", ["direction", "e_government"])
def test_an_area_alone_says_what_was_left_out(area: str):
    count, lost = {"direction": ("2", "0.47"), "e_government": ("1", "0.89")}[area]
    text = printed("deductions", EXAMPLE, "--area", area, "--lang", "en")
    assert f"In this ledger: {lost} points lost, criteria: {count}; of 1.42 points lost in all, criteria: 4." in text
    assert {row["area"] for row in rows(EXAMPLE, "--area", area)} == {area}


def test_a_unit_is_known_by_its_id_and_by_either_name():
    book = rulebook_of("quang-ngai-2021")
    named = ("phong-tong-hop", "Phòng Tổng hợp", "  phòng  tổng hợp", "General Affairs Division")
    assert [find_unit(one, book) for one in named] == ["phong-tong-hop"] * 4
    with pytest.raises(ScoreError) as caught:
        find_unit("Phong Tong hop", book)
    (said,) = caught.value.sentences("en")
    assert said.startswith("--unit: there is no unit 'Phong Tong hop'. Did you mean 'Phòng Tổng hợp'?")


def test_an_unknown_area_or_unit_names_the_nearest():
    done = score("deductions", EXAMPLE, "--area", "directions", "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "--area: there is no area 'directions'. Did you mean 'direction'?\n"
    assert score("deductions", QUANG_NGAI, "--unit", "?").exit_code == 2


@pytest.mark.parametrize("path", [EXAMPLE, INCOMPLETE, MIDYEAR, QUANG_NGAI])
def test_the_json_fits_its_schema_and_adds_up(path: str):
    found = json.loads(printed("deductions", path, "--format", "json"), parse_float=Decimal)
    assert [error.message for error in Draft202012Validator(deductions_schema()).iter_errors(found)] == []
    assert found["points"] + sum(entry["deduction"] for entry in found["entries"]) == found["max_points"]
    assert all(area["points"] + area["deduction"] == area["max_points"] for area in found["areas"])
