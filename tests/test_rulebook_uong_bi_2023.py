"""Uông Bí 2023 holds every figure of the letter with its strictness, and its examples score as worked out by hand."""

import csv
import json
import re
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook

from scoring.report import render
from scoring.report.result import FORMATS
from scoring.rulebook.classification import DecidedClasses
from scoring.rulebook.normal_form import targets_of
from tests.command_line import score
from tests.generated import ROOT, rulebook_of
from tests.worked_examples import assert_plainly_invented, result_of, rows_of

BOOK = rulebook_of("uong-bi-2023")
EXAMPLES = ROOT / "examples" / "uong-bi-2023"
MAXIMA = {
    "direction": "10",
    "institutions": "10",
    "procedures": "14.5",
    "organisation": "11",
    "civil_service": "16",
    "public_finance": "7",
    "e_government": "16",
    "commendation": "0",
}
# Item 3 of the letter: how many dashes stand under each letter.
DASHES = {"a": 4, "b": 2, "c": 5, "d": 2, "e": 2, "g": 2, "h": 4}

# Every criterion in order: what the letter asks, with its strictness; yes means that it states no figure.
ASKED = """
    3.a.1 >= 100 %
    3.a.2 >= 100 %
    3.a.3 yes
    3.a.4 yes
    3.b.1 >= 100 %
    3.b.2a >= 100 %
    3.b.2b yes
    3.c.1 >= 100 %
    3.c.2 >= 70 %
    3.c.3 >= 100 %
    3.c.4 >= 100 %
    3.c.5 yes
    3.d.1 yes
    3.d.2a >= 5 %
    3.d.2b >= 10 %
    3.d.2c yes
    3.e.1 >= 100 %
    3.e.2a >= 100 %
    3.e.2b <= 0 người
    3.g.1 >= 100 %
    3.g.2 yes
    3.h.1 > 90 %
    3.h.2 >= 100 %
    3.h.3 >= 100 %
    3.h.4a >= 100 %
    3.h.4b >= 50 %
    4.tap-the tracked
    4.ca-nhan tracked
"""
# What has a day of its own: every 31 December (first after the letter of 20/7/2023), and the cuts by 2026.
DUE = {
    "3.d.2a": "2026-12-31",
    "3.d.2b": "2026-12-31",
    "3.g.1": "2023-12-31",
    "3.h.4a": "2023-12-31",
    "3.h.4b": "2023-12-31",
}


def asked_of(name: str) -> str:
    criterion = BOOK.criteria[name]
    if not criterion.is_scored:
        return f"{name} tracked"
    said = {
        "yes" if target["unit"] == "yes_no" else f"{target['op']} {target['value']} {target['unit']}"
        for target in targets_of(criterion, BOOK)
    }
    return f"{name} {' '.join(said)}"


def test_every_figure_of_the_letter_stands_with_its_strictness():
    assert [asked_of(name) for name in BOOK.criteria] == [line.strip() for line in ASKED.strip().splitlines()]


def test_every_dash_of_item_3_is_cited():
    clauses = [criterion.clause for criterion in BOOK.criteria.values() if criterion.is_scored]
    assert list(dict.fromkeys(clauses)) == [
        f"3.{letter}.{dash}" for letter, dashes in DASHES.items() for dash in range(1, dashes + 1)
    ]
    assert all(name.startswith(criterion.clause) for name, criterion in BOOK.criteria.items() if criterion.is_scored)


def test_what_has_a_day_of_its_own_is_due_then():
    assert {name: str(c.due_on) for name, c in BOOK.criteria.items() if c.due_on} == DUE


def test_what_has_no_figure_is_answered_by_an_assessor():
    without = {line.split()[0] for line in ASKED.strip().splitlines() if line.endswith((" yes", " tracked"))}
    assert {name for name, criterion in BOOK.criteria.items() if criterion.source == "assessor"} == without
    assert {name for name, criterion in BOOK.criteria.items() if criterion.source == "survey"} == set()


