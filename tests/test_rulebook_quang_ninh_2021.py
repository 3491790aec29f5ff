"""Quảng Ninh 2021: every item of its three sections once, nothing made up for what it leaves open, and the examples."""

from decimal import Decimal

import pytest

from scoring.rulebook.measures import Document, Periods, Schedule
from scoring.rulebook.normal_form import scope_fits
from tests.generated import ROOT, rulebook_of
from tests.worked_examples import assert_plainly_invented, result_of

BOOK = "quang-ninh-2021"
FOLDER = ROOT / "examples" / BOOK

# How many criteria cite each clause. II.1 has no (4) in the scan; III.6 asks for help and is no duty.
CLAUSES = {
    **dict.fromkeys(["I.gạch 1", "I.gạch 2", "I.gạch 3", "I.gạch 5"], 1),
    "I.gạch 4": 4,  # PCI, PAR INDEX, SIPAS, PAPI
    **{f"II.1({item})": 1 for item in (1, 2, 3, 5, 6)},
    **{f"II.2({item})": 1 for item in (2, 3, 6, 7)},
    "II.2(1)": 2,  # simplifying procedures; satisfaction
    "II.2(4)": 4,  # the working rules and the three targets of 100 %
    "II.2(5)": 2,  # functions of the portal; "nearly all" services at level 4
    **{f"II.3({item})": 1 for item in range(1, 5)},
    **{f"II.4({item})": 1 for item in range(1, 6)},
    **{f"II.5({item})": 1 for item in range(1, 8)},
    "II.6(1)": 2,  # the scheme; "basically complete"
    "II.6(2)": 3,  # use of IT; two shares to be raised
    "II.6(3)": 1,
    "II.6(4)": 1,
    **{f"II.7({item})": 1 for item in range(1, 5)},
    **{f"III.1({item})": 1 for item in (1, 2, 4)},
    "III.1(3)": 2,  # self-inspection; the reports
    "QĐ.Điều 2": 1,
    "III.2.1": 2,  # guiding and inspecting; the reports to the ministry
    "III.2.2": 2,  # guiding and inspecting; the reports
    **{f"III.3({item})": 1 for item in (1, 2)},
    **{f"III.4({item})": 1 for item in (1, 2, 3)},
    "III.5(1)": 2,  # each week; each month
    "III.5(2)": 1,
    "III.5(3)": 1,
}
TRACKED = {"I.gach4.pci", "I.gach4.par-index", "I.gach4.sipas", "I.gach4.papi", "II.2.5b", "II.6.2b", "II.6.2c"}
# The figures of the plan; II.1(1) and III.5(1) say "all" and "each week" in words.
BOUNDS = {
    "II.2.1b": (">", "90 %"),
    **dict.fromkeys(["II.2.4b", "II.2.4c", "II.2.4d", "II.1.1", "III.5.1a"], (">=", "100 %")),
}
QUARTERS = {"q1": "2021-03-31", "q2": "2021-06-30", "q3": "2021-09-30", "q4": "2021-12-31", "year": "2021-12-31"}
DUE = {
    "I.gach1": "2021-12-31",
    "II.6.1a": "2021-12-31",
    "II.5.1": {"revenue_rules": "2021-12-31", "spending_norms": "2021-12-31"},
    "III.1.3.2": QUARTERS,
    "III.2.2b": {**QUARTERS, "half_year": "2021-06-30", "nine_months": "2021-09-30"},
}

# Points, maximum and index; then each criterion that is not "full" or not asked, with its working.
TOTALS = {
    # 4 x 0.42 + 0 + 0.378 + 0.36 + 1.3199 + 1.32 + 1.254; 7 x 0.42 + 3 x 1.32
    "so-tu-phap": ("6.3119", "6.9", "91.48"),
    # 2.42 + 7.9 + 11.804 + 8.25 + 12.8 + 5.5 + 9.6 by area; satisfaction is still to come: 14.5 - 1.32
    "ubnd-tinh": ("58.274", "75.7", "76.98"),
    # 0.3884 + 0.3944 + 0.41; one of the four is pending
    "trung-tam-truyen-thong-9-thang": ("1.1928", "1.23", "96.98"),
    # 0.42 + 0.168 + 0.42 + 1.32 + 1.32; 5 x 0.42 + 4 x 1.32
    "huyen-mau": ("3.648", "7.38", "49.43"),
}
NOT_FULL = {
    "so-tu-phap": """
        III.1.3.1 zero 0 ; no
        III.1.3.2 partial 0.378 ; four on time, one a day late: 0.42 x 4.5 / 5
        III.2.2b partial 0.36 ; six of seven, one not made: 0.42 x 6 / 7
        II.2.1b partial 1.3199 ; 450 / 500 is exactly 90 %, which is not above 90 %
        II.2.4c partial 1.254 ; 1.32 x 114 / 120
    """,
    "ubnd-tinh": """
        I.gach4.pci unscored ; tracked
        I.gach4.par-index unscored ; tracked
        I.gach4.sipas unscored ; tracked
        I.gach4.papi unscored ; tracked
        II.7.1 partial 0.32 ; three of four tasks: 0.42 - 0.10
        II.1.1 partial 1.9 ; 2 x 38 / 40
        II.1.6 missing 0 ; a yes without its document
        II.2.1b survey ; the survey is not given yet
        II.2.4c partial 1.254 ; 1.32 x 1805 / 1900
        II.2.5b unscored ; tracked
        II.2.7 zero 0 ; no
        II.3.3 zero 0 ; no
        II.4.5 missing 0 ; nothing submitted
        II.5.1 partial 0.5 ; one of two products
        II.5.6 zero 0 ; no
        II.6.1a zero 0 ; declared as not made
        II.6.1b zero 0 ; no
        II.6.2b unscored ; tracked
        II.6.2c unscored ; tracked
    """,
    "trung-tam-truyen-thong-9-thang": """
        III.5.1a partial 0.3884 ; 0.41 x 36 / 38 = 0.38842...
        III.5.1b partial 0.3944 ; 0.14 + 0.14 x 8 / 9 + 0.13 = 0.39444...
        III.5.3 pending ; nothing submitted before the end of the year
    """,
    "huyen-mau": """
        III.1.2 zero 0 ; no
        III.1.3.1 missing 0 ; nothing submitted
        III.1.3.2 partial 0.168 ; two of five on time: 0.42 x 2 / 5
        II.2.4b missing 0 ; a figure without its document
        II.2.4c zero 0 ; 0 / 300
        II.2.4d not_applicable ; no modern desk
    """,
}


