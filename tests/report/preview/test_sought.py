"""The shortest way to a target, and what to do first, in every form: one answer, worked out by hand, told alike."""

import json
import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from scoring.advice.effort import efforts_of
from scoring.advice.goal.first_steps import actions_of
from scoring.advice.goal.seeking import field_of, seek_goal
from scoring.report.preview import FORMATS, Preview
from tests.advice_samples import book, criterion, fact, result
from tests.command_line import ROOT, score

SHARE = {"share": ["done", "asked"], "when_empty": "not_applicable"}
BANDS = {"bands": [{"at_least": "90 %", "earns": "100 %"}, {"at_least": "70 %", "below": "90 %", "earns": "50 %"},
                   {"below": "70 %", "earns": 0}]}  # fmt: skip
PLAN = {"document": "plan", "due": {"by": "2024-03-31"}}
FACTS = {"done": fact("count", effort=Decimal("0.25")), "asked": fact("count"), "open": fact("yes_no"),
         "plan": fact("document")}  # fmt: skip


def preview(folder: Path, target: int | None) -> Preview:
    """Of 4 points: 1 for 70 of 100 (20 more are 2), 0 of 0.5 for a no, 0 of 1.5 for a plan that can only come late."""
    criteria = (criterion("1", SHARE, BANDS, "2"), criterion("2", {"yes": "open"}, "yes_no", "0.5"),
                criterion("3", PLAN, {"on_time": "100 %", "late": "50 %"}, "1.5"))  # fmt: skip
    found = result(folder, book(FACTS, *criteria), {"done": 70, "asked": 100, "open": False})
    efforts = efforts_of(found.rulebook)
    goal = None if target is None else seek_goal(found, (target, 1), efforts)
    return Preview(found, None, 30, goal, actions_of(field_of(found, efforts)))


def as_json(one: Preview) -> dict[str, Any]:
    return json.loads(str(FORMATS.render(one, "json", "vi")), parse_float=Decimal)


def sheet(one: Preview, title: str) -> list[list[Any]]:
    made = FORMATS.render(one, "xlsx", "vi")
    assert isinstance(made, bytes)
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(made))[title].iter_rows()]


def test_json_tells_the_answer_and_its_proof(tmp_path: Path):
    # 50 % of 4 is 2: the plan (late: 0.75) and the answer (0.5) come to 2.25 with effort 2; 20 dossiers would cost 5
    goal = as_json(preview(tmp_path, 50))["goal"]
    assert (goal["status"], goal["target"], goal["effort"], goal["judged_on"]) == ("reachable", 50, 2, "2024-12-31")
    assert (goal["before"], goal["after"]) == (
        {"points": 1, "max_points": 4, "index": 25},
        {"points": Decimal("2.25"), "max_points": 4, "index": Decimal("56.25")},
    )
    told = [(move["fact"], move["before"], move["after"], move["by"], move["is_late"]) for move in goal["moves"]]
    assert told == [("open", False, True, None, False), ("plan", None, "2024-06-30", "2024-06-30", True)]
    assert [(gain["criterion"], gain["difference"]) for gain in goal["gains"]] == [("2", Decimal("0.5")),
                                                                                ("3", Decimal("0.75"))]  # fmt: skip
    assert goal["proof"]["best_index_with_less"] == Decimal("43.75")  # the plan alone: 1.75 of 4
    assert goal["blocks"] == []


def test_json_tells_dossiers_and_what_they_cost(tmp_path: Path):
    goal = as_json(preview(tmp_path, 80))["goal"]
    done = goal["moves"][0]
    assert (done["fact"], done["before"], done["after"], done["change"], done["effort"]) == ("done", 70, 90, 20, 5)
    assert done["words"] == {"vi": "20 hồ sơ nữa", "en": "20 dossiers more"}


def test_json_says_what_to_do_first(tmp_path: Path):
    # the plan 0.75 a unit, the answer 0.5, the dossiers 1 / 5 = 0.2
    found = as_json(preview(tmp_path, None))
    assert found["goal"] is None
    assert [(one["criterion"], one["gain"], one["effort"]) for one in found["first_steps"]] == [
        ("3", Decimal("0.75"), 1),
        ("2", Decimal("0.5"), 1),
        ("1", 1, 5),
    ]


def test_the_answer_of_every_kind_fits_the_schema(tmp_path: Path):
    validator = Draft202012Validator(json.loads((ROOT / "docs" / "preview.schema.json").read_text("utf-8")))
    statuses = []
    for target in (0, 80, 100):
        found = as_json(preview(tmp_path / str(target), target))
        statuses.append(found["goal"]["status"])
        assert [error.message for error in validator.iter_errors(found)] == []
    assert statuses == ["reached", "reachable", "out_of_reach"]


def test_a_workbook_has_the_changes_the_gains_and_what_stays_lost(tmp_path: Path):
    # 100 %: all but half of the plan's 1.5: 0.75 stay lost
    one = preview(tmp_path, 100)
    moves = sheet(one, "Cách ít công sức nhất đạt 100 %")
    assert [row[2] for row in moves if row[0] == "Dữ liệu"] == [5, 1, 1]
    gains = sheet(one, "Điểm tăng thêm")
    assert [row[1:5] for row in gains if row[1] == "Tổng cộng"] == [["Tổng cộng", 1, 3.25, 2.25]]
    assert [row[0] for row in sheet(one, "Vẫn mất dù làm đủ") if row[1] == "3"] == [0.75]
    first = [row for row in sheet(one, "Nên làm trước") if isinstance(row[0], int | float)]
    assert [(row[1], row[4], row[5], row[6]) for row in first] == [
        ("3", 0.75, 1, 0.75),
        ("2", 0.5, 1, 0.5),
        ("1", 1, 5, 0.2),
    ]


def test_markdown_has_the_same_and_nothing_of_a_goal_that_is_not_asked_for(tmp_path: Path):
    made = str(FORMATS.render(preview(tmp_path / "a", 80), "markdown", "en"))
    assert "## The shortest way to 80 %" in made
    assert "| A fact | 20 dossiers more | 5 |  | 1 |" in made
    assert "| 1 | 3 | Criterion | A fact: submit it now; it is late | 0.75 | 1 | 0.75 |  |" in made
    made = str(FORMATS.render(preview(tmp_path / "b", None), "markdown", "en"))
    assert "shortest way" not in made
    assert "## Do first" in made


def test_a_page_lists_what_to_do_first_so_that_it_sorts_by_points_per_effort(tmp_path: Path):
    made = str(FORMATS.render(preview(tmp_path, 80), "html", "vi"))
    part = made[made.index('id="first_steps"') :]
    part = part[: part.index("</section>")]
    assert 'class="sortable"' in part
    rows = re.findall(r"<tr>(.*?)</tr>", part, re.DOTALL)[1:]
    each = [re.findall(r'data-value="([^"]*)"', row)[-1] for row in rows]
    assert each == ["0.75", "0.5", "0.2"]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "xlsx"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_command_tells_a_goal_in_every_form(form: str, language: str):
    done = score("preview", str(ROOT / "examples/quang-ngai-2021/ubnd-tinh-thang-9.yaml"), "--target", "90",
                 "--format", form, "--lang", language)  # fmt: skip
    assert done.exit_code == 0
    assert "2021-09-30" in done.stdout or "30/09/2021" in done.stdout