def test_the_areas_have_the_maxima_of_the_basis_shared_equally():
    assert {area.area: area.max_points for area in BOOK.areas} == {k: Decimal(v) for k, v in MAXIMA.items()}
    for area in BOOK.areas:
        shares = [criterion.max_points["default"] for criterion in area.criteria]
        assert sum(shares) == area.max_points
        assert max(shares) - min(shares) <= Decimal("0.01")
        assert shares == sorted(shares, reverse=True)


def test_staff_trained_in_data_are_counted_out_of_the_same_staff_as_all_the_training():
    everyone, in_data = (BOOK.criteria[name].facts() for name in ("3.h.4a", "3.h.4b"))
    assert everyone[1] == in_data[1] == "training_staff"


def test_the_class_of_a_collective_is_the_commendation_decided_and_no_cut_off_is_made_up():
    classes = BOOK.head.classification
    assert isinstance(classes, DecidedClasses)
    assert classes.decided_by == "collective_commendation"
    assert classes.classes == {
        "provincial_certificate": "Bằng khen của Chủ tịch UBND tỉnh",
        "city_paper": "Giấy khen của Chủ tịch UBND thành phố",
    }
    assert classes.unclassified == ("none",)
    options = BOOK.facts["collective_commendation"].options
    assert options is not None
    assert [text.vi for text in options.values()] == [
        "Không được khen thưởng",
        "Giấy khen của Chủ tịch UBND thành phố",
        "Bằng khen của Chủ tịch UBND tỉnh",
    ]
    assert all("không nêu mức điểm" in BOOK.criteria[name].notes[0].vi for name in ("4.tap-the", "4.ca-nhan"))