def test_every_item_of_the_plan_is_cited_as_often_as_it_has_duties():
    criteria = rulebook_of(BOOK).criteria.values()
    cited = [clause for one in criteria for clause in (one.clause, *(other.clause for other in one.also_at))]
    assert {clause: cited.count(clause) for clause in cited} == CLAUSES


def test_a_duty_of_departments_and_districts_is_one_criterion_asked_of_both_and_not_of_the_province():
    rulebook = rulebook_of(BOOK)
    for name in ("III.1.1", "III.1.2", "III.1.3.1", "III.1.3.2", "III.1.4"):
        asked = {(who.kind, who.level) for who in rulebook.head.profiles() if scope_fits(rulebook.criteria[name], who)}
        assert asked == {("department", "province"), ("people_committee", "district")}


def test_the_bounds_are_those_of_the_plan_and_above_90_percent_is_strict():
    rulebook = rulebook_of(BOOK)
    profiles = list(rulebook.head.profiles())
    found = {
        one.id: {(bound.operation, str(bound.amount)) for who in profiles for bound in one.parts[0].scale.bounds(who)}
        for one in rulebook.criteria.values()
        if one.is_scored and len(one.parts) == 1
    }
    assert {identifier: bounds for identifier, bounds in found.items() if bounds} == {
        identifier: {bound} for identifier, bound in BOUNDS.items()
    }


def test_every_period_and_day_is_that_of_the_plan():
    found = {}
    for one in rulebook_of(BOOK).criteria.values():
        measure = one.parts[0].measure
        if isinstance(measure, Document):
            found[one.id] = measure.due["default"].by.isoformat()
        if isinstance(measure, Schedule):
            found[one.id] = {name: due["default"].by.isoformat() for name, due in measure.due.items()}
    assert found == DUE


def test_the_media_centre_is_asked_for_every_month_on_each_of_three_outlets():
    measures = [part.measure for part in rulebook_of(BOOK).criteria["III.5.1b"].parts]
    assert [(type(measure), measure.at_least) for measure in measures] == [(Periods, 1)] * 3


def test_what_the_plan_leaves_without_a_level_is_only_tracked_and_says_so():
    criteria = rulebook_of(BOOK).criteria.values()
    tracked = [one for one in criteria if not one.is_scored]
    assert {one.id for one in tracked} == TRACKED
    for one in tracked:
        assert any("chỉ theo dõi, không chấm" in note.vi and "tracked, never scored" in note.en for note in one.notes)


def test_what_has_neither_figure_nor_day_is_left_to_an_assessor_and_says_so():
    for one in rulebook_of(BOOK).criteria.values():
        judged = one.parts[0].measure.yields == "yes_no"
        assert (one.source == "assessor") == judged, one.id
        if judged:
            assert any("người thẩm định" in note.vi and "an assessor" in note.en for note in one.notes), one.id


def test_the_unreadable_number_and_the_two_readings_of_the_day_are_noted_not_guessed():
    source = rulebook_of(BOOK).head.source
    assert source.document == "Quyết định số … /QĐ-UBND"
    notes = " ".join(note.vi for note in source.notes)
    assert all(words in notes for words in ("“77J3”", "“795”", "“o5”", "23/12/2020", "không có mục (4)", "phụ lục"))


def test_every_example_is_worked_out_by_hand():
    assert sorted(TOTALS) == sorted(NOT_FULL) == sorted(path.stem for path in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", TOTALS)
def test_a_criterion_earns_what_was_worked_out(name: str):
    rows = [row.partition(" ; ")[0].split() for row in NOT_FULL[name].strip().splitlines()]
    found = [one for one in result_of(BOOK, name).criteria if one.verdict.reason.value != "not_asked"]
    assert {one.id: [one.outcome.value, one.points] for one in found if one.outcome.value != "full"} == {
        row[0]: [row[1], Decimal(row[2]) if len(row) > 2 else None] for row in rows
    }
    assert all(one.points == one.max_points for one in found if one.outcome.value == "full")


@pytest.mark.parametrize("name", TOTALS)
def test_the_totals_are_those_added_up_by_hand(name: str):
    result = result_of(BOOK, name)
    assert (result.points, result.max_points, result.index) == tuple(map(Decimal, TOTALS[name]))


def test_together_the_examples_show_every_outcome():
    found = {criterion.outcome.value for name in TOTALS for criterion in result_of(BOOK, name).criteria}
    assert found == {"full", "partial", "zero", "missing", "pending", "not_applicable", "survey", "unscored"}


@pytest.mark.parametrize("name", TOTALS)
def test_an_example_is_plainly_invented_and_uses_every_document(name: str):
    assert_plainly_invented(BOOK, name)