# Each row: criterion, outcome, points, and the working. Points are left out where a criterion has none.
BY_HAND = {
    "ubnd-thanh-pho": """
        3.a.1 full 2.50 ; 1200 / 1200
        3.a.2 partial 2.4375 ; 2.50 x 780 / 800
        3.a.3 zero 0 ; one of the two answers is no
        3.b.2a not_applicable ; no recommendations
        3.b.2b full 3.33 ; yes
        3.c.1 partial 2.61 ; 2.90 x 180 / 200
        3.c.2 full 2.90 ; 35000 / 50000 is exactly 70 %
        3.c.4 partial 2.842 ; 2.90 x 98 %
        3.c.5 full 2.90 ; all three
        3.d.2a partial 2.20 ; a cut of 4 % of 5 %: 2.75 x 0.8
        3.d.2b full 2.75 ; 1500 to 1350 is exactly 10 %
        3.d.2c zero 0 ; no
        3.e.1 partial 5.1422 ; 5.34 x 26 / 27 = 5.14222...
        3.e.2a partial 5.3087 ; 5.33 x 99.6 % = 5.30868
        3.e.2b zero 0 ; two people disciplined
        3.g.1 partial 3.325 ; 3.50 x 95 %
        3.h.1 partial 3.1999 ; 18000 / 20000 is exactly 90 %, which is not above 90 %
        3.h.2 partial 2.88 ; 3.20 x 90 %
        3.h.4a full 3.20 ; 8000 / 8000
        3.h.4b full 3.20 ; 4000 / 8000 is exactly 50 %
        4.tap-the unscored
        4.ca-nhan unscored
    """,
    "phong-mau": """
        3.a.1 partial 2.4583 ; 2.50 x 59 / 60 = 2.45833...
        3.a.2 pending ; not submitted, due by the end of 2025
        3.a.4 pending ; not submitted, due by the end of 2025
        3.b.1 full 3.34 ; 3 / 3
        3.b.2a not_applicable ; not asked of a division
        3.c.1 not_applicable ; it has no procedures
        3.c.3 partial 2.4167 ; 2.90 x 5 / 6 = 2.41666...
        3.c.5 not_applicable ; not asked of a division
        3.d.2a not_applicable ; the city answers for it
        3.e.1 full 5.34 ; 1 / 1
        3.e.2b full 5.33 ; nobody
        3.g.1 missing 0 ; 31/12 has come, and what was disbursed is not submitted
        3.g.2 full 3.50 ; yes
        3.h.3 partial 3.04 ; 3.20 x 95 %
        3.h.4a full 3.20 ; 12 / 12
        3.h.4b partial 2.6667 ; 3.20 x (5 / 12) / 0.5 = 2.66666...
        4.tap-the unscored
    """,
    "phuong-mau-giua-nam": """
        3.a.1 partial 2.375 ; 2.50 x 114 / 120
        3.a.2 full 2.50 ; 45 / 45
        3.a.3 pending ; the assessor has not answered
        3.b.1 not_applicable ; not asked of a ward
        3.b.2a partial 1.665 ; 3.33 x 1 / 2
        3.b.2b pending ; the assessor has not answered
        3.c.1 partial 2.61 ; 2.90 x 54 / 60
        3.c.2 partial 2.8171 ; 2.90 x (612 / 900) / 0.7 = 2.81714...
        3.c.3 full 2.90 ; 4 / 4
        3.c.4 full 2.90 ; 900 / 900
        3.c.5 pending ; the assessor has not answered
        3.e.1 full 5.34 ; 1 / 1
        3.e.2a full 5.33 ; 22 / 22
        3.e.2b full 5.33 ; nobody
        3.g.1 partial 1.47 ; 3.50 x 42 %
        3.h.1 full 3.20 ; 460 / 500 = 92 %, above 90 %
        3.h.2 partial 2.56 ; 3.20 x 80 %
        3.h.3 partial 3.104 ; 3.20 x 97 %
        3.h.4a full 3.20 ; 22 / 22
        3.h.4b partial 2.3273 ; 3.20 x (8 / 22) / 0.5 = 2.32727...
    """,
    "phuong-mau-thieu-so-lieu": """
        3.a.1 missing 0 ; a figure without its document
        3.a.2 not_applicable ; no documents of coordination
        3.a.3 missing 0 ; one of the two answers is blank
        3.a.4 zero 0 ; no
        3.b.1 not_applicable ; not asked of a ward
        3.b.2a partial 2.22 ; 3.33 x 2 / 3
        3.c.1 partial 2.32 ; 2.90 x 40 / 50
        3.c.2 missing 0 ; no number of dossiers
        3.c.3 missing 0 ; nothing submitted
        3.c.5 zero 0 ; one of the three answers is no
        3.d.1 not_applicable ; not asked of a ward
        3.e.2a partial 5.0877 ; 5.33 x 21 / 22 = 5.08772...
        3.e.2b zero 0 ; one person disciplined
        3.g.1 not_applicable ; no plan assigned
        3.g.2 missing 0 ; left blank
        3.h.1 full 3.20 ; 570 / 600 = 95 %
        3.h.2 zero 0 ; 0 / 600
        3.h.4a partial 2.9091 ; 3.20 x 80 / 88 = 2.90909...
        3.h.4b partial 2.1818 ; 3.20 x (30 / 88) / 0.5 = 2.18181...
        4.ca-nhan unscored
    """,
}
# Points, applicable maximum and index, added up by hand from every criterion that the agency is asked.
TOTALS = {
    "ubnd-thanh-pho": ("68.9153", "81.17", "84.90"),
    "phong-mau": ("41.8717", "46.59", "89.87"),
    "phuong-mau-giua-nam": ("49.6284", "55.43", "89.53"),
    "phuong-mau-thieu-so-lieu": ("35.4386", "66.91", "52.96"),
}
ROWS = rows_of(BY_HAND)


def test_every_example_is_worked_out_by_hand():
    assert sorted(BY_HAND) == sorted(TOTALS) == sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
    assert len(ROWS) == 79


@pytest.mark.parametrize(("name", "criterion", "outcome", "points"), ROWS)
def test_a_criterion_of_an_example_earns_what_was_worked_out(name: str, criterion: str, outcome: str, points: str):
    found = next(one for one in result_of("uong-bi-2023", name).criteria if one.id == criterion)
    assert (found.outcome.value, found.points) == (outcome, Decimal(points) if points else None)


@pytest.mark.parametrize("name", TOTALS)
def test_the_totals_of_an_example_are_those_added_up_by_hand(name: str):
    result = result_of("uong-bi-2023", name)
    assert (result.points, result.max_points, result.index) == tuple(map(Decimal, TOTALS[name]))


@pytest.mark.parametrize(
    ("name", "class_", "reason", "said"),
    [
        ("ubnd-thanh-pho", "Bằng khen của Chủ tịch UBND tỉnh", "decided", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("phuong-mau-thieu-so-lieu", None, "unclassified", "không xếp loại"),
        ("phuong-mau-giua-nam", None, "not_decided", "chưa có quyết định"),
        ("phong-mau", None, "not_decided", "chưa có quyết định"),
    ],
)
def test_every_report_of_one_agency_says_its_class_or_why_there_is_none(
    name: str, class_: str | None, reason: str, said: str
):
    result = result_of("uong-bi-2023", name)
    assert tuple(result.classed) == (class_, reason)
    plain = json.loads(render(result, "json", "vi"))
    assert (plain["classification"], plain["classification_reason"]) == (class_, reason)
    assert f"\nXếp loại: {said}\n" in render(result, "table", "vi")
    assert f"Xếp loại: {said}" in str(render(result, "markdown", "vi"))
    shown = re.sub(r"<[^>]*>", " ", str(render(result, "html", "vi")))
    assert re.search(rf"Xếp loại\s+{said}", shown)
    sheet = FORMATS.render(result, "xlsx", "vi")
    assert isinstance(sheet, bytes)
    book = load_workbook(BytesIO(sheet))
    assert [cell for sheet in book for row in sheet.values for cell in row if str(cell) == f"Xếp loại: {said}"]


@pytest.mark.parametrize("engine", ["pure", "polars", "duckdb"])
def test_a_field_says_the_class_of_each_and_why_there_is_none(engine: str):
    told = score("batch", EXAMPLES, "--engine", engine, "--format", "csv")
    rows = {row["file"].rpartition("/")[2]: row for row in csv.DictReader(StringIO(told.stdout))}
    found = {name: (row["classification"], row["classification_reason"]) for name, row in rows.items()}
    assert found == {
        "ubnd-thanh-pho.yaml": ("Bằng khen của Chủ tịch UBND tỉnh", "decided"),
        "phuong-mau-thieu-so-lieu.yaml": ("", "unclassified"),
        "phuong-mau-giua-nam.yaml": ("", "not_decided"),
        "phong-mau.yaml": ("", "not_decided"),
    }
    for said in ("Bằng khen của Chủ tịch UBND tỉnh", "không xếp loại", "chưa có quyết định"):
        assert f" {said} " in score("batch", EXAMPLES, "--engine", engine).stdout


@pytest.mark.parametrize("engine", ["pure", "polars", "duckdb"])
def test_tables_in_parts_keep_why_there_is_no_class(engine: str, tmp_path: Path):
    (tmp_path / "in").mkdir()
    assert score("batch", EXAMPLES, "--to-parquet", tmp_path / "in" / "x.parquet").exit_code == 0
    asked = (
        "batch",
        tmp_path / "in",
        "--rulebook",
        "uong-bi-2023",
        "--engine",
        engine,
        "--to-folder",
        tmp_path / "out",
    )
    assert score(*asked).exit_code == 0
    found = pl.read_parquet(tmp_path / "out" / "x.parquet")
    assert sorted(found["class_reason"].cast(pl.String)) == ["decided", "not_decided", "not_decided", "unclassified"]


def test_together_the_examples_show_every_outcome_the_book_can_have():
    found = {criterion.outcome.value for name in TOTALS for criterion in result_of("uong-bi-2023", name).criteria}
    assert found == {"full", "partial", "zero", "missing", "pending", "not_applicable", "unscored"}


@pytest.mark.parametrize("name", TOTALS)
def test_an_example_is_plainly_invented_and_uses_every_document(name: str):
    assert_plainly_invented("uong-bi-2023", name)
